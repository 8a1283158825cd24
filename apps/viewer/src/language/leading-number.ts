import type { Interval } from '@recount/core/primitives'
import { isUnknownNumber } from '@recount/core/records'
import type { Words } from './words.ts'

/** A quantity as a number large enough to be read first, with what qualifies it. */
export interface LeadingNumber {
  /** "at least", where the number is a lower bound; else empty. */
  readonly before: string
  readonly number: string
  /** What is known of its bounds. */
  readonly bounds: string
}

/** Splits a quantity into the number to read first and what is known of its bounds. */
export function leadingNumber(interval: Interval | null, words: Words): LeadingNumber {
  const { number } = words.say
  if (interval === null || isUnknownNumber(interval)) {
    return { before: '', number: number.noNumber, bounds: number.unknown }
  }
  const { low, best, high } = interval
  const isLowerBound = high === null && (best === null || best === low)
  return {
    before: isLowerBound ? number.atLeastAlone : '',
    number: words.number(best ?? low),
    bounds: boundsOf(interval, isLowerBound, words),
  }
}

function boundsOf({ low, high }: Interval, isLowerBound: boolean, words: Words): string {
  const { number } = words.say
  if (low === high) return number.exactly
  if (high !== null) return number.range(words.number(low), words.number(high))
  return isLowerBound
    ? number.openAbove
    : number.and(number.atLeast(words.number(low)), number.openAbove)
}
