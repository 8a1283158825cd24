import type { DayNumber } from '../../primitives/index.ts'
import {
  addRow,
  type IncidentTable,
  makeColumnsUpTo,
  openEnd,
  openStart,
  setSums,
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
  const running = new Float64Array(tollWidth)
  for (let row = 0; row < length; row++) addRow(running, 0, reader, row)
  // No day has more than all rows together.
  const columns = makeColumnsUpTo(
    running.map((sum) => Math.max(sum, fourBytes)),
    days,
  )
  running.fill(0)
  // The rows of one day stand together, and all of its sums are made before those of the next day.
  for (let row = 0; days > 0 && row < length; row++) {
    const span = when.codes[row] ?? 0
    if (!isDay(span)) continue
    addRow(running, 0, reader, row)
    if (when.codes[row + 1] === span) continue
    setSums(columns, (latest[span] ?? 0) - first, running)
    running.fill(0)
  }
  return { first, columns }
}

const fourBytes = 0xffff_ffff
