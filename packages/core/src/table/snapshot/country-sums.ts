import type { DayNumber } from '../../primitives/index.ts'
import { openStart } from '../span-column.ts'
import { tollWidth } from '../sums/toll-reader.ts'
import { type BlockStarts, startOfBlock } from './block-starts.ts'
import { openNumbers, sumOfPlanes } from './packed-numbers.ts'
import { meet, type RangeTally } from './range-tally.ts'
import { numberAt, type Planes } from './section.ts'

/**
 * The sums of a country, without decoding them: the lists that `sumPart` writes. For each field the sums of
 * blocks, from {@link atBefore} on the sums before every sixteenth block, from {@link atAcross} on those of
 * wide rows that reach over a block, and behind them the wide rows themselves.
 */
export type CountrySums = readonly Planes[]

/** How many blocks lie between two running sums. */
export const stride = 16

const atBefore = tollWidth
const atAcross = 2 * tollWidth
const atWide = 3 * tollWidth
const wideLists = 7

/** Opens a country's chunk. */
export function openCountry(bytes: Uint8Array): CountrySums {
  return openNumbers(bytes, atWide + wideLists)
}

const empty: Planes = { bytes: new Uint8Array(0), start: 0, count: 0, width: 1 }

/** Adds the sums of the blocks `first` to before `end`. */
export function addBlocks(sum: Float64Array, sums: CountrySums, first: number, end: number): void {
  if (end <= first) return
  const from = Math.floor(first / stride)
  const to = Math.floor((end - 1) / stride)
  for (let field = 0; field < tollWidth; field++) {
    const blocks = sums[field] ?? empty
    const before = sums[atBefore + field] ?? empty
    sum[field] =
      (sum[field] ?? 0) +
      numberAt(before, to) +
      sumOfPlanes(blocks, to * stride, end) -
      numberAt(before, from) -
      sumOfPlanes(blocks, from * stride, first)
  }
}

/** Adds the sum of a block so many times. */
export function addBlock(sum: Float64Array, sums: CountrySums, block: number, times: number): void {
  for (let field = 0; field < tollWidth; field++) {
    sum[field] = (sum[field] ?? 0) + times * numberAt(sums[field] ?? empty, block)
  }
}

/**
 * Counts the wide rows that reach over a whole block as rows at an edge, and adds them so many times: not at
 * all where that is 0.
 */
export function addAcross(
  tally: RangeTally,
  sums: CountrySums,
  block: number,
  times: number,
): void {
  const { sum } = tally
  tally.atEdges += numberAt(sums[atAcross + 14] ?? empty, block)
  for (let field = 0; times !== 0 && field < tollWidth; field++) {
    sum[field] = (sum[field] ?? 0) + times * numberAt(sums[atAcross + field] ?? empty, block)
  }
}

/** Over how many blocks a wide row reaches at most, those left out that begin before all blocks. */
export function mostReach(sums: CountrySums): number {
  return numberAt(sums[atWide] ?? empty, 0)
}

/**
 * Goes through the wide rows that begin in the days of a block (−1: before all) by a day, and stand behind
 * another block. Each is counted `atEdges` times as a row at an edge, and added `times` times.
 */
export function addWide(
  tally: RangeTally,
  sums: CountrySums,
  starts: BlockStarts,
  origin: number,
  by: DayNumber,
  behind: number,
  atEdges: number,
  times: number,
): void {
  const counts = sums[atWide + 1] ?? empty
  const days = sums[atWide + 2] ?? empty
  const reaches = sums[atWide + 3] ?? empty
  const first = sumOfPlanes(counts, 0, origin + 1)
  const end = first + numberAt(counts, origin + 1)
  const start = startOfBlock(starts, Math.max(0, origin))
  for (let place = first; place < end; place++) {
    const day = numberAt(days, place)
    let earliest = start + day
    if (origin < 0) earliest = day === 0 ? openStart : start - day
    if (earliest > by || origin + numberAt(reaches, place) <= behind) continue
    tally.atEdges += atEdges
    if (times === 0) continue
    const killed = numberAt(sums[atWide + 4] ?? empty, place)
    const wounded = numberAt(sums[atWide + 5] ?? empty, place)
    meet(tally, killed, wounded, numberAt(sums[atWide + 6] ?? empty, place), times)
  }
}
