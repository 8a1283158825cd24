import { compareTexts } from './column.ts'
import { idOfRow } from './id-column.ts'
import type { IncidentTable } from './incident-table.ts'
import { spanEntries } from './span-column.ts'
import { timeIndexOf } from './time-index.ts'

/**
 * How the rows of a table and those of another one are merged: runs of the first table's rows, each
 * followed by one row of the second, if any. Most rows stay where they are, so runs are copied as blocks.
 */
export interface RowPlan {
  readonly runs: readonly RowRun[]
  readonly length: number
}

/** Rows `start` to before `end` of the first table, then row `insert` of the second, or none. */
export interface RowRun {
  readonly start: number
  readonly end: number
  readonly insert: number | null
}

/** Plans to merge two tables by their order, leaving some rows of the first out. */
export function planRows(
  table: IncidentTable,
  dropped: readonly number[],
  added: IncidentTable,
): RowPlan {
  const cuts = [
    ...dropped.map((row) => ({ at: row, skip: 1, insert: null })),
    ...Array.from({ length: added.length }, (_, row) => ({
      at: placeOf(table, added, row),
      skip: 0,
      insert: row,
    })),
  ].sort((a, b) => a.at - b.at || a.skip - b.skip || (a.insert ?? 0) - (b.insert ?? 0))
  const runs: RowRun[] = []
  let next = 0
  for (const { at, skip, insert } of cuts) {
    if (at > next || insert !== null) runs.push({ start: next, end: Math.max(next, at), insert })
    next = Math.max(next, at + skip)
  }
  runs.push({ start: next, end: table.length, insert: null })
  return { runs, length: table.length - dropped.length + added.length }
}

/** The first row of a table that comes behind a row of another one. */
function placeOf(table: IncidentTable, added: IncidentTable, row: number): number {
  const { starts } = timeIndexOf(table)
  const wanted = spanEntries.valueOf(added.when.entries, added.when.codes[row] ?? 0)
  const spans = spanEntries.lengthOf(table.when.entries)
  const span = firstWhere(0, spans, (code) => {
    const known = spanEntries.valueOf(table.when.entries, code)
    return spanEntries.compare(known, wanted) >= 0
  })
  const isSame =
    span < spans && spanEntries.compare(spanEntries.valueOf(table.when.entries, span), wanted) === 0
  const start = starts[span] ?? table.length
  if (!isSame) return start
  const id = idOfRow(added.id, row)
  return firstWhere(
    start,
    starts[span + 1] ?? start,
    (known) => compareTexts(idOfRow(table.id, known), id) >= 0,
  )
}

/** The first number from `start` on for which a test holds that then holds for all; `end` where none. */
function firstWhere(start: number, end: number, holds: (number: number) => boolean): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
