import { type CountableHarm, countableHarms } from '../../records/index.ts'
import type { IncidentTable, Quantities } from '../../table/index.ts'
import { type Asked, isCellAsked, isHarmAsked, markUnknownTolls } from '../asked-toll.ts'
import {
  atIncidents,
  atUnknownToll,
  codeOfToll,
  emptyTollSet,
  type HarmFields,
  killedFields,
  type TollCodes,
  type TollSet,
  tollCodes,
  tollFields,
  woundedFields,
} from './toll-sums.ts'

/**
 * What each of some incidents counts for what is asked, as codes of distinct tolls: few differ, so that a
 * row's numbers are one look-up.
 */
export function tollsOfRows(
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): TollCodes {
  const set = emptyTollSet()
  return tollCodes(codesOfRows(set, table, rows, asked), set)
}

/** The same as codes of a set of tolls, to which those that are new are added. */
export function codesOfRows(
  set: TollSet,
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): Uint32Array {
  const unknown = markUnknownTolls(table, rows, asked)
  return asked.fromTotals
    ? codesOfTotals(set, table, rows, asked, unknown)
    : codesOfCells(set, table, rows, asked, unknown)
}

/** Totals are codes already: only their pairs are looked up. */
function codesOfTotals(
  set: TollSet,
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
  unknown: Uint8Array,
): Uint32Array {
  const { quantities, totals } = table
  const none = quantities.low.length
  const { killed, wounded } = totals
  const countsKilled = isHarmAsked(asked, harmAt.killed)
  const countsWounded = isHarmAsked(asked, harmAt.wounded)
  const pairs = new Map<number, number>()
  const codes = new Uint32Array(rows.length)
  const toll = new Float64Array(tollFields)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const killedCode = countsKilled ? (killed[row] ?? none) : none
    const woundedCode = countsWounded ? (wounded[row] ?? none) : none
    const isUnknown = unknown[index] ?? 0
    const pair = (killedCode * (none + 1) + woundedCode) * 2 + isUnknown
    let code = pairs.get(pair)
    if (code === undefined) {
      toll.fill(0)
      toll[atIncidents] = 1
      toll[atUnknownToll] = isUnknown
      toll[killedFields.missing] = 1
      toll[woundedFields.missing] = 1
      addQuantity(toll, killedFields, quantities, killedCode)
      addQuantity(toll, woundedFields, quantities, woundedCode)
      code = codeOfToll(set, toll, 0)
      pairs.set(pair, code)
    }
    codes[index] = code
  }
  return codes
}

function codesOfCells(
  set: TollSet,
  { cells, quantities }: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
  unknown: Uint8Array,
): Uint32Array {
  const { offsets, kind, kinds, quantity } = cells
  const codes = new Uint32Array(rows.length)
  const toll = new Float64Array(tollFields)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    toll.fill(0)
    toll[atIncidents] = 1
    toll[atUnknownToll] = unknown[index] ?? 0
    toll[killedFields.missing] = 1
    toll[woundedFields.missing] = 1
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      const ofCell = kind[entry] ?? 0
      const harm = kinds.harm[ofCell] ?? 0
      if (!isCellAsked(asked, harm, kinds.group[ofCell] ?? 0)) continue
      if (harm === harmAt.killed) addQuantity(toll, killedFields, quantities, quantity[entry] ?? 0)
      if (harm === harmAt.wounded)
        addQuantity(toll, woundedFields, quantities, quantity[entry] ?? 0)
    }
    codes[index] = codeOfToll(set, toll, 0)
  }
  return codes
}

const harmAt = { killed: placeOf('killed'), wounded: placeOf('wounded') }

function placeOf(harm: CountableHarm): number {
  return countableHarms.indexOf(harm)
}

/**
 * Adds a quantity by its code; one that was not reported adds nothing. Best is low where there is none. A
 * toll tells no number where none of its quantities does.
 */
function addQuantity(
  toll: Float64Array,
  fields: HarmFields,
  { low, best, high, unknown }: Quantities,
  code: number,
): void {
  const least = low[code] ?? -1
  if (least < 0) return
  const hasBest = (best[code] ?? -1) >= 0
  const middle = hasBest ? (best[code] ?? 0) : least
  const most = high[code] ?? -1
  const add = (field: number, number: number) => {
    toll[field] = (toll[field] ?? 0) + number
  }
  const isUnknown = !hasBest && unknown[code] === 1
  const isFirst = toll[fields.missing] === 1
  toll[fields.missing] = 0
  toll[fields.unknown] = isUnknown && (isFirst || toll[fields.unknown] === 1) ? 1 : 0
  add(fields.best, middle)
  add(fields.below, middle - least)
  add(fields.above, most < 0 ? 0 : most - middle)
  add(fields.open, most < 0 ? 1 : 0)
}
