import type { CountedIncident } from '../src/counting/index.ts'
import { attributionStandards } from '../src/counting/index.ts'
import type { Query } from '../src/query/index.ts'
import type { Calendar, Dimension, PeriodLength } from '../src/statistics/index.ts'

type Keys = readonly (string | null)[]

/** The slow, obvious way to the keys of an incident in a dimension that does not divide its toll. */
export function slowKeys(
  counted: CountedIncident,
  dimension: Dimension,
  query: Query,
  calendar: Calendar,
): Keys {
  const { when, where, what, assessment, claims } = counted.incident
  switch (dimension) {
    case 'country':
    case 'province':
    case 'district':
      return [where[dimension]]
    case 'type':
      return [what.type]
    case 'grade':
      return [assessment?.grade ?? null]
    case 'method':
      return orNone(what.methods)
    case 'target':
      return orNone(what.targets.map(({ type }) => type))
    case 'source':
      return orNone(claims.map(({ speaker }) => speaker))
    case 'actor': {
      const loosest = attributionStandards.indexOf(query.attribution ?? 'any')
      const counts = counted.perpetrators.filter(
        ({ actor, standard }) =>
          attributionStandards.indexOf(standard) <= loosest && isAsked(query, actor),
      )
      return orNone(counts.map(({ actor }) => actor))
    }
    case 'attribution': {
      const met = counted.perpetrators
        .filter(({ actor }) => isAsked(query, actor))
        .map(({ standard }) => attributionStandards.indexOf(standard))
      return [met.length === 0 ? null : (attributionStandards[Math.min(...met)] ?? null)]
    }
    case 'hour':
      return [when.timeOfDay?.slice(0, 2) ?? null]
    case 'weekday': {
      const isOneDay = when.earliest !== null && when.earliest === when.latest
      return [isOneDay ? String(new Date(when.earliest ?? '').getUTCDay() || 7) : null]
    }
    case 'year':
    case 'month':
      return [slowPeriod(counted, dimension, calendar)]
    default:
      throw new Error(`${dimension} divides tolls`)
  }
}

/** The name of the period in which the whole date of an incident lies, by the platform's calendars. */
export function slowPeriod(
  { incident: { when } }: CountedIncident,
  length: Exclude<PeriodLength, 'week'>,
  calendar: Calendar,
): string | null {
  if (when.earliest === null || when.latest === null) return null
  const [first, last] = [when.earliest, when.latest].map((day) => nameOf(day, length, calendar))
  return first === last ? (first ?? null) : null
}

function nameOf(date: string, length: Exclude<PeriodLength, 'week'>, calendar: Calendar): string {
  if (length === 'day') return date
  const parts = calendars[calendar].formatToParts(new Date(date))
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  const year = part('year').padStart(4, '0')
  if (length === 'year') return year
  if (length === 'month') return `${year}-${part('month').padStart(2, '0')}`
  return `${year}-Q${Math.ceil(Number(part('month')) / 3)}`
}

const parts = { timeZone: 'UTC', year: 'numeric', month: 'numeric' } as const
const calendars = {
  gregory: new Intl.DateTimeFormat('en-u-ca-gregory', parts),
  persian: new Intl.DateTimeFormat('en-u-ca-persian', parts),
}

function isAsked({ actor }: Query, id: string): boolean {
  return actor.length === 0 || actor.includes(id)
}

function orNone(words: readonly string[]): Keys {
  return words.length === 0 ? [null] : [...new Set(words)]
}
