import type { Selection } from '../query/index.ts'
import { countableHarms } from '../records/index.ts'
import {
  areTollsMissing,
  type ChunkCells,
  chunkLength,
  type IncidentTable,
  keptFlags,
  makeChunkCells,
  readCells,
  takeTolls,
} from '../table/index.ts'
import { type Asked, isCellAsked } from './asked-toll.ts'
import { addendsOf, type TollAddends, unknownByFlags } from './toll-addends.ts'
import { atKilled, atWounded } from './toll-sums.ts'

/**
 * The tolls of a chunk of selected incidents, as codes of the table's distinct tolls, and whether they are
 * unknown for what is asked. `cells` are read where groups are asked for, or where `withCells` asks for them.
 */
export interface TollChunk {
  readonly table: IncidentTable
  readonly asked: Asked
  readonly addends: TollAddends
  readonly withCells: boolean
  /** Whether a kind of cell is asked for. */
  readonly isKindAsked: Uint8Array
  /** Where in a slot cells of a kind are counted; −1 where they are not. */
  readonly atOfKind: Int8Array
  rows: Uint32Array
  readonly tolls: Uint32Array
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
  const { harm, group } = table.cells.kinds
  const isKindAsked = new Uint8Array(harm.length)
  const atOfKind = new Int8Array(harm.length).fill(-1)
  for (let kind = 0; kind < harm.length; kind++) {
    const place = harm[kind] ?? 0
    if (!isCellAsked(asked, place, group[kind] ?? 0)) continue
    isKindAsked[kind] = 1
    if (place === killedPlace) atOfKind[kind] = atKilled
    else if (place === woundedPlace) atOfKind[kind] = atWounded
  }
  return {
    table,
    asked,
    addends: addendsOf(table, asked),
    withCells,
    isKindAsked,
    atOfKind,
    rows: new Uint32Array(0),
    tolls: new Uint32Array(rows),
    isUnknown: new Uint8Array(asked.fromTotals ? 0 : rows),
    cells: makeChunkCells(),
  }
}

/**
 * Finds the tolls of rows, in the table's order, before any of them is read. What tolls add has room for those
 * that were found: where most of a table is to be read, it would grow chunk by chunk, and be copied each time.
 */
export function findTollsFirst({ table, tolls }: TollChunk, rows: Uint32Array): void {
  if (rows.length * 2 < table.length) return
  for (let start = 0; start < rows.length && areTollsMissing(table); start += chunkLength) {
    takeTolls(table, rows.subarray(start, start + chunkLength), tolls)
  }
}

/** Reads some rows, at most {@link chunkLength} of them, in the table's order. */
export function readTolls(chunk: TollChunk, rows: Uint32Array): void {
  const { table, asked, withCells, tolls, cells } = chunk
  chunk.rows = rows
  takeTolls(table, rows, tolls)
  if (withCells) readCells(cells, table.cells, rows)
  if (!asked.fromTotals) markUnknown(chunk)
}

export const killedPlace = countableHarms.indexOf('killed')
export const woundedPlace = countableHarms.indexOf('wounded')

function markUnknown({
  rows,
  tolls,
  addends,
  isUnknown,
  isKindAsked,
  table,
  cells,
}: TollChunk): void {
  const { starts, kinds, quantities } = cells
  const { unknown } = table.quantities
  const { byFlags } = addends
  const { flags } = addends.tolls
  let start = 0
  for (let index = 0; index < rows.length; index++) {
    let mark = byFlags[flags[tolls[index] ?? 0] ?? 0] ?? 0
    const end = starts[index + 1] ?? 0
    for (let cell = start; cell < end; cell++) {
      if (unknown[quantities[cell] ?? 0] === 1 && isKindAsked[kinds[cell] ?? 0] === 1) mark = 1
    }
    isUnknown[index] = mark
    start = end
  }
}

/** How many of some rows, in the table's order, have an unknown toll for what is asked. */
export function countUnknownTolls(table: IncidentTable, { rows }: Selection, asked: Asked): number {
  const flags = asked.fromTotals ? keptFlags(table) : null
  // A table that was read from a file has them before it knows any toll.
  if (flags !== null) return countByFlags(flags, rows, unknownByFlags(asked))
  const chunk = makeTollChunk(table, asked, !asked.fromTotals, Math.min(chunkLength, rows.length))
  let count = 0
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    if (!asked.fromTotals) {
      readTolls(chunk, ofChunk)
      count += countMarked(chunk.isUnknown, ofChunk.length)
      continue
    }
    takeTolls(table, ofChunk, chunk.tolls)
    count += countUnknown(chunk, ofChunk.length)
  }
  return count
}

function countByFlags(flags: Uint8Array, rows: Uint32Array, isUnknown: Uint8Array): number {
  let count = 0
  for (let index = 0; index < rows.length; index++) {
    count += isUnknown[flags[rows[index] ?? 0] ?? 0] ?? 0
  }
  return count
}

function countUnknown({ tolls, addends }: TollChunk, length: number): number {
  const { byFlags } = addends
  const { flags } = addends.tolls
  let count = 0
  for (let index = 0; index < length; index++) {
    count += byFlags[flags[tolls[index] ?? 0] ?? 0] ?? 0
  }
  return count
}

function countMarked(marks: Uint8Array, length: number): number {
  let count = 0
  for (let index = 0; index < length; index++) count += marks[index] ?? 0
  return count
}
