import type { Quantity } from './quantity.ts'

/**
 * Whether a quantity says only that there was somebody: no best estimate, no bound above, and at most
 * one below.
 *
 * @example
 * isUnknownNumber({ low: 1, best: null, high: null }) //=> true
 * @example
 * isUnknownNumber({ low: 53, best: null, high: null }) //=> false
 */
export function isUnknownNumber(quantity: Pick<Quantity, 'low' | 'best' | 'high'>): boolean {
  return quantity.low <= 1 && quantity.best === null && quantity.high === null
}
