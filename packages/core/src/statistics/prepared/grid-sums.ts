import {
  addRow,
  type IncidentTable,
  makeColumnsUpTo,
  setSums,
  type TollColumns,
  type TollReader,
  tollWidth,
} from '../../table/index.ts'

/**
 * Incidents by where they were: `cells` are the squares of one degree that have any, in order from the
 * south and then from the west. The rows of cell `n` are `rows[starts[n]]` to before `rows[starts[n + 1]]`;
 * the sum of type `t` over all cells before it is at `n × types + t`, that of incidents without a type last.
 * `elsewhere` is how many incidents have no position.
 */
export interface GridSums {
  readonly types: number
  readonly cells: Uint32Array
  readonly starts: Uint32Array
  readonly rows: Uint32Array
  readonly columns: TollColumns
  readonly elsewhere: number
}

/** How many cells there are around the world, and from pole to pole. */
export const [cellsAround, cellsUp] = [360, 180]

/** The column, or the row, of the grid that degrees lie in; those of the far edge lie in the last. */
export function cellAlong(degrees: number, bound: 90 | 180): number {
  return Math.min(Math.floor(degrees + bound), bound * 2 - 1)
}

/** Sums the incidents of each cell up. */
export function makeGridSums(table: IncidentTable, reader: TollReader): GridSums {
  const { entries, codes } = table.position
  const ofPositions = new Int32Array(entries.latitude.length + 1).fill(-1)
  for (let code = 0; code < entries.latitude.length; code++) {
    const [latitude, longitude] = [entries.latitude[code] ?? 0, entries.longitude[code] ?? 0]
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) continue
    ofPositions[code] = cellAlong(latitude, 90) * cellsAround + cellAlong(longitude, 180)
  }
  const counts = new Uint32Array(cellsAround * cellsUp + 1)
  for (let row = 0; row < table.length; row++) {
    const cell = ofPositions[codes[row] ?? 0] ?? -1
    if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1
  }
  let found = 0
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell] !== 0) found++
  const cells = new Uint32Array(found)
  for (let cell = counts.length; cell >= 0; cell--) if (counts[cell]) cells[--found] = cell
  const starts = new Uint32Array(cells.length + 1)
  const numbers = new Int32Array(counts.length)
  cells.forEach((cell, number) => {
    starts[number + 1] = (starts[number] ?? 0) + (counts[cell] ?? 0)
    numbers[cell] = number
  })
  const next = starts.slice()
  const rows = new Uint32Array(starts[cells.length] ?? 0)
  for (let row = 0; row < table.length; row++) {
    const cell = ofPositions[codes[row] ?? 0] ?? -1
    if (cell < 0) continue
    const number = numbers[cell] ?? 0
    rows[next[number] ?? 0] = row
    next[number] = (next[number] ?? 0) + 1
  }
  const types = table.type.entries.length + 1
  const running = new Float64Array(types * tollWidth)
  const addRows = (first: number, end: number) => {
    for (let place = first; place < end; place++) {
      const row = rows[place] ?? 0
      addRow(running, (table.type.codes[row] ?? 0) * tollWidth, reader, row)
    }
  }
  // No sum along the cells is greater than the one over all of them.
  addRows(0, rows.length)
  const columns = makeColumnsUpTo(running, (cells.length + 1) * types)
  running.fill(0)
  for (let cell = 0; cell < cells.length; cell++) {
    addRows(starts[cell] ?? 0, starts[cell + 1] ?? 0)
    setSums(columns, (cell + 1) * types, running)
  }
  return { types, cells, starts, rows, columns, elsewhere: table.length - rows.length }
}
