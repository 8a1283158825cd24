import { type Codes, type IncidentTable, makeCodes, type Positions } from '../table/index.ts'
import { cellOf } from './grid-cell.ts'

/**
 * The cells of a grid in which a table's positions lie, ascending, and the place in them of each position's.
 * The first one is 0, which stands for no cell.
 */
export interface CellIndex {
  readonly cells: Uint32Array
  readonly placeOfPosition: Codes
}

const indexesOfPositions = new WeakMap<Positions, Map<number, CellIndex>>()

/** The cells of a size that a table has positions in, made once and kept with the positions. */
export function indexCells({ position: { entries } }: IncidentTable, size: number): CellIndex {
  const bySize = indexesOfPositions.get(entries) ?? new Map<number, CellIndex>()
  indexesOfPositions.set(entries, bySize)
  const index = bySize.get(size) ?? makeIndex(entries, size)
  bySize.set(size, index)
  return index
}

function makeIndex({ latitude, longitude }: Positions, size: number): CellIndex {
  const cellOfPosition = new Uint32Array(latitude.length)
  for (let code = 0; code < cellOfPosition.length; code++) {
    const north = latitude[code] ?? Number.NaN
    const east = longitude[code] ?? Number.NaN
    if (!Number.isNaN(north) && !Number.isNaN(east))
      cellOfPosition[code] = cellOf(north, east, size)
  }
  const cells = Uint32Array.from(new Set([0, ...cellOfPosition])).sort()
  const places = new Map(Array.from(cells, (cell, place) => [cell, place]))
  const placeOfPosition = makeCodes(cellOfPosition.length, cells.length)
  cellOfPosition.forEach((cell, code) => {
    placeOfPosition[code] = places.get(cell) ?? 0
  })
  return { cells, placeOfPosition }
}
