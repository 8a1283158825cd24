import { canonicalJson } from '@recount/core/primitives'

/** A field that differs between two versions of a record; `undefined` is a field that is not there. */
export interface FieldDifference {
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

/**
 * The fields in which two versions of a record differ, the smallest that do, by their paths.
 *
 * Items of a list that have ids (claims) are compared by id, so that one put in front changes no other;
 * other items by their place. `version` differs always and is left out.
 *
 * What is compared is what is given: project both versions before the public sees the differences.
 *
 * @example
 * fieldDifferences({ a: { b: 1 } }, { a: { b: 2 } }) //=> [{ path: 'a.b', before: 1, after: 2 }]
 */
export function fieldDifferences(before: unknown, after: unknown): readonly FieldDifference[] {
  const differences: FieldDifference[] = []
  compare(before, after, '')
  return differences.filter(({ path }) => path !== 'version')

  function compare(left: unknown, right: unknown, path: string): void {
    const [a, b] = [fieldsOf(left), fieldsOf(right)]
    if (a === null || b === null || Array.isArray(left) !== Array.isArray(right)) {
      if (!isSame(left, right)) differences.push({ path, before: left, after: right })
      return
    }
    for (const name of new Set([...a.keys(), ...b.keys()])) {
      compare(a.get(name), b.get(name), path === '' ? name : `${path}.${name}`)
    }
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b
  return canonicalJson(a) === canonicalJson(b)
}

/** What can be compared field by field; `null` for a value of one piece. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) {
    const ids = value.map(idOf)
    const isNamed = ids.every((id) => id !== null) && new Set(ids).size === ids.length
    return new Map(value.map((item, index) => [isNamed ? (ids[index] ?? '') : String(index), item]))
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null
}

function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null
  return typeof item.id === 'string' ? item.id : null
}
