import { everything, type Query } from '@recount/core/query'

type ListName = {
  [Name in keyof Query]: Query[Name] extends readonly string[] ? Name : never
}[keyof Query]

/** A parameter whose values are chosen one by one. */
export type ListParameter = ListName

/**
 * The question with one value of a list chosen, or no longer chosen if it was.
 *
 * @example
 * toggleValue(everything, 'province', 'AF32').province //=> ['AF32']
 */
export function toggleValue(query: Query, name: ListParameter, value: string): Query {
  const chosen: readonly string[] = query[name]
  const next = chosen.includes(value)
    ? chosen.filter((known) => known !== value)
    : [...chosen, value].sort()
  return { ...query, [name]: next }
}

/**
 * The question without one parameter, or without one value of it. Without actors there is no attribution
 * standard either, which was theirs.
 *
 * @example
 * withoutParameter({ ...everything, from: '2022-10-05' }, 'from').from //=> null
 */
export function withoutParameter(query: Query, name: keyof Query, value?: string): Query {
  const current = query[name]
  const kept =
    value === undefined || !Array.isArray(current)
      ? everything[name]
      : current.filter((known) => known !== value)
  return { ...query, [name]: kept }
}

/** The question that a chart of one parameter asks: all filters but its own. */
export function withoutOwnFilter(query: Query, names: readonly (keyof Query)[]): Query {
  return names.reduce((kept, name) => withoutParameter(kept, name), query)
}
