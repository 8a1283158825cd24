import { type Issue, makeIssue, type Parsed } from '@recount/core/primitives'
import { readPairs, unknownParameter } from '@recount/core/query'

/**
 * Reads the parameters of a route that takes none of a query's. One that is unknown or given twice is an
 * issue; one with nothing behind its `=` is as good as left out.
 *
 * @example
 * readOwnParameters('?reason=why', ['reason']).value //=> { reason: 'why' }
 */
export function readOwnParameters(
  search: string,
  names: readonly string[],
): Parsed<Readonly<Record<string, string>>> {
  const issues: Issue[] = []
  const read: Record<string, string> = {}
  for (const [name, text] of readPairs(search, issues)) {
    if (!names.includes(name)) issues.push(unknownParameter(name, names))
    else if (Object.hasOwn(read, name)) {
      issues.push(makeIssue('repeated-parameter', name, 'once', text))
    } else if (text !== '') read[name] = text
  }
  return issues.length > 0 ? { value: null, issues } : { value: read, issues: [] }
}
