import { isoDateOf } from '@recount/core/primitives'
import { everything, type Query } from '@recount/core/query'
import {
  type Casualties,
  computeOverTable,
  parseStatistic,
  type StatisticAnswer,
  type StatisticName,
} from '@recount/core/statistics'
import { buildTableOfRows, type IncidentRow, type IncidentTable } from '@recount/core/table'
import { type AnswerRow, type Parameters, rankedActors, type Shape } from '../questions/question.ts'
import { anyAsking, type LoadedEngine } from './engine.ts'

/** Recount itself: every question is a statistic, answered in full as the API answers it. */
export function loadRecount(rows: Iterable<IncidentRow>): LoadedEngine {
  return askRecount(tableOfRows(rows))
}

/** The table of generated rows. */
export function tableOfRows(rows: Iterable<IncidentRow>): IncidentTable {
  const { value, issues } = buildTableOfRows('envelope@1', rows)
  if (value === null) throw new RangeError(`no table: ${issues[0]?.path}`)
  return value
}

/** Asks a table. */
export function askRecount(table: IncidentTable): LoadedEngine {
  return {
    asking: ({ shape }) => {
      const { statistic, options, rowsOf } = ways[shape]
      const parsed = parseStatistic(statistic, options).value
      if (parsed === null) throw new RangeError(`${statistic} has no options ${options}`)
      return anyAsking({
        ask: (parameters) =>
          computeOverTable(table, 1, statistic, queryOf(parameters), parsed.options).answer,
        rowsOf,
      })
    },
  }
}

/** The query that parameters stand for. */
export function queryOf(parameters: Parameters): Query {
  const { country, from, to, bbox, method, type, grade, actor, attribution } = parameters
  return {
    ...everything,
    country: country === undefined ? [] : [country],
    from: from === undefined ? null : isoDateOf(from),
    to: to === undefined ? null : isoDateOf(to),
    bbox: bbox ?? null,
    method: method === undefined ? [] : [method],
    type: type === undefined ? [] : [type],
    grade: grade ?? [],
    actor: actor === undefined ? [] : [actor],
    attribution: attribution ?? null,
    limit: rankedActors,
  }
}

interface Way {
  readonly statistic: StatisticName
  readonly options: string
  readonly rowsOf: (answer: StatisticAnswer) => readonly AnswerRow[]
}

const ways: Readonly<Record<Shape, Way>> = {
  total: { statistic: 'total', options: '', rowsOf: totalRow },
  months: { statistic: 'groups', options: 'by=group,month', rowsOf: keyedRows },
  actors: { statistic: 'ranking', options: 'by=actor', rowsOf: keyedRows },
  provinces: { statistic: 'groups', options: 'by=province,year', rowsOf: keyedRows },
  box: { statistic: 'groups', options: 'by=type', rowsOf: keyedRows },
  world: { statistic: 'groups', options: 'by=country,type,year', rowsOf: keyedRows },
  rolling: { statistic: 'series', options: 'by=day&window=7', rowsOf: keyedRows },
}

function totalRow({ result, incidents }: StatisticAnswer): readonly AnswerRow[] {
  if (!('abducted' in result)) return []
  const { used, unknownToll } = incidents
  return [casualtyRow({ ...result, incidents: used, unknownToll })]
}

function keyedRows({ result }: StatisticAnswer): readonly AnswerRow[] {
  if (!('rows' in result)) return []
  return result.rows.flatMap((row) =>
    'key' in row && 'killed' in row
      ? [
          [
            // A rolling row is told by its last day; the others by all their keys.
            ...('period' in row.key ? [row.key.period ?? null] : Object.values(row.key)),
            ...casualtyRow(row),
          ],
        ]
      : [],
  )
}

/** The numbers of an answer's row. */
export function casualtyRow({ incidents, unknownToll, killed, wounded }: Casualties): AnswerRow {
  return [
    incidents,
    unknownToll,
    ...[killed, wounded].flatMap((interval) =>
      interval === null ? [null, null, null] : [interval.low, interval.best, interval.high],
    ),
  ]
}
