import { type BoundingBox, isInBox, type Query, type RowRange } from '../../query/index.ts'
import { fieldOfRow, type TollField, tollFields } from '../../table/index.ts'
import { asksOnly } from './asks-only.ts'
import { cellAlong, cellsAround } from './grid-sums.ts'
import { placeOfCode } from './keyed-tolls.ts'
import { allFields } from './prepared-days.ts'
import type { PreparedSums } from './prepared-sums.ts'

/** Tolls by type: a number a type in each column, that of incidents without a type last. */
export interface PreparedTypes<Field extends TollField = TollField> {
  readonly entries: readonly (string | null)[]
  readonly columns: Readonly<Record<Field, Float64Array>>
  /** Incidents whose place is not known exactly enough to say whether they are in the box. */
  readonly tooImprecise: number
}

/**
 * The tolls in a bounding box by type, as `groups` tells them by `type`. `null` where the query asks for
 * anything but a box.
 *
 * Cells of a grid that lie in the box as a whole add their sums; of those that its edges cut, the incidents
 * are looked at. Only the columns of `fields` are made. Source: METHODS.md, "prepared sums".
 * @example
 * const bbox = { west: 60, south: 29, east: 75, north: 39 }
 * preparedTypesInBox(prepareSums(buildIncidentTable([])), { ...everything, bbox }).tooImprecise //=> 0
 */
export function preparedTypesInBox<Field extends TollField = TollField>(
  sums: PreparedSums,
  query: Query,
  fields: readonly Field[] = allFields<Field>(),
): PreparedTypes<Field> | null {
  const { bbox } = query
  if (bbox === null || !asksOnly(query, ['bbox'])) return null
  const { table, reader, grid } = sums
  const { whole, rows } = cellsInBox(sums, bbox)
  const made = fields.map((name) => {
    const column = grid.columns[name]
    const sum = new Float64Array(grid.types)
    for (const { start, end } of whole) {
      for (let type = 0; type < sum.length; type++) {
        const [before, after] = [column[start * grid.types + type], column[end * grid.types + type]]
        sum[type] = (sum[type] ?? 0) + (after ?? 0) - (before ?? 0)
      }
    }
    const field = tollFields.indexOf(name)
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      const type = table.type.codes[row] ?? 0
      sum[type] = (sum[type] ?? 0) + fieldOfRow(reader, field, row)
    }
    return [name, sum] as const
  })
  return {
    entries: [...table.type.entries, null],
    columns: Object.fromEntries(made) as Record<Field, Float64Array>,
    tooImprecise: grid.elsewhere,
  }
}

/** Runs of cells that lie in a box as a whole, and the rows in it of those that its edges cut. */
function cellsInBox(sums: PreparedSums, box: BoundingBox) {
  const { cells } = sums.grid
  const [whole, rows]: [RowRange[], number[]] = [[], []]
  const [south, north] = [cellAlong(box.south, 90), cellAlong(box.north, 90)]
  for (const { west, east } of stretchesOf(box)) {
    const part = { ...box, west, east }
    const [first, last] = [cellAlong(west, 180), cellAlong(east, 180)]
    const [firstWhole, lastWhole] = [Math.ceil(west + 180), Math.floor(east + 180) - 1]
    for (let up = south; up <= north; up++) {
      const placeOf = (around: number) => placeOfCode(cells, up * cellsAround + around)
      const [start, end] = [placeOf(first), placeOf(last + 1)]
      const isInside = up - 90 >= box.south && up - 89 <= box.north && firstWhole <= lastWhole
      const inside = isInside
        ? { start: placeOf(firstWhole), end: placeOf(lastWhole + 1) }
        : { start: end, end }
      if (inside.end > inside.start) whole.push(inside)
      addRowsInBox(rows, sums, part, start, inside.start)
      addRowsInBox(rows, sums, part, inside.end, end)
    }
  }
  return { whole, rows }
}

/** Adds the rows of cells `first` to before `end` that lie in a box. */
function addRowsInBox(
  rows: number[],
  { table, grid }: PreparedSums,
  box: BoundingBox,
  first: number,
  end: number,
): void {
  const { latitude, longitude } = table.position.entries
  const last = grid.starts[end] ?? 0
  for (let place = grid.starts[first] ?? 0; place < last; place++) {
    const row = grid.rows[place] ?? 0
    const code = table.position.codes[row] ?? 0
    if (isInBox(box, latitude[code] ?? 0, longitude[code] ?? 0)) rows.push(row)
  }
}

/** A box that crosses the 180th meridian is two, which share no place: 180° E is not 180° W here. */
function stretchesOf({ west, east }: BoundingBox) {
  if (west <= east) return [{ west, east }]
  return [
    { west, east: 180 },
    { west: -180, east },
  ]
}
