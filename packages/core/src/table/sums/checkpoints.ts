import { halfWide } from './toll-columns.ts'
import { addRow, type TollReader, takeRow, tollWidth } from './toll-reader.ts'

/**
 * Running sums along lists of rows: list `n` is `rows[offsets[n]]` to before `rows[offsets[n + 1]]`, in the
 * table's order. In each list there is a running sum before its first row and behind every
 * {@link checkpointRows} rows, so the sum of any run of rows is the difference of two of them and of a few
 * rows at either end: it is exact, to the row, and costs the same for ten rows as for millions.
 *
 * Without `rows` there is one list, that of all rows.
 */
export interface Checkpoints {
  readonly rows: Uint32Array | null
  readonly offsets: Uint32Array
  /** The first checkpoint of each list. */
  readonly firsts: Uint32Array
  readonly sums: Uint32Array | Float64Array
}

/** How many rows lie between two checkpoints. */
export const checkpointRows = 128

/** Sums lists of rows up; `rows` is `null` for the list of all rows. */
export function makeCheckpoints(
  reader: TollReader,
  rows: Uint32Array | null,
  offsets: Uint32Array,
): Checkpoints {
  const lists = offsets.length - 1
  const firsts = new Uint32Array(lists + 1)
  for (let list = 0; list < lists; list++) {
    const length = (offsets[list + 1] ?? 0) - (offsets[list] ?? 0)
    firsts[list + 1] = (firsts[list] ?? 0) + Math.floor(length / checkpointRows) + 1
  }
  const sums = new Float64Array((firsts[lists] ?? 0) * tollWidth)
  const running = new Float64Array(tollWidth)
  for (let list = 0; list < lists; list++) {
    running.fill(0)
    const [start, end] = [offsets[list] ?? 0, offsets[list + 1] ?? 0]
    let checkpoint = firsts[list] ?? 0
    for (let place = start; place < end; place++) {
      if ((place - start) % checkpointRows === 0) sums.set(running, checkpoint++ * tollWidth)
      addRow(running, 0, reader, rows === null ? place : (rows[place] ?? 0))
    }
    if ((end - start) % checkpointRows === 0) sums.set(running, checkpoint * tollWidth)
  }
  return { rows, offsets, firsts, sums: halfWide(sums) }
}

/** Adds the rows of a list that lie in `from` to before `to` of the table to a sum. */
export function addRun(
  sum: Float64Array,
  checkpoints: Checkpoints,
  reader: TollReader,
  list: number,
  from: number,
  to: number,
): void {
  addUpTo(sum, checkpoints, reader, list, placeInList(checkpoints, list, to), 1)
  addUpTo(sum, checkpoints, reader, list, placeInList(checkpoints, list, from), -1)
}

/** How many rows of a list come before a row of the table. */
function placeInList({ rows, offsets }: Checkpoints, list: number, row: number): number {
  const [start, end] = [offsets[list] ?? 0, offsets[list + 1] ?? 0]
  if (rows === null) return Math.min(Math.max(row, start), end) - start
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return low - start
}

/** Adds the first `count` rows of a list, from the nearest checkpoint. */
function addUpTo(
  sum: Float64Array,
  { rows, offsets, firsts, sums }: Checkpoints,
  reader: TollReader,
  list: number,
  count: number,
  times: 1 | -1,
): void {
  const last = (firsts[list + 1] ?? 0) - (firsts[list] ?? 0) - 1
  const checkpoint = Math.min(Math.round(count / checkpointRows), last)
  const known = ((firsts[list] ?? 0) + checkpoint) * tollWidth
  for (let field = 0; field < tollWidth; field++) {
    sum[field] = (sum[field] ?? 0) + times * (sums[known + field] ?? 0)
  }
  const start = offsets[list] ?? 0
  const reached = checkpoint * checkpointRows
  const [from, to] = reached < count ? [reached, count] : [count, reached]
  const isAdded = times === (reached < count ? 1 : -1)
  for (let place = start + from; place < start + to; place++) {
    const row = rows === null ? place : (rows[place] ?? 0)
    if (isAdded) addRow(sum, 0, reader, row)
    else takeRow(sum, reader, row)
  }
}
