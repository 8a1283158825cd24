import { type Quantity, readWording } from '@recount/core'

/**
 * The quantity that the published table of vague words reads from a wording.
 *
 * Every number of the casebook passes through here, so that none is read by hand. `whole` is the
 * quantity which words such as "most" are a part of.
 *
 * @throws RangeError when the table does not hold the wording: the coder has to choose another one.
 * @example
 * worded('at least 53') //=> { low: 53, best: null, high: null, wording: 'at least 53' }
 * @example
 * worded('19') //=> { low: 19, best: 19, high: 19, wording: null }
 */
export function worded(
  wording: string,
  whole: Pick<Quantity, 'low' | 'high'> | null = null,
): Quantity {
  const quantity = readWording(wording, whole)
  if (quantity === null) throw new RangeError(`not in the table of vague words: ${wording}`)
  return quantity
}
