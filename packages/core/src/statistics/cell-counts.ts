import type { Query } from '../query/index.ts'
import { type Codes, chunkLength, takeCodes } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { askedBy } from './asked-toll.ts'
import { indexCells } from './cell-index.ts'
import { sumsOf } from './kept-sums.ts'
import { placesUpTo } from './order-groups.ts'
import type { SelectedTable } from './statistic-definition.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { emptySums, moveSlot, type TollSums } from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/** How many incidents cells of a grid have, those without any left out: `cells` ascend, and 0 stands for none. */
export interface CellCounts {
  readonly cells: Uint32Array
  readonly counts: Uint32Array
}

/** No cells. */
export const noCells: CellCounts = { cells: new Uint32Array(0), counts: new Uint32Array(0) }

/**
 * How many selected incidents lie in each cell: how often each position occurs is counted first, so that a
 * row is looked at once.
 */
export function countCells(
  { table, selection: { rows } }: SelectedTable,
  size: number,
): CellCounts {
  const { cells, placeOfPosition } = indexCells(table, size)
  const ofPositions = new Uint32Array(placeOfPosition.length)
  const codes = new Uint32Array(Math.min(chunkLength, rows.length))
  forEachChunk(rows, (ofChunk) => {
    takeCodes(table.position.codes, ofChunk, codes, 0)
    countCodes(ofPositions, codes, ofChunk.length)
  })
  const ofPlaces = new Uint32Array(cells.length)
  for (let code = 0; code < ofPositions.length; code++) {
    const place = placeOfPosition[code] ?? 0
    ofPlaces[place] = (ofPlaces[place] ?? 0) + (ofPositions[code] ?? 0)
  }
  return filledCells(cells, ofPlaces)
}

/** The cells whose count is not 0. */
function filledCells(cells: Uint32Array, counts: Uint32Array): CellCounts {
  const filled = { cells: new Uint32Array(cells.length), counts: new Uint32Array(cells.length) }
  let length = 0
  for (let place = 0; place < cells.length; place++) {
    const count = counts[place] ?? 0
    filled.cells[length] = cells[place] ?? 0
    filled.counts[length] = count
    length += count === 0 ? 0 : 1
  }
  return { cells: filled.cells.slice(0, length), counts: filled.counts.slice(0, length) }
}

/** The counts of both, those of the same cell added. */
export function mergeCells(some: CellCounts, others: CellCounts): CellCounts {
  if (some.cells.length === 0) return others
  const cells = Uint32Array.from(new Set([...some.cells, ...others.cells])).sort()
  const counts = new Uint32Array(cells.length)
  for (const part of [some, others]) {
    let place = 0
    part.cells.forEach((cell, own) => {
      while ((cells[place] ?? cell) < cell) place++
      counts[place] = (counts[place] ?? 0) + (part.counts[own] ?? 0)
    })
  }
  return { cells, counts }
}

/** The counts of those incidents of a whole that are not in a part. */
export function cellsWithout(whole: CellCounts, part: CellCounts): CellCounts {
  const counts = whole.counts.slice()
  for (let own = 0, place = 0; own < part.cells.length; own++) {
    const cell = part.cells[own] ?? 0
    while ((whole.cells[place] ?? cell) < cell) place++
    counts[place] = (counts[place] ?? 0) - (part.counts[own] ?? 0)
  }
  return filledCells(whole.cells, counts)
}

/** The tolls of some cells, a slot each, in several parts together. */
export function tollsOfCells(
  parts: readonly SelectedTable[],
  shown: readonly number[],
  query: Query,
  size: number,
): TollSums {
  const [only] = parts
  // Which cells are shown follows from the part where there is one, and from all of them else.
  if (only && parts.length === 1) {
    const name = `tolls of cells ${size} ${query.limit}`
    return sumsOf(only, query, {
      name,
      reads: [],
      make: (part) => tollsInPart(part, shown, query, size),
      // Of other incidents other cells are shown.
      without: null,
      bytesOf: ({ numbers }) => numbers.byteLength,
    })
  }
  const sums = emptySums(shown.length)
  for (const part of parts) {
    const ofPart = tollsInPart(part, shown, query, size)
    for (let slot = 0; slot < shown.length; slot++) {
      moveSlot(sums.numbers, slot, ofPart.numbers, slot)
    }
  }
  return sums
}

function tollsInPart(
  { table, selection: { rows } }: SelectedTable,
  shown: readonly number[],
  query: Query,
  size: number,
): TollSums {
  const { cells, placeOfPosition } = indexCells(table, size)
  const slotOfPlace = new Int32Array(cells.length).fill(-1)
  shown.forEach((cell, slot) => {
    const place = cells.indexOf(cell)
    if (place >= 0) slotOfPlace[place] = slot
  })
  const slotOfPosition = new Int32Array(placeOfPosition.length)
  takeSlotsOfPlaces(placeOfPosition, slotOfPlace, slotOfPosition)
  const asked = askedBy(query)
  const chunk = makeTollChunk(table, asked)
  const tally = makeTally()
  const codes = new Uint32Array(chunkLength)
  const slots = new Int32Array(chunkLength)
  const kept = new Uint32Array(chunkLength)
  const entries = placesUpTo(chunkLength)
  forEachChunk(rows, (ofChunk) => {
    takeCodes(table.position.codes, ofChunk, codes, 0)
    const length = keepShown(ofChunk, codes, slotOfPosition, kept, slots)
    readTolls(chunk, kept.subarray(0, length))
    addIncidents(tally, shown.length, slots, entries, length, chunk)
  })
  return finishTally(tally, shown.length)
}

function takeSlotsOfPlaces(places: Codes, slotOfPlace: Int32Array, into: Int32Array): void {
  for (let index = 0; index < places.length; index++)
    into[index] = slotOfPlace[places[index] ?? 0] ?? -1
}

/** Keeps the rows whose position has a slot, and their slots; gives back how many they are. */
function keepShown(
  rows: Uint32Array,
  positions: Uint32Array,
  slotOfPosition: Int32Array,
  kept: Uint32Array,
  slots: Int32Array,
): number {
  let length = 0
  for (let index = 0; index < rows.length; index++) {
    const slot = slotOfPosition[positions[index] ?? 0] ?? -1
    kept[length] = rows[index] ?? 0
    slots[length] = slot
    length += slot < 0 ? 0 : 1
  }
  return length
}

function countCodes(counts: Uint32Array, codes: Uint32Array, length: number): void {
  for (let index = 0; index < length; index++) {
    const code = codes[index] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
}

function forEachChunk(rows: Uint32Array, visit: (rows: Uint32Array) => void): void {
  for (let start = 0; start < rows.length; start += chunkLength) {
    visit(rows.subarray(start, start + chunkLength))
  }
}
