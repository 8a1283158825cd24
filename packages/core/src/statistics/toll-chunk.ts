import { countableHarms } from '../records/index.ts'
import { chunkLength, type IncidentTable, takeCodes } from '../table/index.ts'
import { type Asked, isCellAsked, isHarmAsked } from './asked-toll.ts'
import { type ChunkCells, makeChunkCells, readCells } from './chunk-cells.ts'
import { takeFlags } from './toll-flags.ts'
import { type TollWeights, weightsOf } from './toll-sums.ts'

/**
 * The tolls of a chunk of selected incidents, read out of their columns: for each its toll over all
 * groups of killed and of wounded, its {@link tollFlags}, and whether its toll is unknown for what is
 * asked. `cells` are read where groups are asked for, or where `withCells` asks for them.
 */
export interface TollChunk {
  readonly table: IncidentTable
  readonly asked: Asked
  readonly weights: TollWeights
  readonly withCells: boolean
  /** Whether a toll is unknown, by its flags. */
  readonly byFlags: Uint8Array
  /** 1 for each kind of cell that is asked for. */
  readonly isKindAsked: Uint8Array
  rows: Uint32Array
  readonly killed: Uint32Array
  readonly wounded: Uint32Array
  readonly flags: Uint8Array
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
  const { kinds } = table.cells
  return {
    table,
    asked,
    weights: weightsOf(table.quantities),
    withCells,
    byFlags: unknownByFlags(asked),
    isKindAsked: Uint8Array.from(kinds.harm, (harm, kind) =>
      isCellAsked(asked, harm, kinds.group[kind] ?? 0) ? 1 : 0,
    ),
    rows: new Uint32Array(0),
    killed: new Uint32Array(rows),
    wounded: new Uint32Array(rows),
    flags: new Uint8Array(rows),
    isUnknown: new Uint8Array(rows),
    cells: makeChunkCells(),
  }
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
  takeFlags(table, rows, chunk.flags)
  markUnknown(chunk)
}

export const killedPlace = countableHarms.indexOf('killed')
export const woundedPlace = countableHarms.indexOf('wounded')

/** Whether tolls are unknown for what is asked, by their flags: 1 for each combination where they are. */
function unknownByFlags({ harms, fromTotals }: Asked): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, flags) =>
    (flags & harms) === 0 || (fromTotals && ((flags >> 4) & harms) !== 0) ? 1 : 0,
  )
}

function markUnknown(chunk: TollChunk): void {
  const { rows, flags, byFlags, isUnknown, asked } = chunk
  for (let index = 0; index < rows.length; index++) {
    isUnknown[index] = byFlags[flags[index] ?? 0] ?? 0
  }
  if (!asked.fromTotals) markUnknownCells(chunk)
}

function markUnknownCells({ rows, isUnknown, isKindAsked, weights, cells }: TollChunk): void {
  const { starts, kinds, quantities } = cells
  const { unknown } = weights
  for (let index = 0; index < rows.length; index++) {
    const end = starts[index + 1] ?? 0
    for (let cell = starts[index] ?? 0; cell < end; cell++) {
      if (unknown[quantities[cell] ?? 0] === 1 && isKindAsked[kinds[cell] ?? 0] === 1) {
        isUnknown[index] = 1
      }
    }
  }
}

/** How many of some rows, in the table's order, have an unknown toll for what is asked. */
export function countUnknownTolls(table: IncidentTable, rows: Uint32Array, asked: Asked): number {
  const chunk = makeTollChunk(table, asked, !asked.fromTotals, Math.min(chunkLength, rows.length))
  let count = 0
  for (let start = 0; start < rows.length; start += chunkLength) {
    chunk.rows = rows.subarray(start, start + chunkLength)
    if (chunk.withCells) readCells(chunk.cells, table.cells, chunk.rows)
    takeFlags(table, chunk.rows, chunk.flags)
    markUnknown(chunk)
    count += countMarks(chunk)
  }
  return count
}

function countMarks({ rows, isUnknown }: TollChunk): number {
  let count = 0
  for (let index = 0; index < rows.length; index++) count += isUnknown[index] ?? 0
  return count
}
