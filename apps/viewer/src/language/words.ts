import { describeInterval, monthNames } from '@recount/core/presentation'
import {
  dayNumberOf,
  type Interval,
  type IsoDate,
  isIsoDate,
  type LocalizedText,
  partsOfDay,
  solarHijriPartsOfDay,
  textIn,
} from '@recount/core/primitives'
import { isUnknownNumber } from '@recount/core/records'
import type { Calendar } from '@recount/core/statistics'
import type { Catalogue } from './catalogue.ts'
import type { Display } from './display.ts'
import type { Digits, Language } from './languages.ts'
import { inDigits, isolated, numberText } from './number-text.ts'

/**
 * A language with everything needed to write in it: its messages, and numbers, dates and names in the
 * reader's digits and calendar. Texts that are put into messages come isolated from their direction.
 */
export interface Words {
  readonly language: Language
  readonly calendar: Calendar
  readonly digits: Digits
  readonly say: Catalogue
  /** A whole number. */
  readonly number: (number: number) => string
  /** A whole number with its sign, + or −. */
  readonly difference: (number: number) => string
  /** A quantity in words: "96", "at least 96", "24 to 99", "unknown". */
  readonly interval: (interval: Interval) => string
  /** A day: "5 December 2022". Text that is no day stays as it is. */
  readonly day: (date: IsoDate) => string
  /** A day without its year. */
  readonly shortDay: (date: IsoDate) => string
  /** The month of a day. */
  readonly monthName: (date: IsoDate) => string
  /** The month and year of a day. */
  readonly month: (date: IsoDate) => string
  /** The year of a day, in the reader's calendar. */
  readonly year: (date: IsoDate) => string
  /** Any text with its digits in the reader's. */
  readonly inDigits: (text: string) => string
  /** The reader's language of a text that comes in several. */
  readonly text: (text: LocalizedText) => string
}

/** Makes the words of a language as a reader wants them written. */
export function makeWords(language: Language, say: Catalogue, display: Display): Words {
  const calendar = display.calendar ?? language.calendar
  const digits = display.digits ?? language.digits
  const months = monthNames[calendar][language.tag]
  const partsOf = (date: IsoDate) => {
    const day = dayNumberOf(date)
    return calendar === 'gregory' ? partsOfDay(day) : solarHijriPartsOfDay(day)
  }
  const inReaders = (text: string) => inDigits(text, digits)
  const number = (count: number) => numberText(count, digits)
  const ofDay = (write: (parts: ReturnType<typeof partsOf>) => string) => (date: IsoDate) =>
    isIsoDate(date) ? isolated(inReaders(write(partsOf(date)))) : date

  return {
    language,
    calendar,
    digits,
    say,
    number,
    difference: (count) => isolated(count > 0 ? `+${number(count)}` : number(count)),
    interval: (interval) =>
      isUnknownNumber(interval)
        ? say.number.unknown
        : inReaders(describeInterval(interval, language.tag)),
    day: ofDay(({ year, month, dayOfMonth }) => `${dayOfMonth} ${months[month - 1]} ${year}`),
    shortDay: ofDay(({ month, dayOfMonth }) => `${dayOfMonth} ${months[month - 1]}`),
    monthName: ofDay(({ month }) => `${months[month - 1]}`),
    month: ofDay(({ year, month }) => `${months[month - 1]} ${year}`),
    year: ofDay(({ year }) => String(year)),
    inDigits: inReaders,
    text: (text) => textIn(text, language.tag),
  }
}
