import { type DayNumber, dayNumberOf } from '../../primitives/index.ts'
import type { Query } from '../../query/index.ts'
import { type Counts, type TollField, tollFields } from '../../table/index.ts'
import type { PreparedSums } from './prepared-sums.ts'
import { preparedTotal } from './prepared-total.ts'

/** Tolls day by day: the first number of each column is of the days up to and with the day `from`. */
export interface PreparedDays<Field extends TollField = TollField> {
  readonly from: DayNumber
  readonly length: number
  readonly columns: Readonly<Record<Field, Float64Array>>
  /** Incidents of the period whose day is not known, or that may lie outside it. */
  readonly tooImprecise: number
}

/**
 * Tolls of all countries together, summed over the last `window` days, a number a day from the `window`-th
 * day on, as `series` tells them by `day`. `null` where the query asks for more than a period with both
 * ends or with none, or where the days of the table span a century and more.
 *
 * Only the columns of `fields` are made.
 *
 * Source: METHODS.md, "prepared sums".
 * @example
 * preparedRollingDays(prepareSums(buildIncidentTable([])), everything, 7) //=> null
 */
export function preparedRollingDays<Field extends TollField = TollField>(
  sums: PreparedSums,
  query: Query,
  window: number,
  fields: readonly Field[] = allFields<Field>(),
): PreparedDays<Field> | null {
  const total = preparedTotal(sums, query)
  const { first, columns } = sums.days
  const known = columns.incidents.length
  const isHalfOpen = (query.from === null) !== (query.to === null)
  if (total === null || query.country.length > 0 || isHalfOpen || known === 0) return null
  const from = query.from === null ? first : dayNumberOf(query.from)
  const to = query.to === null ? first + known - 1 : dayNumberOf(query.to)
  const daysOf = (field: TollField) => daysBetween(columns[field], from - first, to + 1 - first)
  const rolled = fields.map((field) => [field, roll(daysOf(field), window)] as const)
  return {
    from: from + window - 1,
    length: Math.max(0, to - from + 2 - window),
    columns: Object.fromEntries(rolled) as Record<Field, Float64Array>,
    tooImprecise: total.incidents - sumOf(daysOf('incidents')) + total.tooImprecise,
  }
}

/** The fields of a sum, for a caller who names none. */
export function allFields<Field extends TollField>(): readonly Field[] {
  return tollFields as readonly TollField[] as readonly Field[]
}

/** The numbers of some days; days before the first and after the last one known have 0. */
function daysBetween(column: Counts, start: number, end: number): Counts {
  if (start >= 0 && end <= column.length) return column.subarray(start, Math.max(start, end))
  const days = new Float64Array(Math.max(0, end - start))
  const known = column.subarray(Math.max(0, start), Math.max(0, end))
  days.set(known.subarray(0, days.length), Math.min(Math.max(0, -start), days.length))
  return days
}

function roll(days: Counts, window: number): Float64Array {
  const rolled = new Float64Array(Math.max(0, days.length - window + 1))
  if (rolled.length === 0) return rolled
  let sum = 0
  for (let day = 0; day < window; day++) sum += days[day] ?? 0
  rolled[0] = sum
  for (let day = 1; day < rolled.length; day++) {
    sum += (days[day + window - 1] ?? 0) - (days[day - 1] ?? 0)
    rolled[day] = sum
  }
  return rolled
}

function sumOf(numbers: Counts): number {
  let sum = 0
  for (let index = 0; index < numbers.length; index++) sum += numbers[index] ?? 0
  return sum
}
