import type { Codes, IncidentTable } from '../table/index.ts'

/** What can be missing of an incident. */
export const coveredFields = [
  'killed',
  'wounded',
  'day',
  'hour',
  'province',
  'district',
  'position',
  'attribution',
  'grade',
] as const
export type CoveredField = (typeof coveredFields)[number]

/** A column, and a mark for each of its codes that stands for something known. */
export interface KnownCodes {
  readonly codes: Codes
  readonly isKnown: Uint8Array
}

/** The column that tells a field by its codes; `null` for tolls and hours. */
export function columnOf(field: CoveredField, table: IncidentTable): KnownCodes | null {
  switch (field) {
    case 'killed':
    case 'wounded':
    case 'hour':
      return null
    case 'day': {
      const { entries, codes } = table.when
      const { earliest, latest } = entries
      const isDay = (span: number) => latest[span] === earliest[span]
      return { codes, isKnown: marksOf(entries, latest.length, isDay) }
    }
    case 'position': {
      const { entries, codes } = table.position
      const { latitude } = entries
      const isPlaced = (code: number) => !Number.isNaN(latitude[code] ?? Number.NaN)
      return { codes, isKnown: marksOf(entries, latitude.length, isPlaced) }
    }
    case 'attribution': {
      const { entries, codes } = table.perpetrator
      const { offsets } = entries
      const isAttributed = (list: number) => offsets[list + 1] !== offsets[list]
      return { codes, isKnown: marksOf(entries, offsets.length - 1, isAttributed) }
    }
    default: {
      const { entries, codes } = table[field]
      return { codes, isKnown: marksOf(entries, entries.length, () => true) }
    }
  }
}

const marksOfEntries = new WeakMap<object, Uint8Array>()

/**
 * A mark for each entry that is known, made once and kept with the entries; the code behind them stands for
 * no entry, and has none.
 */
function marksOf(entries: object, length: number, isKnown: (code: number) => boolean): Uint8Array {
  const known = marksOfEntries.get(entries)
  if (known !== undefined) return known
  const marks = new Uint8Array(length + 1)
  for (let code = 0; code < length; code++) if (isKnown(code)) marks[code] = 1
  marksOfEntries.set(entries, marks)
  return marks
}
