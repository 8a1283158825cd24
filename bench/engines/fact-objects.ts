import type { DividedFacts, Facts } from '../data/facts.ts'
import type { TollColumns } from '../data/toll-columns.ts'
import { monthName } from './duckdb-sql.ts'

/** A toll in an object; `null` is not reported, or open. */
export interface FactToll {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  readonly unknown: number
}

/** A row of the fact tables as an object. */
export interface FactObject {
  readonly earliest: number
  readonly latest: number
  readonly month: string | null
  readonly year: string | null
  readonly country: string | null
  readonly province: string | null
  readonly type: string | null
  readonly grade: string | null
  readonly methods: number
  readonly actor1: string | null
  readonly actor2: string | null
  readonly standard1: number
  readonly standard2: number
  readonly latitude: number
  readonly longitude: number
  readonly killed: FactToll
  readonly wounded: FactToll
  readonly unknownToll: number
  readonly key: string | null
  readonly standard: number
}

/** Rows as objects. */
export function objectsOf(facts: Facts | DividedFacts): readonly FactObject[] {
  const months = new Map<number, string>()
  const monthOf = (month: number) => {
    if (month < 0) return null
    const name = months.get(month) ?? monthName(month)
    months.set(month, name)
    return name
  }
  const years = new Map<number, string>()
  const yearOf = (year: number) => {
    if (year < 0) return null
    const name = years.get(year) ?? String(year)
    years.set(year, name)
    return name
  }
  return Array.from({ length: facts.length }, (_, row) => ({
    earliest: facts.earliest[row] ?? 0,
    latest: facts.latest[row] ?? 0,
    month: monthOf(facts.month[row] ?? -1),
    year: yearOf(facts.year[row] ?? -1),
    country: wordAt(facts.country, row),
    province: wordAt(facts.province, row),
    type: wordAt(facts.type, row),
    grade: wordAt(facts.grade, row),
    methods: facts.methods[row] ?? 0,
    actor1: wordAt(facts.actor1, row),
    actor2: wordAt(facts.actor2, row),
    standard1: facts.standard1[row] ?? 9,
    standard2: facts.standard2[row] ?? 9,
    latitude: facts.latitude[row] ?? Number.NaN,
    longitude: facts.longitude[row] ?? Number.NaN,
    killed: tollAt(facts.killed, row),
    wounded: tollAt(facts.wounded, row),
    unknownToll: facts.unknownToll[row] ?? 0,
    key: 'key' in facts ? wordAt(facts.key, row) : null,
    standard: 'standard' in facts ? (facts.standard[row] ?? 9) : 9,
  }))
}

function wordAt({ values, codes }: Facts['country'], row: number): string | null {
  return values[codes[row] ?? -1] ?? null
}

function tollAt(tolls: TollColumns, row: number): FactToll {
  const numberAt = (numbers: Int32Array) => {
    const number = numbers[row] ?? -1
    return number < 0 ? null : number
  }
  return {
    low: numberAt(tolls.low),
    best: numberAt(tolls.best),
    high: numberAt(tolls.high),
    unknown: tolls.unknown[row] ?? 0,
  }
}
