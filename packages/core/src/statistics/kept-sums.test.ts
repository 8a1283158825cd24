import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../test/incident-rows.ts'
import { parseQuery } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import {
  computeOverTable,
  computeOverTables,
  isStatisticName,
  parseStatistic,
  type StatisticName,
  statistics,
} from './compute-statistic.ts'

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
