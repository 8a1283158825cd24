import {
  type Codes,
  type IncidentTable,
  openEnd,
  openStart,
  type WordColumn,
} from '../../table/index.ts'
import { nameOfPeriod, startOfNextPeriod, startOfPeriod } from '../calendar-period.ts'
import { placesUpTo } from '../order-groups.ts'

/** A key of every row: that of row `n` is the entry at `placeOfCode[codes[n]]`. */
export interface RowDigit<Name extends string> {
  readonly name: Name
  readonly entries: readonly (string | null)[]
  readonly codes: Codes
  readonly placeOfCode: Uint32Array
}

/** The words of a column as a key of every row, `null` last. */
export function digitOfWords<Name extends string>(
  name: Name,
  { entries, codes }: WordColumn,
): RowDigit<Name> {
  return { name, entries: [...entries, null], codes, placeOfCode: placesUpTo(entries.length + 1) }
}

/**
 * The months or years that a table has incidents in, in order, as a key of every row; `null`, last, for
 * incidents that do not lie in one as a whole, or whose span has an open end.
 */
export function digitOfPeriods<Name extends 'month' | 'year'>(
  name: Name,
  { when }: IncidentTable,
): RowDigit<Name> {
  const { earliest, latest } = when.entries
  const starts: number[] = []
  const placeOfCode = new Uint32Array(latest.length).fill(nowhere)
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
    placeOfCode[span] = starts.length - 1
  }
  for (let span = 0; span < placeOfCode.length; span++) {
    if (placeOfCode[span] === nowhere) placeOfCode[span] = starts.length
  }
  const entries = [...starts.map((day) => nameOfPeriod(day, name, 'gregory')), null]
  return { name, entries, codes: when.codes, placeOfCode }
}

const nowhere = 0xffff_ffff
