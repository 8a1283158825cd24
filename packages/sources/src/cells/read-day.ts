import { type IsoDate, isIsoDate } from '@recount/core/primitives'
import { remember } from './remember.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as the datasets write it: `2023-01-03`, with a time after it or without, `3/1/2023` with the day
 * first, `16 May 2025`, `16-May-25`. `null` for anything else; an impossible day is none.
 *
 * Two-digit years from 70 on are in the twentieth century.
 *
 * @example
 * readDay('2013-01-03 00:00:00.000') //=> '2013-01-03'
 * @example
 * readDay('16 May 2025') //=> '2025-05-16'
 */
export const readDay: (cell: string) => IsoDate | null = remember((cell) => readAnyDay(cell.trim()))

function readAnyDay(text: string): IsoDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]*Z?)?$/.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const dayFirst = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (dayFirst) return dayOf(dayFirst[3], dayFirst[2], dayFirst[1])
  const worded = /^(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4}|\d{2})$/.exec(text)
  if (!worded) return null
  const month = months.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1
  return dayOf(fullYear(worded[3] ?? ''), String(month), worded[1])
}

function fullYear(year: string): string {
  if (year.length === 4) return year
  return Number(year) >= 70 ? `19${year}` : `20${year}`
}

function dayOf(year = '', month = '', day = ''): IsoDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(date) ? date : null
}
