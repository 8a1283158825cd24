import type { Digits } from './languages.ts'

const firstStrongIsolate = '\u2068'
const popIsolate = '\u2069'

/**
 * A whole number as people write it, in groups of three.
 *
 * @example
 * numberText(12345, 'latin') //=> '12,345'
 * @example
 * numberText(12345, 'persian') //=> '۱۲٬۳۴۵'
 */
export function numberText(number: number, digits: Digits): string {
  const separator = digits === 'persian' ? '٬' : ','
  const grouped = String(Math.abs(number)).replace(/\B(?=(\d{3})+(?!\d))/g, separator)
  return inDigits(number < 0 ? `−${grouped}` : grouped, digits)
}

/**
 * A text with its digits, Latin or Persian, replaced by those asked for.
 *
 * @example
 * inDigits('2022-12', 'persian') //=> '۲۰۲۲-۱۲'
 */
export function inDigits(text: string, digits: Digits): string {
  return digits === 'persian'
    ? text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x06c0))
    : text.replace(/[۰-۹]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x06c0))
}

/**
 * A text wrapped so that the direction of what surrounds it cannot reorder it, nor it what surrounds it
 * (Unicode Bidirectional Algorithm, FSI and PDI).
 */
export function isolated(text: string): string {
  return `${firstStrongIsolate}${text}${popIsolate}`
}
