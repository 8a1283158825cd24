import { everything, type Query } from '../../query/index.ts'

/** What of a query makes a difference to sums: which incidents it takes, and what it counts of them. */
const asking = [
  'from',
  'to',
  'country',
  'province',
  'district',
  'bbox',
  'actor',
  'attribution',
  'type',
  'method',
  'target',
  'harm',
  'group',
  'grade',
  'source',
  'dataset',
  'document',
  'incident',
  'q',
] as const satisfies readonly (keyof Query)[]
export type AskingField = (typeof asking)[number]

/**
 * Whether a query asks for nothing but some of these. The counting rule is the table's, and how incidents
 * are listed makes no difference to sums.
 *
 * @example
 * asksOnly({ ...everything, country: ['AFG'] }, ['country', 'from', 'to']) //=> true
 */
export function asksOnly(query: Query, fields: readonly AskingField[]): boolean {
  for (const name of asking) if (isAsked(query, name) && !fields.includes(name)) return false
  return true
}

/** The fields of a query that make a difference to sums and that it asks for. */
export function fieldsAsked(query: Query): readonly AskingField[] {
  return asking.filter((name) => isAsked(query, name))
}

function isAsked(query: Query, name: AskingField): boolean {
  const asked = query[name]
  return asked !== everything[name] && !(Array.isArray(asked) && asked.length === 0)
}
