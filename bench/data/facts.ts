import { attributionStandards } from '@recount/core/counting'
import { partsOfDay } from '@recount/core/primitives'
import { methods } from '@recount/core/records'
import type { IncidentRow } from '@recount/core/table'
import { divide } from './divided-rows.ts'
import { pickTolls, type TollColumns, tollColumns } from './toll-columns.ts'
import { codesIn, pickWords, type Words, wordsOf } from './words.ts'

/** What every fact table has: when it was, where, and what it cost. */
export interface Facts {
  readonly length: number
  /** Day numbers since 1970. */
  readonly earliest: Int32Array
  readonly latest: Int32Array
  /** The number of the month (year × 12 + month from 0), −1 where the days lie in several. */
  readonly month: Int32Array
  readonly year: Int32Array
  readonly country: Words
  readonly province: Words
  readonly type: Words
  readonly grade: Words
  /** A bit for each method. */
  readonly methods: Int32Array
  readonly actor1: Words
  readonly actor2: Words
  /** The strictest standard met: a place in `attributionStandards`, 9 where there is nobody. */
  readonly standard1: Int32Array
  readonly standard2: Int32Array
  readonly latitude: Float64Array
  readonly longitude: Float64Array
  readonly killed: TollColumns
  readonly wounded: TollColumns
  readonly unknownToll: Uint8Array
}

/** A part of an incident, with all columns of its incident: what it cost one group, or who did it. */
export interface DividedFacts extends Facts {
  readonly key: Words
  /** The strictest standard that this attribution meets; 9 for other parts. */
  readonly standard: Int32Array
}

/**
 * The same incidents as fact tables: plain numbers and codes, sorted by the latest day, for engines that
 * know nothing of ours. What needs a join elsewhere (groups of victims, actors) is a table of its own
 * with all columns in it, which is the fastest form.
 */
export interface FactTables {
  readonly incidents: Facts
  readonly groups: DividedFacts
  readonly actors: DividedFacts
}

export const nobody = 9

const methodNames: readonly string[] = methods

/** Makes the fact tables of incidents. */
export function makeFactTables(unsorted: readonly IncidentRow[]): FactTables {
  const rows = [...unsorted].sort((a, b) => a.span.latest - b.span.latest)
  const incidents = makeFacts(rows)
  const byGroup = divide(rows, 'group')
  const byActor = divide(rows, 'actor')
  return {
    incidents,
    groups: {
      ...pickFacts(incidents, byGroup.rows),
      killed: tollColumns(byGroup.killed),
      wounded: tollColumns(byGroup.wounded),
      unknownToll: Uint8Array.from(byGroup.unknownToll, Number),
      key: wordsOf(byGroup.keys),
      standard: Int32Array.from(byGroup.keys, () => nobody),
    },
    actors: {
      ...pickFacts(incidents, byActor.rows),
      key: { ...incidents.actor1, codes: codesIn(incidents.actor1.values, byActor.keys) },
      standard: Int32Array.from(byActor.standards),
    },
  }
}

function makeFacts(rows: readonly IncidentRow[]): Facts {
  const actors = wordsOf(rows.flatMap(({ perpetrators }) => perpetrators.map(({ actor }) => actor)))
  const actorAt = (place: number) => ({
    values: actors.values,
    codes: codesIn(
      actors.values,
      rows.map(({ perpetrators }) => perpetrators[place]?.actor ?? null),
    ),
  })
  const standardAt = (place: number) =>
    Int32Array.from(rows, ({ perpetrators }) => {
      const found = perpetrators[place]
      return found === undefined ? nobody : attributionStandards.indexOf(found.standard)
    })
  return {
    length: rows.length,
    earliest: Int32Array.from(rows, ({ span }) => span.earliest),
    latest: Int32Array.from(rows, ({ span }) => span.latest),
    month: Int32Array.from(rows, (row) => periodOf(row, monthOf)),
    year: Int32Array.from(rows, (row) => periodOf(row, yearOf)),
    country: wordsOf(rows.map(({ country }) => country)),
    province: wordsOf(rows.map(({ province }) => province)),
    type: wordsOf(rows.map(({ type }) => type)),
    grade: wordsOf(rows.map(({ grade }) => grade)),
    methods: Int32Array.from(rows, (row) =>
      row.methods.reduce((mask, word) => mask | (1 << methodNames.indexOf(word)), 0),
    ),
    actor1: actorAt(0),
    actor2: actorAt(1),
    standard1: standardAt(0),
    standard2: standardAt(1),
    latitude: Float64Array.from(rows, ({ position }) => position.latitude ?? Number.NaN),
    longitude: Float64Array.from(rows, ({ position }) => position.longitude ?? Number.NaN),
    killed: tollColumns(rows.map(({ totals }) => totals.killed)),
    wounded: tollColumns(rows.map(({ totals }) => totals.wounded)),
    unknownToll: Uint8Array.from(rows, ({ totals: { killed, wounded } }) =>
      (killed === null && wounded === null) || killed?.unknown || wounded?.unknown ? 1 : 0,
    ),
  }
}

function pickFacts(facts: Facts, rows: readonly number[]): Facts {
  const pick = (column: Int32Array) => Int32Array.from(rows, (row) => column[row] ?? 0)
  const { earliest, latest, month, year, standard1, standard2 } = facts
  return {
    length: rows.length,
    earliest: pick(earliest),
    latest: pick(latest),
    month: pick(month),
    year: pick(year),
    country: pickWords(facts.country, rows),
    province: pickWords(facts.province, rows),
    type: pickWords(facts.type, rows),
    grade: pickWords(facts.grade, rows),
    methods: pick(facts.methods),
    actor1: pickWords(facts.actor1, rows),
    actor2: pickWords(facts.actor2, rows),
    standard1: pick(standard1),
    standard2: pick(standard2),
    latitude: Float64Array.from(rows, (row) => facts.latitude[row] ?? Number.NaN),
    longitude: Float64Array.from(rows, (row) => facts.longitude[row] ?? Number.NaN),
    killed: pickTolls(facts.killed, rows),
    wounded: pickTolls(facts.wounded, rows),
    unknownToll: Uint8Array.from(rows, (row) => facts.unknownToll[row] ?? 0),
  }
}

function periodOf({ span }: IncidentRow, numberOf: (day: number) => number): number {
  const number = numberOf(span.latest)
  return numberOf(span.earliest) === number ? number : -1
}

function monthOf(day: number): number {
  const { year, month } = partsOfDay(day)
  return year * 12 + month - 1
}

function yearOf(day: number): number {
  return partsOfDay(day).year
}
