import type { DuckDBValue } from '@duckdb/node-api'
import { attributionStandards } from '@recount/core/counting'
import { isoDateOf } from '@recount/core/primitives'
import { methods } from '@recount/core/records'
import {
  type Parameters,
  type Question,
  rankedActors,
  rollingDays,
  type Shape,
} from '../questions/question.ts'

/** A statement, and the values of its placeholders in their order. */
export interface Sql {
  readonly text: string
  readonly values: readonly (string | number)[]
}

/** Sums as doubles, which are exact here and are read as columns fastest. */
const sums = [
  'count(*)',
  'sum(unknown_toll)::double',
  ...['killed', 'wounded'].flatMap((harm) => [
    `sum(${harm}_low)::double`,
    `sum(${harm}_best)::double`,
    `sum(${harm}_high)::double`,
    `count(${harm}_low)`,
    `count(${harm}_high)`,
    `sum(${harm}_unknown)::double`,
  ]),
]

const keys: Readonly<Record<Shape, readonly string[]>> = {
  total: [],
  months: ['key', 'month'],
  actors: ['key'],
  provinces: ['province', 'year'],
  box: ['type'],
  world: ['country', 'type', 'year'],
  rolling: ['latest'],
}

const tableOf: Readonly<Partial<Record<Shape, string>>> = { months: 'groups', actors: 'actors' }

/** The SQL of a question. */
export function sqlOf(
  { shape }: Question,
  parameters: Parameters,
  form: 'literals' | 'placeholders',
): Sql {
  const values: (string | number)[] = []
  const value = (given: string | number, type?: string): string => {
    if (form === 'literals') return typeof given === 'string' ? `'${given}'` : String(given)
    values.push(given)
    return type === undefined ? `$${values.length}` : `$${values.length}::${type}`
  }
  if (shape === 'rolling') return { text: rollingSql, values }
  const by = keys[shape]
  const where = conditions(shape, parameters, value)
  const text = [
    `select ${[...by, ...sums].join(', ')} from ${tableOf[shape] ?? 'incidents'}`,
    where.length > 0 ? `where ${where.join(' and ')}` : '',
    by.length > 0 ? `group by ${by.join(', ')}` : '',
    shape === 'actors'
      ? `having count(killed_low) > 0 order by sum(killed_best) desc, key limit ${rankedActors}`
      : '',
  ].join(' ')
  return { text, values }
}

function conditions(
  shape: Shape,
  parameters: Parameters,
  value: (given: string | number, type?: string) => string,
): readonly string[] {
  const { country, from, to, bbox, method, type, grade, actor, attribution } = parameters
  const found: string[] = []
  if (country !== undefined) found.push(`country = ${value(country, 'country_t')}`)
  if (from !== undefined) found.push(`latest >= ${value(from)}`)
  if (to !== undefined) found.push(`earliest <= ${value(to)}`)
  if (bbox !== undefined) {
    found.push(`longitude between ${value(bbox.west)} and ${value(bbox.east)}`)
    found.push(`latitude between ${value(bbox.south)} and ${value(bbox.north)}`)
  }
  if (method !== undefined) found.push(`methods & ${value(1 << methods.indexOf(method))} <> 0`)
  if (type !== undefined) found.push(`type = ${value(type, 'type_t')}`)
  if (grade !== undefined) {
    found.push(`grade in (${grade.map((one) => value(one, 'grade_t')).join(', ')})`)
  }
  const loosest = attributionStandards.indexOf(attribution ?? 'any')
  if (actor !== undefined) {
    const held = (place: number) =>
      `actor${place} = ${value(actor, 'actor_t')} and standard${place} <= ${value(loosest)}`
    found.push(`((${held(1)}) or (${held(2)}))`)
  } else if (attribution !== undefined) {
    found.push(
      shape === 'actors'
        ? `standard <= ${value(loosest)}`
        : `(standard1 <= ${value(loosest)} or standard2 <= ${value(loosest)})`,
    )
  }
  if (shape === 'actors') found.push('key is not null')
  return found
}

const names = sums.map((_, place) => `n${place}`)

const rollingSql = `
  with days as (
    select latest as day, ${sums.map((sum, place) => `${sum} as n${place}`).join(', ')}
    from incidents where earliest = latest group by latest
  ), spine as (
    select unnest(range((select min(day) from days), (select max(day) + 1 from days))) as day
  )
  select * from (
    select spine.day, ${names.map((name) => `sum(${name}) over week`).join(', ')}
    from spine left join days using (day)
    window week as (order by spine.day rows between ${rollingDays - 1} preceding and current row)
  ) where day >= (select min(day) from days) + ${rollingDays - 1}`

/** Keys as we name them. */
export function keyTexts({ shape }: Question, found: readonly DuckDBValue[]) {
  return found.map((value, place) => keyText(keys[shape][place] ?? '', value))
}

function keyText(name: string, value: DuckDBValue): string | null {
  if (value === null) return null
  if (name === 'month') return monthName(Number(value))
  if (name === 'latest') return isoDateOf(Number(value))
  return String(value)
}

/** The name of a month by its number: year × 12 + month from 0. */
export function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
