import { countableHarms } from '../records/index.ts'
import {
  type IncidentTable,
  type IncidentTolls,
  incidentTolls,
  weightsOf,
  weightWidth,
} from '../table/index.ts'
import { type Asked, isHarmAsked } from './asked-toll.ts'
import { pairUnit, pairWidth } from './toll-pairs.ts'

/**
 * What each of a table's distinct tolls adds to a slot of pairs, {@link pairWidth} numbers side by side, and
 * the greatest sum that it adds to. The first `length` tolls are there.
 */
export interface TollAddends {
  readonly asked: Asked
  readonly tolls: IncidentTolls
  /** Whether a toll is unknown, by its flags. */
  readonly byFlags: Uint8Array
  pairs: Float64Array
  greatest: Uint32Array
  length: number
}

/** What tolls add where all harms are asked for, and where those were that were asked for last. */
interface KeptAddends {
  ofAll: TollAddends | null
  ofSome: TollAddends | null
}

const keptOfTolls = new WeakMap<IncidentTolls, KeptAddends>()

/** What the tolls of a table add for what is asked; they may not have been made yet. */
export function addendsOf(table: IncidentTable, asked: Asked): TollAddends {
  const tolls = incidentTolls(table)
  if (!asked.fromTotals) return noAddends(tolls, asked)
  const kept = keptOfTolls.get(tolls) ?? { ofAll: null, ofSome: null }
  keptOfTolls.set(tolls, kept)
  if (asked.harms === everyHarm) {
    kept.ofAll ??= noAddends(tolls, asked)
    return kept.ofAll
  }
  if (kept.ofSome?.asked.harms !== asked.harms) kept.ofSome = noAddends(tolls, asked)
  return kept.ofSome
}

function noAddends(tolls: IncidentTolls, asked: Asked): TollAddends {
  return {
    asked,
    tolls,
    byFlags: unknownByFlags(asked),
    pairs: new Float64Array(0),
    greatest: new Uint32Array(0),
    length: 0,
  }
}

const everyHarm = (1 << countableHarms.length) - 1

/** Makes what tolls add that were found since. */
export function makeNewAddends(addends: TollAddends, table: IncidentTable): void {
  const { tolls, asked, byFlags } = addends
  if (addends.length === tolls.length) return
  if (addends.greatest.length < tolls.length) makeRoom(addends, tolls.length)
  const weights = weightsOf(table.quantities)
  const { pairs, greatest } = addends
  const none = weights.length - weightWidth
  const countsKilled = isHarmAsked(asked, killedPlace)
  const countsWounded = isHarmAsked(asked, woundedPlace)
  for (let toll = Math.max(1, addends.length); toll < tolls.length; toll++) {
    const killed = countsKilled ? (tolls.killed[toll] ?? 0) * weightWidth : none
    const wounded = countsWounded ? (tolls.wounded[toll] ?? 0) * weightWidth : none
    const at = toll * pairWidth
    let most = 1
    for (let field = 0; field + 1 < pairWidth; field++) {
      const ofKilled = weights[killed + field] ?? 0
      const ofWounded = weights[wounded + field] ?? 0
      pairs[at + field] = ofKilled + pairUnit * ofWounded
      most = Math.max(most, ofKilled, ofWounded)
    }
    pairs[at + pairWidth - 1] = 1 + pairUnit * (byFlags[tolls.flags[toll] ?? 0] ?? 0)
    greatest[toll] = Math.min(most, 0xffff_ffff)
  }
  addends.length = tolls.length
}

const killedPlace = countableHarms.indexOf('killed')
const woundedPlace = countableHarms.indexOf('wounded')

/** Whether tolls are unknown for what is asked, by their flags: 1 for each combination where they are. */
export function unknownByFlags({ harms, fromTotals }: Asked): Uint8Array {
  const marks = new Uint8Array(256)
  for (let flags = 0; flags < marks.length; flags++) {
    const isUnknown = (flags & harms) === 0 || (fromTotals && ((flags >> 4) & harms) !== 0)
    if (isUnknown) marks[flags] = 1
  }
  return marks
}

/** A quarter more than was there: what tolls add is most of what they take. */
function makeRoom(addends: TollAddends, tolls: number): void {
  const { pairs, greatest } = addends
  const room = Math.max(tolls, Math.ceil(greatest.length * 1.25))
  addends.pairs = new Float64Array(room * pairWidth)
  addends.pairs.set(pairs)
  addends.greatest = new Uint32Array(room)
  addends.greatest.set(greatest)
}
