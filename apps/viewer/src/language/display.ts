import { type Calendar, calendars } from '@recount/core/statistics'
import { type Digits, digitSets } from './languages.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/**
 * How a reader wants things written. `null` is as the language does it.
 *
 * None of it changes which incidents are counted or what the numbers are, so it lives with the reader and
 * not in the address.
 */
export interface Display {
  readonly calendar: Calendar | null
  readonly digits: Digits | null
  readonly theme: Theme
}

export const plainDisplay: Display = { calendar: null, digits: null, theme: 'system' }

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
