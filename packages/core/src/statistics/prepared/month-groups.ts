import { groups } from '../../records/index.ts'
import { chunkLength, type IncidentTable } from '../../table/index.ts'
import { addParts, numberParts } from '../add-parts.ts'
import { askedBy } from '../asked-toll.ts'
import { makeKeyCodes, startCodes } from '../key-codes.ts'
import { makeTollChunk, readTolls } from '../toll-chunk.ts'
import type { KeyedTolls } from './keyed-tolls.ts'
import { digitOfPeriods } from './row-digits.ts'
import { sumByCountry } from './sum-by-country.ts'

/** Tolls by country, month and group of victims: an incident stands in each group of which it has a cell. */
export type MonthGroupTolls = KeyedTolls<'country' | 'month' | 'group'>

/** Sums the parts up into which `groups` divides tolls by group. */
export function sumMonthsByGroup(table: IncidentTable): MonthGroupTolls {
  const month = digitOfPeriods('month', table)
  const group = { name: 'group' as const, entries: [...groups, null] }
  const chunk = makeTollChunk(table, askedBy({ harm: [], group: [] }), true)
  const numbering = numberParts(chunk, { byHarm: false, byGroup: true })
  const entries = makeKeyCodes(chunkLength)
  return sumByCountry<'month' | 'group'>(table, [month, group], (sums, index, rows) => {
    for (let start = 0; start < rows.length; start += chunkLength) {
      const ofChunk = rows.subarray(start, start + chunkLength)
      readTolls(chunk, ofChunk)
      startCodes(entries, ofChunk.length)
      for (let place = 0; place < ofChunk.length; place++) {
        const code = month.codes[ofChunk[place] ?? 0] ?? 0
        entries.codes[place] = month.placeOfCode[code] ?? 0
      }
      addParts(sums, index, numbering, entries, chunk)
    }
  })
}
