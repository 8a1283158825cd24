import { attributionStandards } from '@recount/core/counting'
import { isoDateOf } from '@recount/core/primitives'
import { methods } from '@recount/core/records'
import { type ColumnTable, desc, rolling, table } from 'arquero'
import type { DividedFacts, Facts, FactTables } from '../data/facts.ts'
import type { Words } from '../data/words.ts'
import {
  type AnswerRow,
  type Parameters,
  rankedActors,
  rollingDays,
  type Shape,
} from '../questions/question.ts'
import { monthName } from './duckdb-sql.ts'
import { anyAsking, type LoadedEngine } from './engine.ts'
import { numbersOf, rawSums } from './raw-sums.ts'

/** Arquero: typed columns with codes for words, conditions and sums as expressions that it compiles. */
export function loadArquero(tables: FactTables): LoadedEngine {
  const { incidents, groups } = tables
  const loaded = {
    incidents: tableOf(tables.incidents),
    groups: tableOf(tables.groups),
    actors: tableOf(tables.actors),
  }
  return {
    asking: ({ shape }) =>
      anyAsking<ColumnTable>({
        ask: (parameters) => {
          const name = shape === 'months' ? 'groups' : shape === 'actors' ? 'actors' : 'incidents'
          const condition = conditionOf(shape, parameters, incidents)
          const all = loaded[name]
          const taken = condition === '' ? all : all.filter(condition)
          return finish(shape, taken.groupby(...keys[shape]).rollup(rollup))
        },
        rowsOf: (answer) => answerRows(shape, answer, { ...incidents, key: groups.key }),
      }),
  }
}

const keys: Readonly<Record<Shape, readonly string[]>> = {
  total: [],
  months: ['key', 'month'],
  actors: ['key'],
  provinces: ['province', 'year'],
  box: ['type'],
  world: ['country', 'type', 'year'],
  rolling: ['latest'],
}

const rollup = Object.fromEntries(
  [
    'count()',
    'sum(d.unknownToll)',
    ...['killed', 'wounded'].flatMap((harm) => [
      `sum(d.${harm}Low)`,
      `sum(d.${harm}Best)`,
      `sum(d.${harm}High)`,
      `valid(d.${harm}Low)`,
      `valid(d.${harm}High)`,
      `sum(d.${harm}Unknown)`,
    ]),
  ].map((sum, place) => [rawSums[place] ?? '', `d => op.${sum}`]),
)

function conditionOf(
  shape: Shape,
  { country, from, to, bbox, method, type, grade, actor, attribution }: Parameters,
  facts: Facts,
): string {
  const codeIn = ({ values }: Words, word: string) => values.indexOf(word)
  const found: string[] = []
  if (country !== undefined) found.push(`d.country === ${codeIn(facts.country, country)}`)
  if (from !== undefined) found.push(`d.latest >= ${from}`)
  if (to !== undefined) found.push(`d.earliest <= ${to}`)
  if (bbox !== undefined) {
    found.push(`d.longitude >= ${bbox.west} && d.longitude <= ${bbox.east}`)
    found.push(`d.latitude >= ${bbox.south} && d.latitude <= ${bbox.north}`)
  }
  if (method !== undefined) found.push(`(d.methods & ${1 << methods.indexOf(method)}) !== 0`)
  if (type !== undefined) found.push(`d.type === ${codeIn(facts.type, type)}`)
  if (grade !== undefined) {
    const any = grade.map((one) => `d.grade === ${codeIn(facts.grade, one)}`).join(' || ')
    found.push(`(${any})`)
  }
  const loosest = attributionStandards.indexOf(attribution ?? 'any')
  if (actor !== undefined) {
    const code = codeIn(facts.actor1, actor)
    const held = [1, 2].map((n) => `(d.actor${n} === ${code} && d.standard${n} <= ${loosest})`)
    found.push(`(${held.join(' || ')})`)
  } else if (attribution !== undefined) {
    found.push(
      shape === 'actors'
        ? `d.standard <= ${loosest}`
        : `(d.standard1 <= ${loosest} || d.standard2 <= ${loosest})`,
    )
  }
  if (shape === 'actors') found.push('d.key >= 0')
  if (shape === 'rolling') found.push('d.earliest === d.latest')
  return found.length === 0 ? '' : `d => ${found.join(' && ')}`
}

function finish(shape: Shape, answer: ColumnTable): ColumnTable {
  if (shape === 'actors') {
    return answer
      .filter('d => d.killedReported > 0')
      .orderby(desc('killedBest'), 'key')
      .slice(0, rankedActors)
  }
  return shape === 'rolling' ? rollingSums(answer) : answer
}

/** Days without incidents are put in, so that seven rows are seven days. */
function rollingSums(days: ColumnTable): ColumnTable {
  const found = Array.from(days.array('latest'), Number)
  const first = found.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY)
  const last = found.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY)
  const spine = table({
    latest: Int32Array.from({ length: last - first + 1 }, (_, n) => first + n),
  })
  const windows = rawSums.map((name) => [
    name,
    rolling(`d => op.sum(d.${name})`, [1 - rollingDays, 0]),
  ])
  return spine
    .join_left(days, 'latest')
    .orderby('latest')
    .derive(Object.fromEntries(windows))
    .filter(`d => d.latest >= ${first + rollingDays - 1}`)
}

function tableOf(facts: Facts | DividedFacts): ColumnTable {
  const divided = 'key' in facts ? { key: facts.key.codes, standard: facts.standard } : {}
  return table({
    earliest: facts.earliest,
    latest: facts.latest,
    month: facts.month,
    year: facts.year,
    country: facts.country.codes,
    province: facts.province.codes,
    type: facts.type.codes,
    grade: facts.grade.codes,
    methods: facts.methods,
    actor1: facts.actor1.codes,
    actor2: facts.actor2.codes,
    standard1: facts.standard1,
    standard2: facts.standard2,
    latitude: facts.latitude,
    longitude: facts.longitude,
    unknownToll: facts.unknownToll,
    killedLow: orNaN(facts.killed.low),
    killedBest: orNaN(facts.killed.best),
    killedHigh: orNaN(facts.killed.high),
    killedUnknown: facts.killed.unknown,
    woundedLow: orNaN(facts.wounded.low),
    woundedBest: orNaN(facts.wounded.best),
    woundedHigh: orNaN(facts.wounded.high),
    woundedUnknown: facts.wounded.unknown,
    ...divided,
  })
}

/** Arquero leaves NaN out of its sums. */
function orNaN(numbers: Int32Array): Float64Array {
  return Float64Array.from(numbers, (number) => (number < 0 ? Number.NaN : number))
}

function answerRows(
  shape: Shape,
  answer: ColumnTable,
  facts: Facts & { readonly key: Words },
): readonly AnswerRow[] {
  const wordAt = (words: Words, code: number) => words.values[code] ?? null
  const keyOf = (name: string, code: number): string | null => {
    if (name === 'latest') return isoDateOf(code)
    if (name === 'month') return code < 0 ? null : monthName(code)
    if (name === 'year') return code < 0 ? null : String(code)
    if (name === 'key') return wordAt(shape === 'actors' ? facts.actor1 : facts.key, code)
    if (name === 'country' || name === 'province' || name === 'type') {
      return wordAt(facts[name], code)
    }
    return null
  }
  return Array.from({ length: answer.numRows() }, (_, row) => [
    ...keys[shape].map((name) => keyOf(name, Number(answer.get(name, row)))),
    ...numbersOf(rawSums.map((name) => Number(answer.get(name, row) ?? 0))),
  ])
}
