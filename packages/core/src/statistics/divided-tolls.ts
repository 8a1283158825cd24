import { countableHarms, groups } from '../records/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type Asked, isCellAsked, narrowAsked } from './asked-toll.ts'
import type { KeysColumn } from './key-reader.ts'

/** Incidents' tolls divided by harm, by group or by both: keys of parts, and what each part counts. */
export interface DividedTolls extends KeysColumn {
  readonly askedOf: (code: number) => Asked
  readonly harmOf: (code: number) => string | null
  readonly groupOf: (code: number) => string | null
}

/** By what tolls are divided. */
export interface Division {
  readonly byHarm: boolean
  readonly byGroup: boolean
}

const noGroup = groups.length
const groupCodes = groups.length + 1

/**
 * Divides tolls. An incident has a part for each group, or harm, of which it has a cell. The harms that
 * are told over all groups only, with no cell of a group, are a part without a group; an incident of
 * which nothing is told is a part without a harm and a group. Where the query asks for groups, only
 * their cells are parts.
 *
 * A part's code holds its set of harms and its group.
 */
export function divideTolls(
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
  division: Division,
): DividedTolls {
  const codes = new Uint8Array(mostParts(table, rows))
  const places = new Uint32Array(codes.length)
  let found = 0
  for (let index = 0; index < rows.length; index++) {
    const next = writeParts(codes, found, table, rows[index] ?? 0, asked, division)
    while (found < next) places[found++] = index
  }
  return {
    size: (1 << countableHarms.length) * groupCodes,
    codes: codes.subarray(0, found),
    places: places.subarray(0, found),
    keyOf: String,
    askedOf: (code) => {
      const group = code % groupCodes
      return narrowAsked(asked, harmsIn(code) || asked.harms, group === noGroup ? null : group)
    },
    harmOf: (code) => (division.byHarm ? nameOfHarm(harmsIn(code)) : null),
    groupOf: (code) => groups[code % groupCodes] ?? null,
  }
}

/** Writes the codes of an incident's parts behind `start`, each once; gives back where they end. */
function writeParts(
  codes: Uint8Array,
  start: number,
  table: IncidentTable,
  row: number,
  asked: Asked,
  { byHarm, byGroup }: Division,
): number {
  const { offsets, kind, kinds } = table.cells
  let end = start
  let inCells = 0
  const endOfCells = offsets[row + 1] ?? 0
  for (let entry = offsets[row] ?? 0; entry < endOfCells; entry++) {
    const ofCell = kind[entry] ?? 0
    const ofHarm = kinds.harm[ofCell] ?? 0
    const ofGroup = kinds.group[ofCell] ?? 0
    if (!isCellAsked(asked, ofHarm, ofGroup)) continue
    inCells |= 1 << ofHarm
    const code = codeOf(byHarm ? 1 << ofHarm : asked.harms, byGroup ? ofGroup : noGroup)
    end = writeOnce(codes, start, end, code)
  }
  if (!asked.fromTotals) return end
  const undivided = harmsTold(table, row) & asked.harms & ~inCells
  if (!byHarm && undivided !== 0) end = writeOnce(codes, start, end, codeOf(undivided, noGroup))
  for (let bit = 1; byHarm && bit <= undivided; bit <<= 1) {
    if ((undivided & bit) !== 0) end = writeOnce(codes, start, end, codeOf(bit, noGroup))
  }
  return end > start ? end : writeOnce(codes, start, end, codeOf(0, noGroup))
}

function writeOnce(codes: Uint8Array, start: number, end: number, code: number): number {
  for (let at = start; at < end; at++) if (codes[at] === code) return end
  codes[end] = code
  return end + 1
}

/** As many parts as incidents can have: one for each cell, and one for each harm without any. */
function mostParts({ cells }: IncidentTable, rows: ArrayLike<number>): number {
  let most = rows.length * countableHarms.length
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    most += (cells.offsets[row + 1] ?? 0) - (cells.offsets[row] ?? 0)
  }
  return most
}

/** The set of harms of which an incident has a total. */
function harmsTold({ totals, quantities }: IncidentTable, row: number): number {
  const { killed, wounded, missing, abducted } = totals
  const none = quantities.low.length
  return (
    ((killed[row] ?? none) < none ? bitOf.killed : 0) |
    ((wounded[row] ?? none) < none ? bitOf.wounded : 0) |
    ((missing[row] ?? none) < none ? bitOf.missing : 0) |
    ((abducted[row] ?? none) < none ? bitOf.abducted : 0)
  )
}

const bitOf = {
  killed: 1 << countableHarms.indexOf('killed'),
  wounded: 1 << countableHarms.indexOf('wounded'),
  missing: 1 << countableHarms.indexOf('missing'),
  abducted: 1 << countableHarms.indexOf('abducted'),
}

function nameOfHarm(harms: number): string | null {
  return countableHarms.find((_, place) => harms === 1 << place) ?? null
}

function codeOf(harms: number, group: number): number {
  return harms * groupCodes + group
}

function harmsIn(code: number): number {
  return Math.floor(code / groupCodes)
}
