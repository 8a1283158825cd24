import type { AttributionColumn } from '../attribution-column.ts'
import { type Codes, makeCodes } from '../codes.ts'
import type { DayColumn } from '../day-column.ts'
import type { IdColumn } from '../id-column.ts'
import type { IncidentTable } from '../incident-table.ts'
import type { ListColumn } from '../list-column.ts'
import { openEnd, type SpanColumn } from '../span-column.ts'
import type { WordColumn } from '../word-column.ts'
import { listsGiven, stretch, takeGiven, takerOf } from './given-codes.ts'
import { type Section, wholeSection } from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'
import {
  bytesOfList,
  codesOfList,
  listAt,
  numbersOfList,
  readStretch,
  type StoredList,
  wordsOfList,
} from './stored-list.ts'
import { listsOfTexts, readTexts } from './text-lists.ts'
import { listsOfLists, readWordLists } from './word-lists.ts'

/**
 * What else is known of an incident: words and lists of words as they are, sources and perpetrators given
 * the country, the day on which it was first told of as days since it happened, and the ids.
 */
export function descriptionParts(table: IncidentTable): readonly Section[] {
  const { country, source, perpetrator, hour, id } = table
  const givenCountry = ({ codes }: { readonly codes: Codes }, entries: number) =>
    listsGiven(country.codes, country.entries.length + 1, codes, entries)
  return [
    ...(['type', 'grade', 'dataset'] as const).map((name) =>
      wholeSection(name, [...listsOfTexts(table[name].entries), table[name].codes]),
    ),
    ...(['method', 'target', 'document'] as const).map((name) =>
      wholeSection(name, [...listsOfLists(table[name].entries), table[name].codes]),
    ),
    wholeSection('source', [
      ...listsOfLists(source.entries),
      ...givenCountry(source, source.entries.offsets.length),
    ]),
    wholeSection('perpetrator', [
      ...listsOfLists(perpetrator.entries),
      perpetrator.entries.standards,
      ...givenCountry(perpetrator, perpetrator.entries.offsets.length),
    ]),
    wholeSection('hour', [Uint8Array.from(hour, (own) => own + 1)]),
    wholeSection('first-said', [table.firstSaid.entries.map(unsigned), lagsOf(table)]),
    wholeSection('id', [...listsOfTexts(id.prefixes), id.codes, id.numbers]),
  ]
}

/** Reads words. */
export function readWords(lists: readonly StoredList[]): WordColumn {
  const entries = readTexts(lists, 0)
  return { entries, codes: codesOfList(listAt(lists, 2), entries.length) }
}

/** Reads lists of words. */
export function readListColumn(lists: readonly StoredList[]): ListColumn {
  const entries = readWordLists(lists)
  return { entries, codes: codesOfList(listAt(lists, 4), entries.offsets.length - 1) }
}

/** Reads lists of words given the country. */
export function readGivenLists(lists: readonly StoredList[], country: Codes): ListColumn {
  const entries = readWordLists(lists)
  return { entries, codes: takeGiven(lists, 4, takerOf(country), entries.offsets.length - 1) }
}

/** Reads perpetrators given the country. */
export function readPerpetrators(lists: readonly StoredList[], country: Codes): AttributionColumn {
  const entries = { ...readWordLists(lists), standards: bytesOfList(listAt(lists, 4)) }
  return { entries, codes: takeGiven(lists, 5, takerOf(country), entries.offsets.length - 1) }
}

/** Reads hours. */
export function readHours(lists: readonly StoredList[]): Int8Array {
  const bytes = bytesOfList(listAt(lists, 0))
  const hours = new Int8Array(bytes.buffer)
  for (let row = 0; row < hours.length; row++) hours[row] = (hours[row] ?? 0) - 1
  return hours
}

/** Reads ids. */
export function readIds(lists: readonly StoredList[]): IdColumn {
  const prefixes = readTexts(lists, 0)
  return {
    prefixes,
    codes: codesOfList(listAt(lists, 2), prefixes.length),
    numbers: wordsOfList(listAt(lists, 3)),
  }
}

/** Days between the last day of each incident and the first on which it was told of, 0 for unknown. */
function lagsOf({ firstSaid, when, length }: IncidentTable): Uint32Array {
  const lags = new Uint32Array(length)
  for (let row = 0; row < length; row++) {
    const day = firstSaid.entries[firstSaid.codes[row] ?? 0]
    if (day !== undefined) lags[row] = unsigned(day - lastDay(when, row)) + 1
  }
  return lags
}

/** Reads the days on which incidents were first told of. */
export function readFirstSaid(lists: readonly StoredList[], when: SpanColumn): DayColumn {
  const entries = Int32Array.from(numbersOfList(listAt(lists, 0)), (day: number) => signed(day))
  const codeOf = dayLookup(entries)
  const lags = listAt(lists, 1)
  const codes = makeCodes(lags.length, entries.length)
  const latest = when.entries.latest.map((day) => (day === openEnd ? 0 : day))
  const spans = new Uint32Array(stretch)
  const days = new Uint32Array(stretch)
  for (let start = 0; start < lags.length; start += stretch) {
    const end = Math.min(start + stretch, lags.length)
    spans.set(when.codes.subarray(start, end))
    readStretch(lags, start, end, days)
    takeDays(days, spans, latest, codeOf, entries.length)
    codes.set(end - start < stretch ? days.subarray(0, end - start) : days, start)
  }
  return { entries, codes }
}

/** Replaces days since an incident by the codes of days. */
function takeDays(
  days: Uint32Array,
  spans: Uint32Array,
  latest: Int32Array,
  codeOf: (day: number) => number,
  none: number,
): void {
  for (let row = 0; row < days.length; row++) {
    const lag = days[row] ?? 0
    days[row] = lag === 0 ? none : codeOf(signed(lag - 1) + (latest[spans[row] ?? 0] ?? 0))
  }
}

const widestTable = 1 << 20

/** Finds the code of a day: in a table of all days where they lie near to one another, else in a map. */
function dayLookup(days: Int32Array): (day: number) => number {
  let first = days[0] ?? 0
  let last = days[0] ?? 0
  for (const day of days) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  if (last - first > widestTable) {
    const codes = new Map(Array.from(days, (day, code) => [day, code]))
    return (day) => codes.get(day) ?? days.length
  }
  const codes = new Uint32Array(last - first + 1).fill(days.length)
  days.forEach((day, code) => {
    codes[day - first] = code
  })
  return (day) => codes[day - first] ?? days.length
}

/** The last day of an incident; day 0 where there is none. */
function lastDay({ entries, codes }: SpanColumn, row: number): number {
  const day = entries.latest[codes[row] ?? 0] ?? openEnd
  return day === openEnd ? 0 : day
}
