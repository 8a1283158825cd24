import { dayNumberOf, type Parsed } from '../../primitives/index.ts'
import type { Query } from '../../query/index.ts'
import { openEnd, openStart, type RangeReader, sumByRanges } from '../../table/index.ts'
import { asksOnly } from './asks-only.ts'
import { casualtiesOfSum } from './casualties-of-tolls.ts'
import type { PreparedTotal } from './prepared-total.ts'

/**
 * The total of some countries, or of all, in a period, from a stored snapshot of which only some stretches
 * are read: `preparedTotal` without a table. `null` where the query asks for anything else.
 *
 * A snapshot that cannot be read is an issue, and then the value is `null`.
 *
 * Source: METHODS.md, "prepared sums".
 */
export async function totalByRanges(
  reader: RangeReader,
  query: Query,
): Promise<Parsed<PreparedTotal> | null> {
  if (!asksOnly(query, ['country', 'from', 'to'])) return null
  const contained = query.precision === 'contained'
  const { value, issues } = await sumByRanges(reader, {
    countries: query.country.length === 0 ? null : query.country,
    from: query.from === null ? openStart : dayNumberOf(query.from),
    to: query.to === null ? openEnd : dayNumberOf(query.to),
    contained,
  })
  if (value === null) return { value: null, issues }
  const { sum, atEdges } = value
  return {
    value: {
      ...casualtiesOfSum(sum),
      tooImprecise: contained ? atEdges : 0,
      partlyInside: contained ? 0 : atEdges,
    },
    issues,
  }
}
