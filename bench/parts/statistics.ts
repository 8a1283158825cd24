import { parseQuery } from '@recount/core/query'
import {
  computeOverTable,
  statistics as described,
  isStatisticName,
  parseStatistic,
  type StatisticName,
} from '@recount/core/statistics'
import type { IncidentTable } from '@recount/core/table'
import { makeFactTables } from '../data/facts.ts'
import { tableOfRows } from '../engines/recount.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { judge } from '../report/goal.ts'
import { formatMilliseconds, medianOf } from '../report/numbers.ts'
import type { Part } from './part.ts'

const goal = { bar: 10, aim: 2, better: 'less' } as const

/** Options that each statistic is measured with beside its defaults. */
const variants: Readonly<Partial<Record<StatisticName, readonly string[]>>> = {
  groups: ['', 'by=country', 'by=province', 'by=actor', 'by=group,month', 'by=country,type,year'],
  series: ['', 'by=day&window=7'],
  ranking: ['', 'by=province'],
}

/** Every statistic on several questions: CPU time of one answer. */
export const statistics: Part = {
  name: 'statistics',
  about: 'every statistic on eight questions, CPU time of one answer',
  run: async ({ rows, seed, repetitions, progress }) => {
    progress(`loading ${rows} rows`)
    const table = tableOfRows(generateIncidents(rows, seed))
    const sample = makeFactTables([...generateIncidents(Math.min(rows, 20_000), seed)])
    const { countries } = choicesOf(sample.incidents)
    const [country = '', other = ''] = countries
    const searches = [
      '',
      `country=${country}`,
      'from=2015-03-10&to=2017-08-20',
      'type=battle',
      // As many incidents, but a question whose own sums are not kept: what it leaves out of kept ones is taken out.
      'type=battle&from=1989-01-03',
      // No sums that are kept have few others: these are added up, or those of the rest of the world.
      `country=${countries.slice(0, 5)}`,
      'type=battle,violence-against-civilians&attribution=claimed-or-attributed',
      `country=${country},${other}&type=battle&attribution=claimed-or-attributed&method=firearms`,
    ]
    const numbers = described.flatMap(({ name }) =>
      (isStatisticName(name) ? (variants[name] ?? ['']) : []).map((options) => {
        progress(`${name} ${options}`)
        const times = searches.map((search) =>
          timeStatistic(table, name, search, options, repetitions),
        )
        return { name, options, times }
      }),
    )
    const report = {
      title: 'CPU time of one answer (bar 10 ms, aim 2 ms)',
      headings: [
        'statistic',
        'everything, first',
        'everything, again',
        'a country',
        'two and a half years',
        'one type, half of all',
        'one type but for a day',
        'five countries, more than half of all',
        'two types by a standard, nearly half of all',
        'two countries, three filters',
        'goal',
      ],
      rows: numbers.map(({ name, options, times }) => [
        [name, options].filter(Boolean).join('?'),
        formatMilliseconds(times[0]?.first ?? Number.NaN),
        ...times.map(({ again }) => formatMilliseconds(again)),
        judge(Math.max(...times.map(({ again }) => again)), goal),
      ]),
    }
    return { tables: [report], numbers: { searches, numbers } }
  },
}

/** CPU milliseconds of an answer: of the first one in this process, and once the code is warm. */
interface StatisticTimes {
  readonly first: number
  readonly again: number
}

/** How many answers warm the code up, beside the first one. */
const warming = 20

function timeStatistic(
  table: IncidentTable,
  name: StatisticName,
  search: string,
  options: string,
  repetitions: number,
): StatisticTimes {
  const query = parseQuery(search).value
  const parsed = parseStatistic(name, options).value
  if (query === null || parsed === null) throw new RangeError(`${name}?${search}&${options}`)
  const ask = () => computeOverTable(table, 1, name, query, parsed.options)
  const atFirst = process.cpuUsage()
  ask()
  const first = millisecondsSince(atFirst)
  for (let turn = 0; turn < warming; turn++) ask()
  const times: number[] = []
  for (let round = 0; round < repetitions; round++) {
    const before = process.cpuUsage()
    const started = performance.now()
    let turns = 0
    while (turns < 200 && performance.now() - started < 60) {
      ask()
      turns++
    }
    times.push(millisecondsSince(before) / turns)
  }
  return { first, again: medianOf(times) }
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
