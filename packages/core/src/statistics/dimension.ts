import { attributionStandards, meetsStandard } from '../counting/index.ts'
import { isoDateOf, weekdayOf } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import { type IncidentTable, perpetratorsOfRow, wordOfRow, wordsOfRow } from '../table/index.ts'
import { periodOf } from './casualty-series.ts'

/** What incidents can be grouped by. `harm` and `group` divide an incident's toll, the others do not. */
export const dimensions = [
  'actor',
  'country',
  'province',
  'district',
  'type',
  'method',
  'target',
  'harm',
  'group',
  'grade',
  'attribution',
  'source',
  'weekday',
  'hour',
  'year',
  'month',
] as const
export type Dimension = (typeof dimensions)[number]

/** A dimension that gives an incident its keys; more than one where it belongs to several rows. */
export type IncidentDimension = Exclude<Dimension, 'harm' | 'group'>

/**
 * The keys of an incident in a dimension: none is `[null]`, the row of those that are not known or not
 * known exactly enough.
 */
export function keysOfRow(
  dimension: IncidentDimension,
  table: IncidentTable,
  row: number,
  query: Query,
): readonly (string | null)[] {
  switch (dimension) {
    case 'country':
    case 'province':
    case 'district':
    case 'type':
    case 'grade':
      return [wordOfRow(table[dimension], row)]
    case 'method':
    case 'target':
    case 'source':
      return orNone(wordsOfRow(table[dimension], row))
    case 'actor':
      return orNone(askedPerpetrators(table, row, query))
    case 'attribution':
      return [strictestStandard(table, row, query)]
    case 'hour':
      return [hourOf(table, row)]
    default:
      return [calendarKey(dimension, table, row)]
  }
}

/** Whether an incident is not known exactly enough to have a key in a dimension of time or place. */
export function isTooImprecise(dimension: Dimension, key: string | null): boolean {
  const exact: readonly Dimension[] = ['province', 'district', 'weekday', 'year', 'month']
  return key === null && exact.includes(dimension)
}

/** Whether an incident can belong to several rows of a dimension, whose numbers then must not be added. */
export function overlaps(dimension: Dimension): boolean {
  return (
    dimension === 'actor' ||
    dimension === 'method' ||
    dimension === 'target' ||
    dimension === 'source'
  )
}

function orNone(words: readonly string[]): readonly (string | null)[] {
  return words.length === 0 ? [null] : words
}

function askedPerpetrators(table: IncidentTable, row: number, query: Query): readonly string[] {
  return perpetratorsOfRow(table.perpetrator, row).flatMap(({ actor, standard }) =>
    meetsStandard(standard, query.attribution ?? 'any') && isActorAsked(query, actor)
      ? [actor]
      : [],
  )
}

function strictestStandard(table: IncidentTable, row: number, query: Query): string | null {
  const met = perpetratorsOfRow(table.perpetrator, row)
    .filter(({ actor }) => isActorAsked(query, actor))
    .map(({ standard }) => standard)
  return attributionStandards.find((standard) => met.includes(standard)) ?? null
}

function isActorAsked({ actor: asked }: Query, actor: string): boolean {
  return asked.length === 0 || asked.includes(actor)
}

function hourOf(table: IncidentTable, row: number): string | null {
  const hour = table.hour[row] ?? -1
  return hour < 0 ? null : String(hour).padStart(2, '0')
}

function calendarKey(
  dimension: 'weekday' | 'year' | 'month',
  table: IncidentTable,
  row: number,
): string | null {
  const start = periodOf(table, row, dimension === 'weekday' ? 'day' : dimension, 'gregory')
  if (start === null) return null
  if (dimension === 'weekday') return String(weekdayOf(start))
  return isoDateOf(start).slice(0, dimension === 'year' ? 4 : 7)
}
