import { type IncidentTable, openEnd, openStart, type WordColumn } from '../../table/index.ts'
import { nameOfPeriod, startOfNextPeriod, startOfPeriod } from '../calendar-period.ts'
import type { KeyDigit } from './keyed-tolls.ts'

/** The words of a column as a key of every row, `null` last. */
export function digitOfWords<Name extends string>(name: Name, column: WordColumn): KeyDigit<Name> {
  return { name, entries: [...column.entries, null], codes: column.codes }
}

/**
 * The month or the year in which the whole date span of each row lies, in the Gregorian calendar; `null`,
 * the last entry, where it lies in none.
 */
export function digitOfPeriods<Name extends 'month' | 'year'>(
  name: Name,
  { when, length }: IncidentTable,
): KeyDigit<Name> {
  const { earliest, latest } = when.entries
  const starts: number[] = []
  const ofSpans = new Uint32Array(latest.length)
  let start = openEnd
  let next = openStart
  // Spans stand in order of their latest day, so periods are met in order too.
  for (let span = 0; span < latest.length; span++) {
    const [from, to] = [earliest[span] ?? openStart, latest[span] ?? openEnd]
    if (from === openStart || to === openEnd) continue
    if (to >= next) {
      start = startOfPeriod(to, name, 'gregory')
      next = startOfNextPeriod(start, name, 'gregory')
    }
    if (from < start) continue
    if (starts.at(-1) !== start) starts.push(start)
    ofSpans[span] = starts.length
  }
  const codes = new Uint32Array(length)
  for (let row = 0; row < length; row++) {
    const period = ofSpans[when.codes[row] ?? 0] ?? 0
    codes[row] = period === 0 ? starts.length : period - 1
  }
  const entries = [...starts.map((day) => nameOfPeriod(day, name, 'gregory')), null]
  return { name, entries, codes }
}
