import { type CountableHarm, countableHarms, groups } from '../../records/index.ts'
import type { IncidentTable } from '../incident-table.ts'
import { takeCodes } from '../take-codes.ts'
import { type ChunkCells, makeChunkCells, readCells } from './chunk-cells.ts'

/**
 * What is known of the tolls of some rows over all groups but the attackers, a byte a row: bit `n` is set
 * where somebody reported the `n`-th harm, for any group; bit `n + 4` where a toll of it tells no number.
 * The rows are in the table's order.
 */
export function readFlags(table: IncidentTable, rows: Uint32Array): Uint8Array {
  const made = new Uint8Array(rows.length)
  const stored = storedFlags.get(table)
  if (stored !== undefined) {
    for (let index = 0; index < rows.length; index++) made[index] = stored[rows[index] ?? 0] ?? 0
    return made
  }
  addCells(made, table, rows)
  const codes = new Uint32Array(rows.length)
  countableHarms.forEach((harm, place) => {
    if (table.totals[harm].length > 0) addTotals(made, table, rows, harm, place, codes)
  })
  return made
}

const storedFlags = new WeakMap<IncidentTable, Uint8Array>()

/** Keeps the flags of all rows of a table, so that they need not be made. They must be those of its rows. */
export function keepFlags(table: IncidentTable, flags: Uint8Array): void {
  storedFlags.set(table, flags)
}

/** The flags of all rows of a table as they are kept with it, `null` where they are not. */
export function keptFlags(table: IncidentTable): Uint8Array | null {
  return storedFlags.get(table) ?? null
}

/** Lets go of what {@link keepFlags} keeps. */
export function forgetFlags(table: IncidentTable): void {
  storedFlags.delete(table)
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
