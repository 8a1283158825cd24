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
export interface PartTree {
  readonly [step: string]: PartTree | FieldPart
}

/** The part of each field of each kind, by the classes of the fields. */
export const partTrees: Readonly<Record<RecordKind, PartTree>> = treesOfRules()

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
