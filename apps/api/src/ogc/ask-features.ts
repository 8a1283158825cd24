import { type Issue, makeIssue, type Parsed } from '@recount/core/primitives'
import type { Query } from '@recount/core/query'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { readOwnParameters } from '../parameters/read-own-parameters.ts'
import { readDatetime } from './read-datetime.ts'

const names = ['bbox', 'datetime', 'asOf', 'limit', 'cursor', 'f']
const mostFeatures = 1000
const usualFeatures = 50

/**
 * Reads the parameters of a request for features as a query. A limit beyond the greatest one is taken for
 * that, as the standard wants it; anything unknown is an issue.
 *
 * Source: OGC 17-069r4, 7.15.
 */
export function askFeatures(search: string): Parsed<Query> {
  const { value: own, issues } = readOwnParameters(search, names)
  if (own === null) return { value: null, issues }
  const { bbox, datetime, asOf, limit, cursor, f = 'json' } = own
  const wrong: Issue[] = []
  const days = datetime === undefined ? { from: null, to: null } : readDatetime(datetime)
  if (days === null) {
    const expected = 'a date, a time or an interval of either'
    wrong.push(makeIssue('malformed-parameter', 'datetime', expected, datetime))
  }
  if (f !== 'json') wrong.push(makeIssue('malformed-parameter', 'f', 'json', f))
  const isTooGreat = /^\d+$/.test(limit ?? '') && Number(limit) > mostFeatures
  const pairs = {
    from: days?.from ?? null,
    to: days?.to ?? null,
    bbox: bbox === undefined ? null : withoutHeights(bbox),
    limit: isTooGreat ? String(mostFeatures) : (limit ?? String(usualFeatures)),
    asOf: asOf ?? null,
    cursor: cursor ?? null,
    sort: 'id',
  }
  const written = Object.entries(pairs).flatMap(([name, text]) =>
    text === null ? [] : [`${name}=${encodeURIComponent(text)}`],
  )
  const taken = ['from', 'to', 'bbox', 'asOf', 'limit', 'cursor', 'sort'] as const
  const query = parseParameters(written.join('&'), taken)
  const all = [...wrong, ...query.issues]
  return all.length > 0 ? { value: null, issues: all } : query
}

/** A box of six numbers has heights, which incidents do not. */
function withoutHeights(bbox: string): string {
  const numbers = bbox.split(',')
  return numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]].join(',') : bbox
}
