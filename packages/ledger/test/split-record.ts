import type { FieldPart } from '@recount/core/protection'
import type { RecordKind } from '@recount/core/records'
import { type PartTree, partTrees, type RecordParts } from '../src/log/record-parts.ts'

/**
 * Cuts a record into its parts, by the classes of its fields.
 *
 * Fields that are `null` stay where they are: that nothing was reported is no secret.
 */
export function splitRecord(kind: RecordKind, record: object): RecordParts {
  const parts: Record<string, unknown> = {}
  const rest = takeApart(record, partTrees[kind], parts)
  return { ...parts, record: rest }
}

type Fields = Record<string, unknown>

/** Returns the value without what other parts hold, and puts that into `parts`. */
function takeApart(value: object, tree: PartTree, parts: Fields): unknown {
  if (Array.isArray(value)) return takeItemsApart(value, tree['*'], parts)
  const rest: Fields = { ...value }
  for (const step in tree) {
    const below = tree[step]
    const field = rest[step]
    if (field === null || field === undefined || below === undefined) continue
    if (typeof below === 'string') {
      rest[step] = null
      put(parts, below, step, field)
    } else if (typeof field === 'object') {
      const inner: Fields = {}
      rest[step] = takeApart(field, below, inner)
      for (const name in inner) put(parts, name, step, inner[name])
    }
  }
  return rest
}

function put(parts: Fields, part: string, step: string, value: unknown): void {
  parts[part] ??= {}
  const fields = parts[part] as Fields
  fields[step] = value
}

function takeItemsApart(
  items: readonly unknown[],
  tree: PartTree | FieldPart | undefined,
  parts: Fields,
): unknown {
  if (tree === undefined || typeof tree === 'string') throw new TypeError('a part is no whole list')
  return items.map((item, index) => {
    if (typeof item !== 'object' || item === null) return item
    const inner: Fields = {}
    const rest = takeApart(item, tree, inner)
    for (const name in inner) {
      parts[name] ??= items.map(() => null)
      const list = parts[name] as unknown[]
      list[index] = inner[name]
    }
    return rest
  })
}
