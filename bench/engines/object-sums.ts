import type { FactObject, FactToll } from './fact-objects.ts'
import { rawSums } from './raw-sums.ts'

/** The sums of no objects, in the order of `rawSums`. */
export function emptySums(): Float64Array {
  return new Float64Array(rawSums.length)
}

/** Adds an object to sums. */
export function addObject(sums: Float64Array, object: FactObject): Float64Array {
  return move(sums, object, 1)
}

/** Takes an object out of sums again. */
export function removeObject(sums: Float64Array, object: FactObject): Float64Array {
  return move(sums, object, -1)
}

function move(sums: Float64Array, object: FactObject, sign: number): Float64Array {
  sums[0] = (sums[0] ?? 0) + sign
  sums[1] = (sums[1] ?? 0) + sign * object.unknownToll
  moveToll(sums, 2, object.killed, sign)
  moveToll(sums, 8, object.wounded, sign)
  return sums
}

function moveToll(
  sums: Float64Array,
  at: number,
  { low, best, high, unknown }: FactToll,
  sign: number,
): void {
  if (low === null) return
  sums[at] = (sums[at] ?? 0) + sign * low
  sums[at + 1] = (sums[at + 1] ?? 0) + sign * (best ?? low)
  sums[at + 3] = (sums[at + 3] ?? 0) + sign
  if (unknown === 1) sums[at + 5] = (sums[at + 5] ?? 0) + sign
  if (high === null) return
  sums[at + 2] = (sums[at + 2] ?? 0) + sign * high
  sums[at + 4] = (sums[at + 4] ?? 0) + sign
}
