import { everything, parameterNames, type Query } from '@recount/core/query'
import { keyLabel } from '../../language/key-label.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** One filter in force: which parameter, which of its values, and how it reads. */
export interface ActiveFilter {
  readonly name: keyof Query
  readonly value: string
  readonly isList: boolean
  readonly nameText: string
  readonly valueText: string
}

/** A disc of the map can stand for hundreds of incidents: more than these are told by their number. */
export const mostIncidentsNamed = 6

const notFilters: readonly (keyof Query)[] = ['rule', 'sort', 'limit', 'cursor']

/**
 * The filters that a question has, in canonical order, each value by itself. The counting rule is no
 * filter: it leaves no incident out; nor are the order and the length of the list.
 */
export function activeFilters(
  query: Query,
  names: RecordNames,
  words: Words,
): readonly ActiveFilter[] {
  return parameterNames
    .filter((name) => !notFilters.includes(name))
    .flatMap((name) =>
      name === 'incident' && query.incident.length > mostIncidentsNamed
        ? [manyIncidents(query, words)]
        : valuesOf(query, name).map((value) => ({
            name,
            value,
            isList: Array.isArray(query[name]),
            nameText: words.say.filters.names[name],
            valueText: valueText(name, value, names, words),
          })),
    )
}

function manyIncidents({ incident }: Query, words: Words): ActiveFilter {
  const { filters, number } = words.say
  return {
    name: 'incident',
    value: '',
    isList: false,
    nameText: filters.names.incident,
    valueText: number.incidents(incident.length, words.number(incident.length)),
  }
}

function valuesOf(query: Query, name: keyof Query): readonly string[] {
  const value = query[name]
  if (value === everything[name] || value === null) return []
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object' && 'west' in value)
    return [[value.west, value.south, value.east, value.north].join(', ')]
  return [String(value)]
}

function valueText(name: keyof Query, value: string, names: RecordNames, words: Words): string {
  switch (name) {
    case 'from':
    case 'to':
      return words.day(value)
    case 'precision':
      return words.say.filters.contained
    case 'q':
      return `“${value}”`
    case 'document':
    case 'incident':
      return names[name](value)
    case 'dataset':
      return names.source(value)
    case 'actor':
    case 'attribution':
    case 'country':
    case 'province':
    case 'district':
    case 'type':
    case 'method':
    case 'target':
    case 'harm':
    case 'group':
    case 'grade':
    case 'source':
      return keyLabel(name, value, names, words)
    default:
      return words.inDigits(value)
  }
}
