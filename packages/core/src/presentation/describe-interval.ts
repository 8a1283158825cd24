import type { Interval } from '../primitives/index.ts'
import { isUnknownNumber } from '../records/index.ts'
import { formatCount } from './format-count.ts'
import type { Language } from './languages.ts'

interface Words {
  readonly unknown: string
  readonly atLeast: (count: string) => string
  readonly between: (low: string, high: string) => string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    unknown: 'an unknown number',
    atLeast: (count) => `at least ${count}`,
    between: (low, high) => `${low} to ${high}`,
  },
  'fa-AF': {
    unknown: 'شمار نامعلوم',
    atLeast: (count) => `دست‌کم ${count}`,
    between: (low, high) => `${low} تا ${high}`,
  },
  ps: {
    unknown: 'نامعلوم شمېر',
    atLeast: (count) => `لږ تر لږه ${count}`,
    between: (low, high) => `له ${low} تر ${high}`,
  },
}

/**
 * A quantity in words: "96", "at least 96", "24 to 99", "an unknown number".
 *
 * A best estimate inside an interval is told first, with the interval in brackets.
 *
 * @example
 * describeInterval({ low: 96, best: 96, high: null }, 'en') //=> 'at least 96'
 * @example
 * describeInterval({ low: 16, best: 19, high: 24 }, 'en') //=> '19 (16 to 24)'
 */
export function describeInterval(interval: Interval, language: Language): string {
  const { low, best, high } = interval
  const say = words[language]
  if (isUnknownNumber(interval)) return say.unknown
  if (low === high) return formatCount(low, language)
  const bounds =
    high === null
      ? say.atLeast(formatCount(low, language))
      : say.between(formatCount(low, language), formatCount(high, language))
  const isTold = best === null || (high === null && best === low)
  return isTold ? bounds : `${formatCount(best, language)} (${bounds})`
}
