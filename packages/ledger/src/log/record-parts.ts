import { type FieldPart, fieldRules } from '@recount/core/protection'
import { type RecordKind, recordKinds } from '@recount/core/records'

/**
 * A record cut into the parts that are kept apart: `record` is the whole of it with `null` in the place
 * of every field that another part holds; the others hold those fields alone, in their places.
 */
export type RecordParts = Readonly<Partial<Record<FieldPart, unknown>>> & {
  readonly record: unknown
}

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

/**
 * Puts the parts of a record together again; what is missing stays `null`. The parts are used up: the
 * first is filled from the others.
 */
export function joinRecord({ record, ...others }: RecordParts): unknown {
  for (const part in others) layOver(record, others[part as keyof typeof others])
  return record
}

/**
 * The joined record with the words and ids that stand for redacted parts, so that it is a valid record
 * of its kind still.
 */
export function markRedacted(
  kind: RecordKind,
  joined: unknown,
  redacted: readonly string[],
): unknown {
  return fieldRules[kind]
    .filter(({ part }) => redacted.includes(part))
    .reduce((record, rule) => replaced(record, rule.path.split('.'), rule.redacted), joined)
}

/** Which part holds the fields below: a name of a part, or the steps that lead to one. */
interface PartTree {
  readonly [step: string]: PartTree | FieldPart
}

const partTrees: Readonly<Record<RecordKind, PartTree>> = treesOfRules()

function treesOfRules() {
  const trees = {} as Record<RecordKind, PartTree>
  for (const kind of recordKinds) {
    const tree: Record<string, unknown> = {}
    for (const { path, part } of fieldRules[kind]) {
      if (part === 'record') continue
      const steps = path.split('.')
      const last = steps.pop() ?? ''
      let node = tree
      for (const step of steps) {
        node[step] ??= {}
        node = node[step] as Record<string, unknown>
      }
      node[last] = part
    }
    trees[kind] = tree as PartTree
  }
  return trees
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

/** Fills the lower value from the upper one, in which `null` lets the lower one through. */
function layOver(lower: unknown, upper: unknown): void {
  if (typeof lower !== 'object' || lower === null) return
  if (typeof upper !== 'object' || upper === null) return
  const fields = lower as Fields
  for (const name in upper) {
    const above = (upper as Fields)[name]
    if (above === null) continue
    if (fields[name] === null || fields[name] === undefined) fields[name] = above
    else layOver(fields[name], above)
  }
}

function replaced(value: unknown, steps: readonly string[], by: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value === null ? by : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => replaced(item, rest, by))
  if (!Object.hasOwn(value, step)) return value
  const fields = value as Fields
  return { ...fields, [step]: replaced(fields[step], rest, by) }
}
