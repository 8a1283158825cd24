import type { BoundingBox } from '../query/index.ts'

/** The sides of the cells of a grid over the world, in degrees. */
export const cellSizes = ['0.5', '1', '2'] as const
export type CellSize = (typeof cellSizes)[number]

/**
 * The number of the cell in which a position lies. Cells are counted from 1 eastwards, row by row, from
 * the corner at 180° west and 90° south; a cell holds its western and southern edge.
 *
 * Source: with cells of half a degree these are the ids of PRIO-GRID: A. F. Tollefsen, H. Strand and
 * H. Buhaug, "PRIO-GRID: A Unified Spatial Data Structure", *Journal of Peace Research* 49 (2012).
 * @example
 * cellOf(34.53, 69.17, 0.5) //=> 179779
 */
export function cellOf(latitude: number, longitude: number, size: number): number {
  const columns = 360 / size
  const row = Math.min(180 / size - 1, Math.floor((latitude + 90) / size))
  const column = Math.floor((longitude + 180) / size) % columns
  return row * columns + column + 1
}

/**
 * How many cells of a size there are.
 *
 * @example
 * cellsOfWorld(0.5) //=> 259200
 */
export function cellsOfWorld(size: number): number {
  return (360 / size) * (180 / size)
}

/**
 * The edges of a cell in degrees.
 *
 * @example
 * boundsOfCell(179779, 0.5) //=> { west: 69, south: 34.5, east: 69.5, north: 35 }
 */
export function boundsOfCell(cell: number, size: number): BoundingBox {
  const columns = 360 / size
  const south = Math.floor((cell - 1) / columns) * size - 90
  const west = ((cell - 1) % columns) * size - 180
  return { west, south, east: west + size, north: south + size }
}

/**
 * A cell and those that it touches, corners included: nine, or six at a pole. They are written to the
 * beginning of `into`; gives back how many they are.
 *
 * @example
 * const cells = new Uint32Array(9)
 * takeCellsAround(361, 1, cells)
 * cells //=> new Uint32Array([720, 361, 362, 1080, 721, 722, 360, 1, 2])
 */
export function takeCellsAround(cell: number, size: number, into: Uint32Array): number {
  const columns = 360 / size
  const cells = (180 / size) * columns
  const column = (cell - 1) % columns
  const west = column === 0 ? cell + columns - 1 : cell - 1
  const east = column === columns - 1 ? cell - columns + 1 : cell + 1
  into[0] = west
  into[1] = cell
  into[2] = east
  let length = 3
  for (let shift = columns; shift >= -columns; shift -= 2 * columns) {
    if (cell + shift < 1 || cell + shift > cells) continue
    into[length++] = west + shift
    into[length++] = cell + shift
    into[length++] = east + shift
  }
  return length
}
