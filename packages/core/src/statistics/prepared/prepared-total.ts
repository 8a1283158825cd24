import { type Query, rowsOfPeriod } from '../../query/index.ts'
import { addRow, addRun, takeRow, tollWidth } from '../../table/index.ts'
import type { Casualties } from '../toll-sums.ts'
import { asksOnly } from './asks-only.ts'
import { casualtiesOfSum } from './casualties-of-tolls.ts'
import type { PreparedSums } from './prepared-sums.ts'

/** Killed and wounded of the incidents that answer a query, and what a total says of these incidents. */
export interface PreparedTotal extends Casualties {
  readonly tooImprecise: number
  readonly partlyInside: number
}

/**
 * The total of some countries, or of all, in a period: what `total` tells by harm, without its cells.
 * `null` where the query asks for anything else.
 *
 * The rows of a period are one run in the table's order, and those of a country one run of its postings;
 * running sums give their sum, and the few incidents whose date reaches over the end of the period are
 * looked at one by one. So the answer is that of the scan, to the day.
 *
 * Source: METHODS.md, "prepared sums".
 * @example
 * preparedTotal(prepareSums(buildIncidentTable([])), everything).killed //=> { low: 0, best: 0, high: 0 }
 */
export function preparedTotal(sums: PreparedSums, query: Query): PreparedTotal | null {
  if (!asksOnly(query, ['country', 'from', 'to'])) return null
  const { table, reader, world, countries } = sums
  const { slice, before, after } = rowsOfPeriod(table, query)
  const isWorld = query.country.length === 0
  const codes = codesOfCountries(table.country.entries, query.country)
  const sum = new Float64Array(tollWidth)
  if (isWorld) addRun(sum, world, reader, 0, slice.start, slice.end)
  for (const code of codes) addRun(sum, countries, reader, code, slice.start, slice.end)
  const isContained = query.precision === 'contained'
  const addEdges = (ranges: typeof before, times: 1 | -1 | 0) => {
    let found = 0
    for (const { start, end } of ranges) {
      for (let row = start; row < end; row++) {
        if (!isWorld && !codes.includes(table.country.codes[row] ?? -1)) continue
        found++
        if (times > 0) addRow(sum, 0, reader, row)
        else if (times < 0) takeRow(sum, reader, row)
      }
    }
    return found
  }
  const atEdges = addEdges(before, isContained ? -1 : 0) + addEdges(after, isContained ? 0 : 1)
  return {
    ...casualtiesOfSum(sum),
    tooImprecise: isContained ? atEdges : 0,
    partlyInside: isContained ? 0 : atEdges,
  }
}

/** The codes of countries that a table has, each once. */
function codesOfCountries(
  entries: readonly string[],
  countries: readonly string[],
): readonly number[] {
  const codes = new Set(countries.map((country) => entries.indexOf(country)))
  return [...codes].filter((code) => code >= 0)
}
