import { countableHarms } from '../records/index.ts'
import {
  type ChunkCells,
  chunkLength,
  flagsOfRows,
  type IncidentTable,
  makeChunkCells,
  readCells,
  takeCodes,
} from '../table/index.ts'
import { type Asked, isCellAsked, isHarmAsked } from './asked-toll.ts'
import { addendsOf, type TollAddends } from './toll-sums.ts'

/**
 * The tolls of a chunk of selected incidents, read out of their columns: for each its toll over all
 * groups of killed and of wounded, its {@link tollFlags}, and whether its toll is unknown for what is
 * asked. `cells` are read where groups are asked for, or where `withCells` asks for them.
 */
export interface TollChunk {
  readonly table: IncidentTable
  readonly asked: Asked
  readonly addends: TollAddends
  readonly withCells: boolean
  /** Whether a toll is unknown, by its flags. */
  readonly byFlags: Uint8Array
  /** For each kind of cell 0 where it is not asked for, else {@link ofKilled} and the like. */
  readonly sideOfKind: Uint8Array
  rows: Uint32Array
  readonly killed: Uint32Array
  readonly wounded: Uint32Array
  flags: Uint8Array
  readonly flagsTaken: Uint8Array
  /** Whether tolls are unknown, where only those of some groups are asked for. */
  readonly isUnknown: Uint8Array
  readonly cells: ChunkCells
}

/** A chunk that can read the incidents of a table. */
export function makeTollChunk(
  table: IncidentTable,
  asked: Asked,
  withCells = !asked.fromTotals,
  rows = chunkLength,
): TollChunk {
  const none = table.quantities.low.length
  return {
    table,
    asked,
    addends: addendsOf(table.quantities),
    withCells,
    byFlags: unknownByFlags(asked),
    sideOfKind: sidesOfKinds(table, asked),
    rows: new Uint32Array(0),
    // A harm that is not asked for has no toll.
    killed: new Uint32Array(rows).fill(none),
    wounded: new Uint32Array(rows).fill(none),
    flags: new Uint8Array(0),
    flagsTaken: new Uint8Array(rows),
    isUnknown: new Uint8Array(asked.fromTotals ? 0 : rows),
    cells: makeChunkCells(),
  }
}

export const ofKilled = 1
export const ofWounded = 2
export const ofOtherHarm = 3

function sidesOfKinds({ cells: { kinds } }: IncidentTable, asked: Asked): Uint8Array {
  const { harm, group } = kinds
  const sides = new Uint8Array(harm.length)
  for (let kind = 0; kind < sides.length; kind++) {
    const place = harm[kind] ?? 0
    if (!isCellAsked(asked, place, group[kind] ?? 0)) continue
    if (place === killedPlace) sides[kind] = ofKilled
    else sides[kind] = place === woundedPlace ? ofWounded : ofOtherHarm
  }
  return sides
}

/** Reads some rows, at most {@link chunkLength} of them, in the table's order. */
export function readTolls(chunk: TollChunk, rows: Uint32Array): void {
  const { table, asked, withCells, killed, wounded, cells } = chunk
  const none = table.quantities.low.length
  chunk.rows = rows
  if (asked.fromTotals) {
    if (isHarmAsked(asked, killedPlace)) takeCodes(table.totals.killed, rows, killed, none)
    if (isHarmAsked(asked, woundedPlace)) takeCodes(table.totals.wounded, rows, wounded, none)
  }
  if (withCells) readCells(cells, table.cells, rows)
  chunk.flags = flagsOfRows(table, rows, chunk.flagsTaken)
  if (!asked.fromTotals) markUnknown(chunk)
}

export const killedPlace = countableHarms.indexOf('killed')
export const woundedPlace = countableHarms.indexOf('wounded')

/** Whether tolls are unknown for what is asked, by their flags: 1 for each combination where they are. */
function unknownByFlags({ harms, fromTotals }: Asked): Uint8Array {
  const marks = new Uint8Array(256)
  for (let flags = 0; flags < marks.length; flags++) {
    const isUnknown = (flags & harms) === 0 || (fromTotals && ((flags >> 4) & harms) !== 0)
    if (isUnknown) marks[flags] = 1
  }
  return marks
}

function markUnknown({
  rows,
  flags,
  byFlags,
  isUnknown,
  sideOfKind,
  table,
  cells,
}: TollChunk): void {
  const { starts, kinds, quantities } = cells
  const { unknown } = table.quantities
  let start = 0
  for (let index = 0; index < rows.length; index++) {
    let mark = byFlags[flags[index] ?? 0] ?? 0
    const end = starts[index + 1] ?? 0
    for (let cell = start; cell < end; cell++) {
      if (unknown[quantities[cell] ?? 0] === 1 && sideOfKind[kinds[cell] ?? 0] !== 0) mark = 1
    }
    isUnknown[index] = mark
    start = end
  }
}

/** How many of some rows, in the table's order, have an unknown toll for what is asked. */
export function countUnknownTolls(table: IncidentTable, rows: Uint32Array, asked: Asked): number {
  const chunk = makeTollChunk(table, asked, !asked.fromTotals, Math.min(chunkLength, rows.length))
  let count = 0
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    chunk.rows = ofChunk
    chunk.flags = flagsOfRows(table, ofChunk, chunk.flagsTaken)
    if (asked.fromTotals) {
      count += countMarked(chunk.flags, chunk.byFlags, ofChunk.length)
      continue
    }
    readCells(chunk.cells, table.cells, ofChunk)
    markUnknown(chunk)
    count += countMarked(chunk.isUnknown, identity, ofChunk.length)
  }
  return count
}

const identity = Uint8Array.of(0, 1)

function countMarked(marks: Uint8Array, isCounted: Uint8Array, length: number): number {
  let count = 0
  for (let index = 0; index < length; index++) count += isCounted[marks[index] ?? 0] ?? 0
  return count
}
