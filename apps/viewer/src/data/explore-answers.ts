import {
  type AttributionStandard,
  attributionStandards,
  type CountedIncident,
  countingRules,
} from '@recount/core/counting'
import { orderRows, type Query, selectIncidents } from '@recount/core/query'
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
import type { LoadedSnapshot } from './use-snapshot.ts'

type Counting = Pick<LoadedSnapshot, 'revision' | 'countedBy'>

/** The total that a question asks for. */
export function answerTotal(snapshot: Counting, query: Query): StatisticAnswer<'total'> {
  return answerOf(snapshot, query, 'total')
}

/**
 * The same question counted by every rule that needs no argument, and by the one in force if that is
 * another one.
 */
export function answersByRule(
  snapshot: Counting,
  query: Query,
): readonly { readonly rule: string; readonly answer: StatisticAnswer<'total'> }[] {
  const names = countingRules.map(({ name }) => name)
  const rules = names.includes(query.rule) ? names : [...names, query.rule]
  return rules.map((rule) => ({ rule, answer: answerTotal(snapshot, { ...query, rule }) }))
}

/**
 * The same question at every attribution standard, loosest first. Where no actor is asked for, the first
 * is the question without any standard.
 */
export function answersByStandard(
  snapshot: Counting,
  query: Query,
): readonly {
  readonly standard: AttributionStandard | null
  readonly answer: StatisticAnswer<'total'>
}[] {
  const loosestFirst = [...attributionStandards].reverse()
  const standards = query.actor.length === 0 ? [null, ...loosestFirst] : loosestFirst
  return standards.map((standard) => ({
    standard,
    answer: answerTotal(snapshot, { ...query, attribution: standard }),
  }))
}

/** The attackers of the question's incidents, who are in no total; `null` where the question names groups. */
export function answerAttackers(
  snapshot: Counting,
  query: Query,
): StatisticAnswer<'total'>['result'] | null {
  if (query.group.length > 0) return null
  return answerTotal(snapshot, { ...query, group: ['attacker'] }).result
}

/**
 * Rows by a dimension, its own filter left out, so that a reader sees what else there is. Groups of victims
 * include the attackers, who are in no other row.
 */
export function answerBreakdown(
  snapshot: Counting,
  query: Query,
  dimension: Dimension & keyof Query,
): readonly CasualtyRow[] {
  if (dimension === 'group') {
    return answerOf(snapshot, { ...query, group: [...groups] }, 'groups', 'by=group').result.rows
  }
  return linkedRows(snapshot.countedBy(query.rule).table, query, dimension)
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
  snapshot: Counting,
  query: Query,
  asked: PeriodLength | null,
  calendar: Calendar,
): {
  readonly step: PeriodLength
  readonly rows: readonly CasualtyRow[]
  readonly undated: UndatedAnswer
} {
  const open = withoutOwnFilter(query, ['from', 'to', 'precision'])
  const step = asked ?? stepOver(answerSeries(snapshot, open, 'year', calendar).length)
  const { table } = snapshot.countedBy(open.rule)
  const undatedRows = selectIncidents(table, open).rows.filter(
    (row) => !liesInOnePeriod(table, row, step, calendar),
  )
  const { killed, wounded } = casualtyTotal(table, undatedRows, open)
  const ids = Array.from(undatedRows, (row) => idOfRow(table.id, row))
  const unknownToll =
    ids.length === 0 ? 0 : answerTotal(snapshot, { ...open, incident: ids }).incidents.unknownToll
  return {
    step,
    rows: answerSeries(snapshot, open, step, calendar),
    undated: { killed, wounded, incidents: ids.length, unknownToll },
  }
}

function answerSeries(
  snapshot: Counting,
  query: Query,
  step: PeriodLength,
  calendar: Calendar,
): readonly CasualtyRow[] {
  return answerOf(snapshot, query, 'series', `by=${step}&calendar=${calendar}`).result.rows
}

function stepOver(years: number): PeriodLength {
  if (years <= mostYearsByWeek) return 'week'
  return years <= mostYearsByMonth ? 'month' : 'year'
}

/** The incidents that answer a question, in its order. */
export function answerIncidents(snapshot: Counting, query: Query): readonly CountedIncident[] {
  const { table, byId } = snapshot.countedBy(query.rule)
  const rows = orderRows(table, selectIncidents(table, query).rows, query.sort)
  return Array.from(rows, (row) => byId.get(idOfRow(table.id, row))).filter(
    (incident) => incident !== undefined,
  )
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
  snapshot: Counting,
  query: Query,
  name: Name,
  options = '',
): StatisticAnswer<Name> {
  const { table } = snapshot.countedBy(query.rule)
  const { value } = parseStatistic(name, options)
  if (value === null) throw new RangeError(`${name} has no options ${options}`)
  return computeOverTable(table, snapshot.revision, name, query, value.options).answer
}
