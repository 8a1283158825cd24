import { type AttributionStandard, attributionStandards } from '@recount/core/counting'
import { type Query, selectIncidents } from '@recount/core/query'
import { groups } from '@recount/core/records'
import {
  type Calendar,
  type CasualtyRow,
  casualtyTotal,
  computeOverTable,
  type Dimension,
  type PeriodLength,
  parseStatistic,
  type StatisticAnswer,
  type StatisticName,
  startOfPeriod,
} from '@recount/core/statistics'
import { type IncidentTable, idOfRow, openEnd, openStart, spanOfRow } from '@recount/core/table'
import { withoutOwnFilter } from '../address/edit-query.ts'
import { linkedRows } from './linked-rows.ts'
import type { LoadedTable } from './load-table.ts'
import { type TabledIncident, tabledIncident } from './tabled-incident.ts'

/** The total that a question asks for. The table of these answers is counted by the question's rule. */
export function answerTotal(counted: LoadedTable, query: Query): StatisticAnswer<'total'> {
  return answerOf(counted, query, 'total')
}

/**
 * The attribution standards that a question can be asked at, loosest first. Where it names no actor, the
 * first is none.
 *
 * @example
 * standardsFor(everything)[0] //=> null
 */
export function standardsFor({
  actor,
}: Pick<Query, 'actor'>): readonly (AttributionStandard | null)[] {
  const loosestFirst = [...attributionStandards].reverse()
  return actor.length === 0 ? [null, ...loosestFirst] : loosestFirst
}

/** The same question at every standard that it can be asked at. */
export function answersByStandard(
  counted: LoadedTable,
  query: Query,
): readonly {
  readonly standard: AttributionStandard | null
  readonly answer: StatisticAnswer<'total'>
}[] {
  return standardsFor(query).map((standard) => ({
    standard,
    answer: answerTotal(counted, { ...query, attribution: standard }),
  }))
}

/** The attackers of the question's incidents, who are in no total; `null` where the question names groups. */
export function answerAttackers(
  counted: LoadedTable,
  query: Query,
): StatisticAnswer<'total'>['result'] | null {
  if (query.group.length > 0) return null
  return answerTotal(counted, { ...query, group: ['attacker'] }).result
}

/**
 * Rows by a dimension, its own filter left out, so that a reader sees what else there is. Groups of victims
 * include the attackers, who are in no other row.
 */
export function answerBreakdown(
  counted: LoadedTable,
  query: Query,
  dimension: Dimension & keyof Query,
): readonly CasualtyRow[] {
  if (dimension === 'group') {
    return answerOf(counted, { ...query, group: [...groups] }, 'groups', 'by=group').result.rows
  }
  return linkedRows(counted.table, query, dimension)
}

/** What the incidents that fit no step of a series come to. */
export interface UndatedAnswer {
  readonly killed: CasualtyRow['killed']
  readonly wounded: CasualtyRow['wounded']
  readonly incidents: number
  readonly unknownToll: number
}

const mostYearsByWeek = 4
const mostYearsByMonth = 40

/**
 * The series over the whole period, the question's own period left out, and what has no step in it.
 * Without a step, weeks, months or years are taken by how many years there are, so that every bar can be
 * told apart.
 */
export function answerTimeline(
  counted: LoadedTable,
  query: Query,
  asked: PeriodLength | null,
  calendar: Calendar,
): {
  readonly step: PeriodLength
  readonly rows: readonly CasualtyRow[]
  readonly undated: UndatedAnswer
} {
  const open = withoutOwnFilter(query, ['from', 'to', 'precision'])
  const step = asked ?? stepOver(answerSeries(counted, open, 'year', calendar).length)
  const { table } = counted
  const undatedRows = selectIncidents(table, open).rows.filter(
    (row) => !liesInOnePeriod(table, row, step, calendar),
  )
  const { killed, wounded } = casualtyTotal(table, undatedRows, open)
  const ids = Array.from(undatedRows, (row) => idOfRow(table.id, row))
  const unknownToll =
    ids.length === 0 ? 0 : answerTotal(counted, { ...open, incident: ids }).incidents.unknownToll
  return {
    step,
    rows: answerSeries(counted, open, step, calendar),
    undated: { killed, wounded, incidents: ids.length, unknownToll },
  }
}

function answerSeries(
  counted: LoadedTable,
  query: Query,
  step: PeriodLength,
  calendar: Calendar,
): readonly CasualtyRow[] {
  return answerOf(counted, query, 'series', `by=${step}&calendar=${calendar}`).result.rows
}

function stepOver(years: number): PeriodLength {
  if (years <= mostYearsByWeek) return 'week'
  return years <= mostYearsByMonth ? 'month' : 'year'
}

/** The incidents that answer a question, in the table's order. */
export function answerIncidents({ table }: LoadedTable, query: Query): readonly TabledIncident[] {
  return Array.from(selectIncidents(table, query).rows, (row) => tabledIncident(table, row))
}

/** Whether the whole date span of an incident lies in one period, so that it has a bar in a series. */
function liesInOnePeriod(
  table: IncidentTable,
  row: number,
  step: PeriodLength,
  calendar: Calendar,
): boolean {
  const { earliest, latest } = spanOfRow(table.when, row)
  if (earliest === openStart || latest === openEnd) return false
  return startOfPeriod(earliest, step, calendar) === startOfPeriod(latest, step, calendar)
}

function answerOf<Name extends StatisticName>(
  counted: LoadedTable,
  query: Query,
  name: Name,
  options = '',
): StatisticAnswer<Name> {
  const { value } = parseStatistic(name, options)
  if (value === null) throw new RangeError(`${name} has no options ${options}`)
  return computeOverTable(counted.table, counted.revision, name, query, value.options).answer
}
