import type { DayNumber } from '../../primitives/index.ts'
import {
  addRow,
  halfWide,
  type IncidentTable,
  makeTollColumns,
  openEnd,
  openStart,
  type TollColumns,
  type TollReader,
  tollWidth,
} from '../../table/index.ts'

/**
 * Tolls of each day from `first` on, of the incidents whose day is known, days without any included. They
 * are all kept in arrays of one kind, because a rolling sum reads them all.
 */
export interface DaySums {
  readonly first: DayNumber
  readonly columns: TollColumns
}

/** The most days for which sums are kept: as many as a series may have. */
const mostDays = 40_000

/** Sums the incidents of each day up; without any day where they span too many. */
export function makeDaySums({ when, length }: IncidentTable, reader: TollReader): DaySums {
  const { earliest, latest } = when.entries
  const isDay = (span: number) =>
    earliest[span] === latest[span] && latest[span] !== openEnd && latest[span] !== openStart
  let [first, last] = [openEnd, openStart]
  for (let span = 0; span < latest.length; span++) {
    if (!isDay(span)) continue
    first = Math.min(first, latest[span] ?? 0)
    last = Math.max(last, latest[span] ?? 0)
  }
  const days = first > last || last - first >= mostDays ? 0 : last - first + 1
  const sums = new Float64Array(days * tollWidth)
  for (let row = 0; days > 0 && row < length; row++) {
    const span = when.codes[row] ?? 0
    if (isDay(span)) addRow(sums, ((latest[span] ?? 0) - first) * tollWidth, reader, row)
  }
  const columns = makeTollColumns((field) => {
    const column = new Float64Array(days)
    for (let day = 0; day < days; day++) column[day] = sums[day * tollWidth + field] ?? 0
    return halfWide(column)
  })
  return { first, columns }
}
