import { type CountableHarm, countableHarms } from '../../records/index.ts'
import type { IncidentTable, Quantities } from '../../table/index.ts'
import { type Asked, isCellAsked, isHarmAsked, markUnknownTolls } from '../asked-toll.ts'
import {
  atBest,
  atHigh,
  atIncidents,
  atKilled,
  atLow,
  atOpen,
  atReported,
  atUnknown,
  atUnknownToll,
  atWounded,
  codeOfToll,
  emptyTollSet,
  type TollCodes,
  tollWidth,
} from './toll-sums.ts'

/**
 * What each of some incidents counts for what is asked, as codes of distinct tolls: few differ, so that a
 * row's fourteen numbers are one look-up.
 */
export function tollsOfRows(
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): TollCodes {
  const unknown = markUnknownTolls(table, rows, asked)
  return asked.fromTotals
    ? tollsOfTotals(table, rows, asked, unknown)
    : tollsOfCells(table, rows, asked, unknown)
}

/** Totals are codes already: only their pairs are looked up. */
function tollsOfTotals(
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
  unknown: Uint8Array,
): TollCodes {
  const { quantities, totals } = table
  const none = quantities.low.length
  const { killed, wounded } = totals
  const countsKilled = isHarmAsked(asked, harmAt.killed)
  const countsWounded = isHarmAsked(asked, harmAt.wounded)
  const set = emptyTollSet()
  const pairs = new Map<number, number>()
  const codes = new Uint32Array(rows.length)
  const toll = new Float64Array(tollWidth)
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
      addQuantity(toll, atKilled, quantities, killedCode)
      addQuantity(toll, atWounded, quantities, woundedCode)
      code = codeOfToll(set, toll, 0)
      pairs.set(pair, code)
    }
    codes[index] = code
  }
  return { codes, tolls: set.tolls.slice(0, set.size * tollWidth) }
}

function tollsOfCells(
  { cells, quantities }: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
  unknown: Uint8Array,
): TollCodes {
  const { offsets, kind, kinds, quantity } = cells
  const set = emptyTollSet()
  const codes = new Uint32Array(rows.length)
  const toll = new Float64Array(tollWidth)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    toll.fill(0)
    toll[atIncidents] = 1
    toll[atUnknownToll] = unknown[index] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      const ofCell = kind[entry] ?? 0
      const harm = kinds.harm[ofCell] ?? 0
      if (!isCellAsked(asked, harm, kinds.group[ofCell] ?? 0)) continue
      if (harm === harmAt.killed) addQuantity(toll, atKilled, quantities, quantity[entry] ?? 0)
      if (harm === harmAt.wounded) addQuantity(toll, atWounded, quantities, quantity[entry] ?? 0)
    }
    codes[index] = codeOfToll(set, toll, 0)
  }
  return { codes, tolls: set.tolls.slice(0, set.size * tollWidth) }
}

const harmAt = { killed: placeOf('killed'), wounded: placeOf('wounded') }

function placeOf(harm: CountableHarm): number {
  return countableHarms.indexOf(harm)
}

/** Adds a quantity by its code; one that was not reported adds nothing. Best is low where there is none. */
function addQuantity(
  toll: Float64Array,
  at: number,
  { low, best, high, unknown }: Quantities,
  code: number,
): void {
  const least = low[code] ?? -1
  if (least < 0) return
  const middle = best[code] ?? -1
  const most = high[code] ?? -1
  const add = (field: number, number: number) => {
    toll[at + field] = (toll[at + field] ?? 0) + number
  }
  add(atLow, least)
  add(atBest, middle < 0 ? least : middle)
  add(atHigh, most < 0 ? 0 : most)
  add(atReported, 1)
  add(atUnknown, middle < 0 ? (unknown[code] ?? 0) : 0)
  add(atOpen, most < 0 ? 1 : 0)
}
