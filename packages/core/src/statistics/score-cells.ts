import type { CellCounts } from './cell-counts.ts'
import { getisOrd, normalTail } from './getis-ord.ts'
import { cellsOfWorld, takeCellsAround } from './grid-cell.ts'
import { orderByAmount } from './order-groups.ts'
import { makeSlotIndex, slotOf } from './slot-index.ts'

/** The score of `times` cells with so many incidents around them, and as many neighbours. */
export interface CellScore {
  readonly around: number
  readonly times: number
  readonly score: number | null
  /** The chance of such a score, or a higher one, where incidents are dealt out at random. */
  readonly chance: number | null
}

/** Cells that have an incident, in order, and their scores: cell `n` has score `scoreOf[n]` of `scores`. */
export interface ScoredCells extends CellCounts {
  readonly scoreOf: Int32Array
  readonly scores: readonly CellScore[]
}

/**
 * Scores the cells that have incidents: Getis and Ord's Gᵢ* among the `studied` cells, which have an incident
 * or touch one that has. `placed` is how many incidents lie in cells.
 */
export function scoreCells(
  { cells, counts }: CellCounts,
  size: number,
): ScoredCells & { readonly studied: number; readonly placed: number } {
  const scoreOf = new Int32Array(cells.length)
  const near = new Uint32Array(9)
  // Twice the incidents of each cell of the world, and one more where it is studied.
  const world = new Uint32Array(cellsOfWorld(size) + 1)
  let [sum, sumOfSquares, studied] = [0, 0, 0]
  for (let index = 0; index < cells.length; index++) {
    const ofCell = counts[index] ?? 0
    sum += ofCell
    sumOfSquares += ofCell * ofCell
    world[cells[index] ?? 0] = 2 * ofCell
  }
  // Cells with as much around them, and as many neighbours, have the same score: it is made once.
  const kinds = makeSlotIndex((sum + 1) * kindsOfNeighbours, cells.length)
  for (let index = 0; index < cells.length; index++) {
    const neighbours = takeCellsAround(cells[index] ?? 0, size, near)
    let around = 0
    for (let place = 0; place < neighbours; place++) {
      const cell = near[place] ?? 0
      const ofCell = world[cell] ?? 0
      around += ofCell >>> 1
      studied += 1 - (ofCell & 1)
      world[cell] = ofCell | 1
    }
    scoreOf[index] = slotOf(kinds, around * kindsOfNeighbours + neighbours)
  }
  const times = new Uint32Array(kinds.length)
  for (let index = 0; index < scoreOf.length; index++) {
    const kind = scoreOf[index] ?? 0
    times[kind] = (times[kind] ?? 0) + 1
  }
  const scores = [...times].map((ofKind, kind): CellScore => {
    const name = kinds.codes[kind] ?? 0
    const neighbours = name % kindsOfNeighbours
    const around = (name - neighbours) / kindsOfNeighbours
    const of = { places: studied, sum, sumOfSquares, neighbours, neighboursSum: around }
    const score = getisOrd(of)
    return { around, times: ofKind, score, chance: score === null ? null : normalTail(score) }
  })
  return { cells, counts, scoreOf, scores, studied, placed: sum }
}

/** A cell and those that it touches are nine at most. */
const kindsOfNeighbours = 10

/**
 * The places of the first so many cells: by score, then by incidents, then by number. Only cells whose score
 * comes so far are put in order.
 */
export function highestFirst(
  { cells, counts, scoreOf, scores }: ScoredCells,
  limit: number,
): readonly number[] {
  const ranks = ranksOf(scores)
  const least = leastRank(scores, ranks, limit)
  const reached: number[] = []
  for (let place = 0; place < cells.length; place++) {
    if ((ranks[scoreOf[place] ?? 0] ?? 0) >= least) reached.push(place)
  }
  const places = Uint32Array.from(reached)
  const order = orderByAmount(
    Float64Array.from(places, (place) => counts[place] ?? 0),
    Uint32Array.from(places.keys()),
  )
  const byRank = Float64Array.from(places, (place) => ranks[scoreOf[place] ?? 0] ?? 0)
  return Array.from(orderByAmount(byRank, order).subarray(0, limit), (index) => places[index] ?? 0)
}

/** The ranks of scores, the highest the greatest; equal scores share one, and the least is of no score. */
function ranksOf(scores: readonly CellScore[]): Float64Array {
  const heights = Float64Array.from(scores, heightOf)
  const ranks = new Map<number, number>()
  for (const height of Float64Array.from(new Set(heights)).sort()) ranks.set(height, ranks.size)
  return heights.map((height) => ranks.get(height) ?? 0)
}

function heightOf({ score }: CellScore): number {
  return score ?? Number.NEGATIVE_INFINITY
}

/** The rank of the last of the first so many cells. */
function leastRank(scores: readonly CellScore[], ranks: Float64Array, limit: number): number {
  const cellsOfRank = new Float64Array(scores.length)
  scores.forEach(({ times }, kind) => {
    const rank = ranks[kind] ?? 0
    cellsOfRank[rank] = (cellsOfRank[rank] ?? 0) + times
  })
  let left = limit
  let rank = cellsOfRank.length - 1
  for (; rank > 0; rank--) {
    left -= cellsOfRank[rank] ?? 0
    if (left <= 0) return rank
  }
  return 0
}
