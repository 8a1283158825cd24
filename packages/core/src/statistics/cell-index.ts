import { type Codes, type IncidentTable, makeCodes, type Positions } from '../table/index.ts'
import { cellOf, cellsOfWorld } from './grid-cell.ts'

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
  // For each cell of the world first whether it has a position, then its place among those that have.
  const placeOfCell = new Uint32Array(cellsOfWorld(size) + 1)
  placeOfCell[0] = 1
  for (let code = 0; code < cellOfPosition.length; code++)
    placeOfCell[cellOfPosition[code] ?? 0] = 1
  const cells = new Uint32Array(cellOfPosition.length + 1)
  let length = 0
  for (let cell = 0; cell < placeOfCell.length; cell++) {
    if (placeOfCell[cell] === 0) continue
    placeOfCell[cell] = length
    cells[length++] = cell
  }
  const placeOfPosition = makeCodes(cellOfPosition.length, length)
  for (let code = 0; code < cellOfPosition.length; code++) {
    placeOfPosition[code] = placeOfCell[cellOfPosition[code] ?? 0] ?? 0
  }
  return { cells: cells.slice(0, length), placeOfPosition }
}
