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
import { slotOf } from '../slot-index.ts'
import { makeRoom } from '../toll-sums.ts'
import { type ActorSums, makeActorSums } from './actor-sums.ts'
import { type DaySums, makeDaySums } from './day-sums.ts'
import { type GridSums, makeGridSums } from './grid-sums.ts'
import { type KeyedTolls, orderTolls } from './keyed-tolls.ts'
import { type MonthGroupTolls, sumMonthsByGroup } from './month-groups.ts'
import { digitOfPeriods, digitOfWords, type RowDigit } from './row-digits.ts'
import { sumByCountry } from './sum-by-country.ts'

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
    provinceYears: () => sumRows(sums, [province(), year()]),
    countryYears: () => orderTolls(sumRows(sums, [year(), type()]), 'year'),
    monthGroups: () => sumMonthsByGroup(table),
  })
  const province = () => digitOfWords('province', table.province)
  const year = () => digitOfPeriods('year', table)
  const type = () => digitOfWords('type', table.type)
  prepared.set(table, sums)
  return sums
}

const prepared = new WeakMap<IncidentTable, PreparedSums>()

/** Sums the incidents up by country and by keys of their rows. */
function sumRows<Name extends string>(
  { table, reader }: PreparedSums,
  digits: readonly RowDigit<Name>[],
): KeyedTolls<'country' | Name> {
  return sumByCountry(table, digits, (sums, index, rows) => {
    for (const row of rows) {
      let code = 0
      for (const { codes, placeOfCode, entries } of digits) {
        code = code * entries.length + (placeOfCode[codes[row] ?? 0] ?? 0)
      }
      const slot = slotOf(index, code)
      makeRoom(sums, index.length)
      addRow(sums.numbers, slot * tollWidth, reader, row)
    }
  })
}
