import {
  addRow,
  type Checkpoints,
  type IncidentTable,
  lazily,
  makeCheckpoints,
  postingsOf,
  type TollReader,
  tollReaderOf,
  tollWidth,
} from '../../table/index.ts'
import { type ActorSums, makeActorSums } from './actor-sums.ts'
import { type DaySums, makeDaySums } from './day-sums.ts'
import { type GridSums, makeGridSums } from './grid-sums.ts'
import { type KeyedTolls, sumByKeys } from './keyed-tolls.ts'
import { type MonthGroupTolls, sumMonthsByGroup } from './month-groups.ts'
import { digitOfPeriods, digitOfWords } from './row-digits.ts'

/**
 * Sums of a table's incidents that answer the usual questions without looking at the incidents: plain
 * columns, each made when it is first asked for and then kept. They hold what the table holds and no more:
 * every answer is the one that counting the incidents gives.
 */
export interface PreparedSums {
  readonly table: IncidentTable
  readonly reader: TollReader
  /** Running sums over all rows in order of time. */
  readonly world: Checkpoints
  /** Running sums over the rows of each country, and of those without one last. */
  readonly countries: Checkpoints
  readonly days: DaySums
  readonly actors: ActorSums
  readonly grid: GridSums
  readonly provinceYears: KeyedTolls<'country' | 'province' | 'year'>
  readonly countryYears: KeyedTolls<'year' | 'country' | 'type'>
  readonly monthGroups: MonthGroupTolls
}

/**
 * The prepared sums of a table, kept with it.
 *
 * Source: METHODS.md, "prepared sums".
 * @example
 * prepareSums(buildIncidentTable([])).days.columns.incidents.length //=> 0
 */
export function prepareSums(table: IncidentTable): PreparedSums {
  const known = prepared.get(table)
  if (known !== undefined) return known
  const sums: PreparedSums = lazily<PreparedSums>({
    table: () => table,
    reader: () => tollReaderOf(table),
    world: () => makeCheckpoints(sums.reader, null, Uint32Array.of(0, table.length)),
    countries: () => {
      const { offsets, rows } = postingsOf(table.country.codes, table.country.entries.length)
      return makeCheckpoints(sums.reader, rows, offsets)
    },
    days: () => makeDaySums(table, sums.reader),
    actors: () => makeActorSums(table, sums.reader),
    grid: () => makeGridSums(table, sums.reader),
    provinceYears: () => sumRows(table, [country(), province(), digitOfPeriods('year', table)]),
    countryYears: () => sumRows(table, [digitOfPeriods('year', table), country(), type()]),
    monthGroups: () => sumMonthsByGroup(table),
  })
  const country = () => digitOfWords('country', table.country)
  const province = () => digitOfWords('province', table.province)
  const type = () => digitOfWords('type', table.type)
  prepared.set(table, sums)
  return sums
}

const prepared = new WeakMap<IncidentTable, PreparedSums>()

function sumRows<Name extends string>(
  table: IncidentTable,
  digits: Parameters<typeof sumByKeys<Name>>[0],
): KeyedTolls<Name> {
  const reader = tollReaderOf(table)
  return sumByKeys(digits, table.length, (sums, slots) => {
    for (let row = 0; row < slots.length; row++) {
      addRow(sums, (slots[row] ?? 0) * tollWidth, reader, row)
    }
  })
}
