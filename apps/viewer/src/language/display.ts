import { type Calendar, calendars } from '@recount/core/statistics'
import { type Digits, digitSets } from './languages.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What of the pages that a reader looks at stays on the device, to be there without a network. */
export const keepings = ['nothing', 'pages'] as const
export type Keeping = (typeof keepings)[number]

/**
 * How a reader wants things written and kept. `null` is as the language does it.
 *
 * None of it changes which incidents are counted or what the numbers are, so it lives with the reader and
 * not in the address.
 */
export interface Display {
  readonly calendar: Calendar | null
  readonly digits: Digits | null
  readonly theme: Theme
  readonly keeping: Keeping
}

export const plainDisplay: Display = {
  calendar: null,
  digits: null,
  theme: 'system',
  keeping: 'nothing',
}

/**
 * Reads what `JSON.stringify` wrote of a display; anything else is the plain one.
 *
 * @example
 * parseDisplay('{"theme":"dark"}').theme //=> 'dark'
 * @example
 * parseDisplay('nonsense').theme //=> 'system'
 */
export function parseDisplay(text: string | null): Display {
  const stored = readObject(text)
  return {
    calendar: calendars.find((calendar) => calendar === stored.calendar) ?? null,
    digits: digitSets.find((digits) => digits === stored.digits) ?? null,
    theme: themes.find((theme) => theme === stored.theme) ?? 'system',
    keeping: keepings.find((keeping) => keeping === stored.keeping) ?? 'nothing',
  }
}

function readObject(text: string | null): Partial<Record<keyof Display, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
