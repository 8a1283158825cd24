import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../test/incident-rows.ts'
import { parseQuery, selectIncidents } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { basesOf } from './base-of-sums.ts'
import {
  computeOverTable,
  computeOverTables,
  isStatisticName,
  parseStatistic,
  type StatisticName,
  statistics,
} from './compute-statistic.ts'
import { sumsOf } from './kept-sums.ts'

const names = statistics.map(({ name }) => name)
const optionsOf: Readonly<Partial<Record<StatisticName, readonly string[]>>> = {
  groups: ['', 'by=month', 'by=month&calendar=persian', 'by=actor,group', 'by=harm'],
  hotspots: ['', 'cell=2'],
  ranking: ['', 'measure=wounded', 'by=province'],
  series: ['', 'by=year', 'by=year&calendar=persian', 'by=day&window=7'],
}
const questions = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.constant(name),
    options: fc.constantFrom(...(optionsOf[name] ?? [''])),
    search: fc.constantFrom(
      '',
      '',
      'harm=killed',
      'harm=wounded,killed',
      'group=civilian',
      'group=civilian,unspecified',
      'limit=2',
      'country=AFG',
      'actor=iskp',
      'attribution=claimed',
      'type=battle',
      'type=battle,riot&harm=killed',
      'method=drone&group=civilian',
      'method=drone&type=riot',
      'from=1970-02-01',
    ),
  }),
)

/** Options by which each statistic's sums are of another shape. */
const everyOption: Readonly<Partial<Record<StatisticName, readonly string[]>>> = {
  ...optionsOf,
  concentration: ['', 'by=actor', 'by=month&measure=incidents'],
  groups: [
    '',
    'by=country,type,year',
    'by=province,group,harm',
    'by=actor,method,source',
    'by=attribution,grade',
    'by=weekday,hour,district',
  ],
  comparison: ['', 'with=year-before'],
}

/** Questions that take many incidents, but not all of them, of what fewer filters take. */
const narrowings = fc
  .record({
    period: fc.constantFrom(
      '',
      'from=1970-01-05',
      'to=1970-12-01',
      'from=1970-01-05&to=1971-01-20',
    ),
    precision: fc.constantFrom('', 'precision=contained'),
    where: fc.constantFrom('', '', 'country=AFG', 'country=AFG,PAK', 'actor=iskp,taliban'),
    type: fc.constantFrom('', 'type=battle', 'type=battle,riot,protest'),
    attribution: fc.constantFrom('', '', 'attribution=any', 'attribution=claimed-or-attributed'),
    counted: fc.constantFrom(
      '',
      '',
      'harm=killed',
      'group=civilian',
      'harm=wounded&group=unspecified',
    ),
  })
  .map((parts) => Object.values(parts).filter(Boolean).join('&'))

describe('sumsOf', () => {
  it('answers a table that was asked much before as one that is asked for the first time', () => {
    const asked = fc.array(questions, { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(anyRows, asked, (rows, list) => {
        const table = tableOf(rows)
        for (const question of list) {
          expect(answer(table, question)).toEqual(answer(tableOf(rows), question))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('leaves what is kept as it is when it is merged with another table’s', () => {
    fc.assert(
      fc.property(anyRows, anyRows, questions, (some, others, { name, search, options }) => {
        const [table, other] = [tableOf(some), tableOf(others)]
        const { query, options: parsed } = parsedOf(name, search, options)
        const before = answer(table, { name, search, options })
        const merged = () => computeOverTables([table, other, table], 1, name, query, parsed)
        expect(merged()).toEqual(merged())
        expect(answer(table, { name, search, options })).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })

  it('answers by what a question leaves out of kept sums as if its incidents had been added up', () => {
    let compared = 0
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(...cases),
        narrowings,
        (rows, [name, options], search) => {
          const table = tableOf(rows)
          const { query } = parsedOf(name, search, options)
          // What could be a base is asked until its sums are kept, and the question itself until they would be made.
          for (const base of basesBehind(search)) answer(table, { name, search: base, options })
          const first = answer(table, { name, search, options })
          const again = answer(table, { name, search, options })
          const expected = answer(tableOf(rows), { name, search, options })
          expect(first).toEqual(expected)
          expect(again).toEqual(expected)
          const selection = selectIncidents(table, query)
          compared += basesOf({ table, selection, besides: null }, query, []).length
        },
      ),
      { numRuns: 1_000 },
    )
    expect(compared).toBeGreaterThan(200)
  })

  it('makes sums that no question asked for as soon as they would have spared what they cost', () => {
    const table = tableOf(
      Array.from({ length: 400 }, (_, index) =>
        rowWith({
          id: `a-${index}`,
          type: index % 2 === 0 ? 'battle' : 'riot',
          dataset: index % 40 === 0 ? 'acled' : 'ged',
        }),
      ),
    )
    const { query } = parsedOf('total', 'type=battle&dataset=ged', '')
    const part = { table, selection: selectIncidents(table, query), besides: null }
    const added: number[] = []
    const ask = () =>
      sumsOf(part, query, {
        name: 'rows',
        reads: [],
        make: ({ selection }) => {
          added.push(selection.rows.length)
          return { rows: selection.rows.length }
        },
        without: (whole, others) => ({ rows: whole.rows - others.rows }),
        bytesOf: () => 8,
      }).rows
    // 190 incidents twice; then the 200 behind one filter once, and from then on the 10 that are left out.
    expect([ask(), ask(), ask()]).toEqual([190, 190, 190])
    expect(added).toEqual([190, 200, 10, 10])
  })

  it('forgets the oldest sums where there is no room for all, and makes them again', () => {
    // As many groups as incidents: each of these questions takes more than half of the room.
    const table = tableOf(
      Array.from({ length: 1_000 }, (_, index) =>
        rowWith({ id: `a-${index}`, district: `D${index}`, province: `P${index % 300}` }),
      ),
    )
    const asking = (options: string) =>
      answer(table, { name: 'groups', search: '', options: `by=${options}` })
    const first = asking('province')
    const large = asking('district')
    expect(asking('province')).toEqual(first)
    expect(asking('district')).toEqual(large)
    expect(asking('province,district').result).not.toEqual(large.result)
    expect(asking('province')).toEqual(first)
  })
})

const cases = names.flatMap((name) =>
  (everyOption[name] ?? ['']).map((options) => [name, options] as const),
)

/** The questions whose answers may be kept, of which a question leaves some incidents out. */
function basesBehind(search: string): readonly string[] {
  const parts = search.split('&')
  const counted = parts.filter((part) => /^(harm|group)=/.test(part))
  const filters = parts.filter((part) =>
    /^(country|type|method|target|attribution|grade)=/.test(part),
  )
  return [[], ...filters.map((filter) => [filter])].map((some) => [...some, ...counted].join('&'))
}

interface Asked {
  readonly name: StatisticName
  readonly search: string
  readonly options: string
}

function parsedOf(name: StatisticName, search: string, options: string) {
  const query = parseQuery(search).value
  const parsed = parseStatistic(name, options).value
  if (query === null || parsed === null || !isStatisticName(name)) throw new Error(search)
  return { query, options: parsed.options }
}

function answer(table: IncidentTable, { name, search, options }: Asked) {
  const { query, options: parsed } = parsedOf(name, search, options)
  return computeOverTable(table, 1, name, query, parsed).answer
}
