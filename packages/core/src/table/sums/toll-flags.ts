import { type CountableHarm, countableHarms, groups } from '../../records/index.ts'
import type { IncidentTable } from '../incident-table.ts'
import { chunkLength, takeCodes } from '../take-codes.ts'
import { type ChunkCells, makeChunkCells, readCells } from './chunk-cells.ts'

/**
 * What is known of each incident's tolls over all groups but the attackers, a byte an incident: bit `n`
 * is set where somebody reported the `n`-th harm, for any group; bit `n + 4` where a toll of it tells no
 * number. Made once for a table. Where nothing was reported the byte is
 * {@link nothingReported}.
 */
export function tollFlags(table: IncidentTable): Uint8Array {
  const known = knownFlags(table)
  const rows = new Uint32Array(known.missing === 0 ? 0 : Math.min(chunkLength, table.length))
  for (let start = 0; known.missing > 0 && start < table.length; start += rows.length) {
    const length = Math.min(rows.length, table.length - start)
    for (let index = 0; index < length; index++) rows[index] = start + index
    makeMissing(known, table, rows.subarray(0, length))
  }
  return known.flags
}

/**
 * The flags of some rows, which are in the table's order; only theirs are made. They are written to the
 * beginning of `into`, unless they lie side by side already.
 */
export function flagsOfRows(table: IncidentTable, rows: Uint32Array, into: Uint8Array): Uint8Array {
  const known = knownFlags(table)
  const { flags } = known
  if (known.missing > 0) makeMissing(known, table, rows)
  const first = rows[0] ?? 0
  if ((rows[rows.length - 1] ?? 0) - first === rows.length - 1) {
    return flags.subarray(first, first + rows.length)
  }
  for (let index = 0; index < rows.length; index++) into[index] = flags[rows[index] ?? 0] ?? 0
  return into
}

/** A combination that tolls cannot have, since 0 stands for flags that are still to be made. */
const nothingReported = 0x10

interface KnownFlags {
  readonly flags: Uint8Array
  /** How many rows have none yet. */
  missing: number
}

const flagsOfTables = new WeakMap<IncidentTable, KnownFlags>()

function knownFlags(table: IncidentTable): KnownFlags {
  const known = flagsOfTables.get(table)
  if (known !== undefined) return known
  const made = { flags: new Uint8Array(table.length), missing: table.length }
  flagsOfTables.set(table, made)
  return made
}

function makeMissing(known: KnownFlags, table: IncidentTable, rows: Uint32Array): void {
  for (let index = 0; index < rows.length; index++) {
    if (known.flags[rows[index] ?? 0] === 0) {
      makeFlags(known, table, rows)
      return
    }
  }
}

function makeFlags(known: KnownFlags, table: IncidentTable, rows: Uint32Array): void {
  const { flags } = known
  const made = new Uint8Array(rows.length)
  addCells(made, table, rows)
  const codes = new Uint32Array(rows.length)
  countableHarms.forEach((harm, place) => {
    if (table.totals[harm].length > 0) addTotals(made, table, rows, harm, place, codes)
  })
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if (flags[row] === 0) known.missing--
    flags[row] = made[index] || nothingReported
  }
}

function addTotals(
  made: Uint8Array,
  { totals, quantities: { unknown } }: IncidentTable,
  rows: Uint32Array,
  harm: CountableHarm,
  place: number,
  codes: Uint32Array,
): void {
  takeCodes(totals[harm], rows, codes, unknown.length)
  for (let index = 0; index < made.length; index++) {
    const code = codes[index] ?? 0
    if (code >= unknown.length) continue
    made[index] = (made[index] ?? 0) | (1 << place) | ((unknown[code] ?? 0) << (place + 4))
  }
}

function addCells(made: Uint8Array, table: IncidentTable, rows: Uint32Array): void {
  const { harm, group } = table.cells.kinds
  const attacker = groups.indexOf('attacker')
  const told = new Uint8Array(harm.length)
  const untold = new Uint8Array(harm.length)
  for (let kind = 0; kind < harm.length; kind++) {
    told[kind] = 1 << (harm[kind] ?? 0)
    if (group[kind] !== attacker) untold[kind] = 1 << ((harm[kind] ?? 0) + 4)
  }
  const cells = makeChunkCells()
  readCells(cells, table.cells, rows)
  addCellFlags(made, cells, told, untold, table.quantities.unknown)
}

function addCellFlags(
  made: Uint8Array,
  { starts, kinds, quantities }: ChunkCells,
  told: Uint8Array,
  untold: Uint8Array,
  unknown: Uint8Array,
): void {
  for (let index = 0; index < made.length; index++) {
    let flags = 0
    const end = starts[index + 1] ?? 0
    for (let cell = starts[index] ?? 0; cell < end; cell++) {
      const kind = kinds[cell] ?? 0
      flags |= told[kind] ?? 0
      if (unknown[quantities[cell] ?? 0] === 1) flags |= untold[kind] ?? 0
    }
    made[index] = flags
  }
}
