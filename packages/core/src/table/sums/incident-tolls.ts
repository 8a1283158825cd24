import { countableHarms } from '../../records/index.ts'
import type { Codes } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { chunkLength, takeCodes } from '../take-codes.ts'
import { forgetFlags, readFlags } from './read-flags.ts'

/**
 * What each incident counts over all groups but the attackers, as codes of distinct tolls: there are few
 * beside the incidents, and so one look-up tells everything that a sum needs of an incident.
 *
 * Toll `n` has the quantities `killed[n]` and `wounded[n]`, its flags ({@link readFlags}) in `flags[n]`, and in
 * `told[n]` bit `h` where the `h`-th harm has a total, bit `h + 4` where that total is a known number.
 * Toll 0 is that of no incident. Tolls are found out for the rows that are asked for and then kept with
 * the table: `codes` is 0 for rows that nobody has asked for.
 */
export interface IncidentTolls {
  codes: Codes
  /** How many rows have no code yet. */
  missing: number
  /** How many tolls there are, with toll 0. */
  length: number
  killed: Uint32Array
  wounded: Uint32Array
  flags: Uint8Array
  told: Uint8Array
  /** Where tolls are found again: their codes at places that follow from what they are, else 0. */
  found: Uint32Array
}

const tollsOfTables = new WeakMap<IncidentTable, IncidentTolls>()

/** The tolls of a table, of which there may be none yet. */
export function incidentTolls(table: IncidentTable): IncidentTolls {
  const known = tollsOfTables.get(table)
  if (known !== undefined) return known
  const none = table.quantities.low.length
  const made: IncidentTolls = {
    codes: new Uint16Array(table.length),
    missing: table.length,
    length: 1,
    killed: new Uint32Array(64).fill(none),
    wounded: new Uint32Array(64).fill(none),
    flags: new Uint8Array(64),
    told: new Uint8Array(64),
    found: new Uint32Array(256),
  }
  tollsOfTables.set(table, made)
  return made
}

/** Writes the codes of the tolls of some rows, which are in the table's order, to the beginning of `into`. */
export function takeTolls(table: IncidentTable, rows: Uint32Array, into: Uint32Array): void {
  const tolls = incidentTolls(table)
  takeCodes(tolls.codes, rows, into, 0)
  if (tolls.missing === 0 || !hasMissing(into, rows.length)) return
  for (let start = 0; start < rows.length; start += chunkLength) {
    findTolls(tolls, table, rows.subarray(start, start + chunkLength))
  }
  if (tolls.missing === 0) forgetFlags(table)
  takeCodes(tolls.codes, rows, into, 0)
}

/** Whether there are rows of a table whose toll was not found yet. */
export function areTollsMissing(table: IncidentTable): boolean {
  return incidentTolls(table).missing > 0
}

function hasMissing(codes: Uint32Array, length: number): boolean {
  for (let index = 0; index < length; index++) if (codes[index] === 0) return true
  return false
}

function findTolls(tolls: IncidentTolls, table: IncidentTable, rows: Uint32Array): void {
  const none = table.quantities.low.length
  const killed = new Uint32Array(rows.length)
  const wounded = new Uint32Array(rows.length)
  takeCodes(table.totals.killed, rows, killed, none)
  takeCodes(table.totals.wounded, rows, wounded, none)
  const flags = readFlags(table, rows)
  const told = readTold(table, rows)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if (tolls.codes[row] !== 0) continue
    const code = codeOfToll(
      tolls,
      killed[index] ?? none,
      wounded[index] ?? none,
      flags[index] ?? 0,
      told[index] ?? 0,
    )
    // Beside a table of 65,536 distinct tolls the codes of its incidents are small.
    if (code === 0x1_0000) tolls.codes = new Uint32Array(tolls.codes)
    tolls.codes[row] = code
    tolls.missing--
  }
}

/** Of which harms rows have a total, and of which of these a known number. */
function readTold(table: IncidentTable, rows: Uint32Array): Uint8Array {
  const { unknown } = table.quantities
  const told = new Uint8Array(rows.length)
  const codes = new Uint32Array(rows.length)
  countableHarms.forEach((harm, place) => {
    takeCodes(table.totals[harm], rows, codes, unknown.length)
    for (let index = 0; index < rows.length; index++) {
      const code = codes[index] ?? 0
      if (code >= unknown.length) continue
      const marks = unknown[code] === 1 ? 1 : 0x11
      told[index] = (told[index] ?? 0) | (marks << place)
    }
  })
  return told
}

/** The code of a toll, a new one where it is new. */
function codeOfToll(
  tolls: IncidentTolls,
  killed: number,
  wounded: number,
  flags: number,
  told: number,
): number {
  const { found } = tolls
  const mask = found.length - 1
  let place = placeOf(killed, wounded, flags, told) & mask
  for (; ; place = (place + 1) & mask) {
    const code = found[place] ?? 0
    if (code === 0) break
    const isSame =
      tolls.killed[code] === killed &&
      tolls.wounded[code] === wounded &&
      tolls.flags[code] === flags &&
      tolls.told[code] === told
    if (isSame) return code
  }
  if (tolls.length === tolls.killed.length) makeRoom(tolls)
  const code = tolls.length++
  tolls.killed[code] = killed
  tolls.wounded[code] = wounded
  tolls.flags[code] = flags
  tolls.told[code] = told
  found[place] = code
  if (tolls.length * 2 > found.length) findAgain(tolls)
  return code
}

function placeOf(killed: number, wounded: number, flags: number, told: number): number {
  let hash = Math.imul(killed, 0x9e37_79b1) ^ Math.imul(wounded, 0x85eb_ca6b)
  hash ^= Math.imul((flags << 8) | told, 0xc2b2_ae35)
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d) >>> 7
}

function makeRoom(tolls: IncidentTolls): void {
  tolls.killed = twice(tolls.killed)
  tolls.wounded = twice(tolls.wounded)
  const flags = tolls.flags
  const told = tolls.told
  tolls.flags = new Uint8Array(flags.length * 2)
  tolls.flags.set(flags)
  tolls.told = new Uint8Array(told.length * 2)
  tolls.told.set(told)
}

function twice(numbers: Uint32Array): Uint32Array {
  const longer = new Uint32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

function findAgain(tolls: IncidentTolls): void {
  const found = new Uint32Array(tolls.found.length * 4)
  const mask = found.length - 1
  for (let code = 1; code < tolls.length; code++) {
    const { killed, wounded, flags, told } = tolls
    const ofKilled = killed[code] ?? 0
    const ofWounded = wounded[code] ?? 0
    let place = placeOf(ofKilled, ofWounded, flags[code] ?? 0, told[code] ?? 0) & mask
    while (found[place] !== 0) place = (place + 1) & mask
    found[place] = code
  }
  tolls.found = found
}
