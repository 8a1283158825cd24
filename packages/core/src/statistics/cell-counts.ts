import type { Query } from '../query/index.ts'
import { chunkLength, type IncidentTable, type Positions, takeCodes } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { askedBy } from './asked-toll.ts'
import { cellOf } from './grid-cell.ts'
import { sumsOf } from './kept-sums.ts'
import { placesUpTo } from './order-groups.ts'
import type { SelectedTable } from './statistic-definition.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { emptySums, moveSlot, type TollSums } from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/** How many incidents cells of a grid have; cell 0 stands for none. Cells without any are left out. */
export interface CellCounts {
  readonly cells: Uint32Array
  readonly counts: Uint32Array
}

/**
 * How many selected incidents lie in each cell: how often each position occurs is counted first, so that a
 * row is looked at once.
 */
export function countCells(
  { table, selection: { rows } }: SelectedTable,
  size: number,
): CellCounts {
  const cellOfCode = cellsOfPositions(table, size)
  const ofCodes = new Uint32Array(cellOfCode.length)
  const codes = new Uint32Array(Math.min(chunkLength, rows.length))
  forEachChunk(rows, (ofChunk) => {
    takeCodes(table.position.codes, ofChunk, codes, 0)
    countCodes(ofCodes, codes, ofChunk.length)
  })
  const ofCells = new Uint32Array(cellsOfWorld(size) + 1)
  for (let code = 0; code < ofCodes.length; code++) {
    const cell = cellOfCode[code] ?? 0
    ofCells[cell] = (ofCells[cell] ?? 0) + (ofCodes[code] ?? 0)
  }
  const cells = filledCells(ofCells, 0)
  const counts = new Uint32Array(cells.length)
  for (let index = 0; index < counts.length; index++)
    counts[index] = ofCells[cells[index] ?? 0] ?? 0
  return { cells, counts }
}

/** Adds counts to those of all cells. */
export function addCells(incidents: Uint32Array, { cells, counts }: CellCounts): void {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? 0
    incidents[cell] = (incidents[cell] ?? 0) + (counts[index] ?? 0)
  }
}

/** How many cells of a size there are. */
export function cellsOfWorld(size: number): number {
  return (360 / size) * (180 / size)
}

/** The cells from `first` on that have an incident, in order. */
export function filledCells(incidents: Uint32Array, first: number): Uint32Array {
  const cells = new Uint32Array(incidents.length + 1)
  let length = 0
  for (let cell = first; cell < incidents.length; cell++) {
    cells[length] = cell
    length += incidents[cell] === 0 ? 0 : 1
  }
  return cells.slice(0, length)
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
    const make = () => tollsInPart(only, shown, query, size)
    return sumsOf(only, query, name, make, ({ numbers }) => numbers.byteLength)
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
  const slotOfCode = slotsOfCodes(cellsOfPositions(table, size), shown, size)
  const asked = askedBy(query)
  const chunk = makeTollChunk(table, asked)
  const tally = makeTally()
  const codes = new Uint32Array(chunkLength)
  const slots = new Int32Array(chunkLength)
  const kept = new Uint32Array(chunkLength)
  const places = placesUpTo(chunkLength)
  forEachChunk(rows, (ofChunk) => {
    takeCodes(table.position.codes, ofChunk, codes, 0)
    const length = keepShown(ofChunk, codes, slotOfCode, kept, slots)
    readTolls(chunk, kept.subarray(0, length))
    addIncidents(tally, shown.length, slots, places, length, chunk)
  })
  return finishTally(tally, shown.length)
}

/** The slot of each position: that of its cell, −1 where that is not shown. */
function slotsOfCodes(cells: Uint32Array, shown: readonly number[], size: number): Int32Array {
  const slotOfCell = new Int32Array(cellsOfWorld(size) + 1).fill(-1)
  shown.forEach((cell, slot) => {
    slotOfCell[cell] = slot
  })
  const slots = new Int32Array(cells.length)
  for (let code = 0; code < slots.length; code++) slots[code] = slotOfCell[cells[code] ?? 0] ?? -1
  return slots
}

/** Keeps the rows whose position has a slot, and their slots; gives back how many they are. */
function keepShown(
  rows: Uint32Array,
  codes: Uint32Array,
  slotOfCode: Int32Array,
  kept: Uint32Array,
  slots: Int32Array,
): number {
  let length = 0
  for (let index = 0; index < rows.length; index++) {
    const slot = slotOfCode[codes[index] ?? 0] ?? -1
    kept[length] = rows[index] ?? 0
    slots[length] = slot
    length += slot < 0 ? 0 : 1
  }
  return length
}

const cellsBySize = new WeakMap<Positions, Map<number, Uint32Array>>()

/** The cell of each position, 0 where it is in none; made once and kept with the positions. */
function cellsOfPositions({ position: { entries } }: IncidentTable, size: number): Uint32Array {
  const bySize = cellsBySize.get(entries) ?? new Map<number, Uint32Array>()
  cellsBySize.set(entries, bySize)
  const known = bySize.get(size)
  if (known !== undefined) return known
  const { latitude, longitude } = entries
  const cells = new Uint32Array(latitude.length)
  for (let code = 0; code < cells.length; code++) {
    const north = latitude[code] ?? Number.NaN
    const east = longitude[code] ?? Number.NaN
    if (!Number.isNaN(north) && !Number.isNaN(east)) cells[code] = cellOf(north, east, size)
  }
  bySize.set(size, cells)
  return cells
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
