import type { Codes } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { addWeights, weightsOf, weightWidth } from './quantity-weights.ts'
import { isUnknownByFlags, tollFlags } from './toll-flags.ts'

/**
 * The numbers that are added of each incident, in the order in which a sum holds them: of killed and of
 * wounded the low, the best (or the low that stands in for it), the high (0 where it is open), how many
 * incidents report it, how many of these tell no number, have no best estimate, are open above; then the
 * incidents, and how many of them have an unknown toll when all harms are asked for.
 */
export const tollFields = [
  'killedLow',
  'killedBest',
  'killedHigh',
  'killedReported',
  'killedUnknown',
  'killedWithoutBest',
  'killedOpen',
  'woundedLow',
  'woundedBest',
  'woundedHigh',
  'woundedReported',
  'woundedUnknown',
  'woundedWithoutBest',
  'woundedOpen',
  'incidents',
  'unknownToll',
] as const
export type TollField = (typeof tollFields)[number]

/** How many numbers a sum of incidents has. */
export const tollWidth = tollFields.length

/** What a row adds to a sum, ready to be looked up. */
export interface TollReader {
  readonly killed: Codes
  readonly wounded: Codes
  readonly weights: Float64Array
  /** The code of what nobody reported. */
  readonly nothing: number
  /** 1 for each row with an unknown toll when all harms are asked for. */
  readonly isUnknown: Codes
}

/** The reader of a table's incident totals, made once and kept with it. */
export function tollReaderOf(table: IncidentTable): TollReader {
  const made = readers.get(table) ?? makeReader(table)
  readers.set(table, made)
  return made
}

const readers = new WeakMap<IncidentTable, TollReader>()

function makeReader(table: IncidentTable): TollReader {
  const { killed, wounded } = table.totals
  const nothing = table.quantities.low.length
  const flags = tollFlags(table)
  const isUnknown = new Uint8Array(table.length)
  for (let row = 0; row < isUnknown.length; row++) {
    if (isUnknownByFlags(flags[row] ?? 0)) isUnknown[row] = 1
  }
  return { killed, wounded, weights: weightsOf(table.quantities), nothing, isUnknown }
}

/** Adds what a row counts to the sum that begins at `at`. */
export function addRow(
  sums: Float64Array,
  at: number,
  { killed, wounded, weights, nothing, isUnknown }: TollReader,
  row: number,
): void {
  const ofKilled = row < killed.length ? (killed[row] ?? nothing) : nothing
  const ofWounded = row < wounded.length ? (wounded[row] ?? nothing) : nothing
  addWeights(sums, at, weights, ofKilled * 8)
  addWeights(sums, at + 7, weights, ofWounded * 8)
  sums[at + 14] = (sums[at + 14] ?? 0) + 1
  sums[at + 15] = (sums[at + 15] ?? 0) + (isUnknown[row] ?? 0)
}

/** Takes what a row counts out of a sum. */
export function takeRow(sum: Float64Array, reader: TollReader, row: number): void {
  for (let field = 0; field < sum.length; field++) {
    sum[field] = (sum[field] ?? 0) - fieldOfRow(reader, field, row)
  }
}

/** What a row adds to one field of a sum. */
export function fieldOfRow(reader: TollReader, field: number, row: number): number {
  if (field === 14) return 1
  if (field === 15) return reader.isUnknown[row] ?? 0
  const codes = field < 7 ? reader.killed : reader.wounded
  const code = row < codes.length ? (codes[row] ?? reader.nothing) : reader.nothing
  return reader.weights[code * weightWidth + (field % 7)] ?? 0
}
