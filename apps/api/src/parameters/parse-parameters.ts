import { makeIssue, type Parsed } from '@recount/core/primitives'
import { parseQuery, type Query, readPairs, unknownParameter } from '@recount/core/query'

/**
 * Reads the parameters of a route that takes only some of a query's. One that the route does not take is
 * an issue, even where other routes take it: an answer that silently ignored it would be taken for one
 * that did not.
 *
 * @example
 * parseParameters('?country=AFG', ['asOf']).issues[0].code //=> 'unknown-parameter'
 */
export function parseParameters(search: string, taken: readonly (keyof Query)[]): Parsed<Query> {
  const names: readonly string[] = taken
  // Issues of the encoding are found again by `parseQuery`.
  const others = readPairs(search, [])
    .map(([name]) => name)
    .filter((name) => !names.includes(name))
  const parsed = parseQuery(search, others)
  const issues = [
    ...others.map((name) =>
      names.length === 0
        ? makeIssue('unknown-parameter', name, 'no parameters at all', name)
        : unknownParameter(name, names),
    ),
    ...parsed.issues,
  ]
  return issues.length > 0 ? { value: null, issues } : parsed
}
