import type { Quantity } from '@recount/core/records'
import type { Words } from './words.ts'

/** A quantity as a source gave it: the number in words, and the printed words where there were others. */
export interface QuantityText {
  readonly number: string
  readonly wording: string | null
}

/**
 * A source's quantity, with its printed wording unless that says no more than the number does.
 *
 * "at least 53" is told once; "dozens" is told as "24 to 99", printed as "dozens".
 */
export function describeQuantity(quantity: Quantity, words: Words): QuantityText {
  const { low, best, high, wording } = quantity
  const number = words.interval({ low, best, high })
  return { number, wording: wording === null || wording === number ? null : wording }
}
