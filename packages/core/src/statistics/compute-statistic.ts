import { countIncidents, parseCountingRule } from '../counting/index.ts'
import { makeIssue, nearestName, type Parsed } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import {
  formatQuery,
  parseQuery,
  type Query,
  type Selection,
  selectIncidents,
} from '../query/index.ts'
import { buildIncidentTable, type IncidentTable, idOfRow } from '../table/index.ts'
import { type CasualtyGroups, casualtyGroups } from './casualty-groups.ts'
import { type CasualtySeries, casualtySeries } from './casualty-series.ts'
import { type CasualtyTotal, casualtyTotal } from './casualty-total.ts'
import { isTollUnknown } from './counted-cells.ts'
import {
  formatStatisticOptions,
  optionNames,
  optionParameters,
  parseStatisticOptions,
  type StatisticOptions,
} from './statistic-options.ts'

/** The result of each statistic. */
export interface StatisticResults {
  readonly total: CasualtyTotal
  readonly series: CasualtySeries
  readonly groups: CasualtyGroups
}

export type StatisticName = keyof StatisticResults

/**
 * What a statistic answers: the shape of CONTRACT.md, the same from the API, the CLI and core.
 *
 * `incidents.used` is how many incidents answer the query; of them `unknownToll` have no number for what
 * is asked and `partlyInside` have a date that may lie outside the period. `tooImprecise` were left out,
 * or could be put in no row, because their date or place is not known exactly enough.
 */
export interface StatisticAnswer<Name extends StatisticName = StatisticName> {
  readonly revision: number
  readonly statistic: Name
  readonly query: string
  readonly rule: string
  readonly result: StatisticResults[Name]
  readonly incidents: {
    readonly used: number
    readonly unknownToll: number
    readonly tooImprecise: number
    readonly partlyInside: number
  }
}

/** A statistic's description, for documentation and lists. */
export interface StatisticDescription {
  readonly name: StatisticName
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly summary: string
    readonly expected: string
    readonly example: string
  }[]
}

/** Every statistic. */
export const statistics: readonly StatisticDescription[] = [
  describe('total', 'Killed, wounded, missing and abducted, by group and in all.'),
  describe('series', 'Killed and wounded by day, week, month, quarter or year.'),
  describe('groups', 'Killed and wounded by one or more dimensions.'),
]

/** A statistic with its parsed question and the incidents that answer it. */
export interface ComputedStatistic<Name extends StatisticName = StatisticName> {
  readonly answer: StatisticAnswer<Name>
  readonly query: Query
  readonly table: IncidentTable
  readonly selection: Selection
}

/**
 * Computes a statistic over public records: reads the address, counts by its rule, selects, computes.
 *
 * Bad names and parameters are issues, and then the value is `null`. `revision` is the ledger revision
 * that the records are of; it is repeated in the answer and changes nothing else.
 *
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * computeStatistic(records, 1, 'total', 'country=AFG').value.answer.query //=> 'country=AFG'
 */
export function computeStatistic<Name extends StatisticName>(
  records: PublicRecordSet,
  revision: number,
  name: Name,
  search: string,
): Parsed<ComputedStatistic<Name>> {
  const asked = parseStatistic(name, search)
  if (asked.value === null) return { value: null, issues: asked.issues }
  const { query, options } = asked.value
  const table = buildIncidentTable(countIncidents(records, ruleOf(query)))
  return { value: computeOverTable(table, revision, name, query, options), issues: [] }
}

/** Computes a statistic over a table that was counted by the query's rule. */
export function computeOverTable<Name extends StatisticName>(
  table: IncidentTable,
  revision: number,
  name: Name,
  query: Query,
  options: StatisticOptions,
): ComputedStatistic<Name> {
  const selection = selectIncidents(table, query)
  const { result, tooImprecise } = resultOf(name, table, selection, query, options)
  const unknownToll = selection.rows.filter((row) => isTollUnknown(table, row, query)).length
  const answer = {
    revision,
    statistic: name,
    query: canonicalSearch(name, query, options),
    rule: ruleOf(query).label,
    result,
    incidents: {
      used: selection.rows.length,
      unknownToll,
      tooImprecise: selection.tooImprecise + tooImprecise,
      partlyInside: selection.partlyInside,
    },
  }
  return { answer, query, table, selection }
}

/**
 * Reads the name and the address of a statistic.
 *
 * @example
 * parseStatistic('totl', '').issues[0].expected
 * //=> 'a statistic (did you mean total?)'
 */
export function parseStatistic(
  name: string,
  search: string,
): Parsed<{ readonly query: Query; readonly options: StatisticOptions }> {
  if (!isStatisticName(name)) {
    const names = statistics.map((known) => known.name)
    const nearest = nearestName(name, names)
    const hint = nearest ? `did you mean ${nearest}?` : names.join(', ')
    return {
      value: null,
      issues: [makeIssue('unknown-statistic', 'statistic', `a statistic (${hint})`, name)],
    }
  }
  const query = parseQuery(search, optionNames)
  const options = parseStatisticOptions(name, search)
  const issues = [...query.issues, ...options.issues]
  return query.value === null || options.value === null
    ? { value: null, issues }
    : { value: { query: query.value, options: options.value }, issues }
}

/** Whether a text names a statistic. */
export function isStatisticName(text: string): text is StatisticName {
  return Object.hasOwn(optionParameters, text)
}

/** The ids of the incidents that a computed statistic used, in the table's order. */
export function incidentsUsed(
  computed: Pick<ComputedStatistic, 'table' | 'selection'>,
): readonly string[] {
  return Array.from(computed.selection.rows, (row) => idOfRow(computed.table.id, row))
}

function canonicalSearch(name: StatisticName, query: Query, options: StatisticOptions): string {
  const parts = [formatQuery(query), formatStatisticOptions(name, options)]
  return parts.filter((part) => part !== '').join('&')
}

function ruleOf(query: Query) {
  const rule = parseCountingRule(query.rule).value
  if (rule === null) throw new RangeError(`a query with an unknown counting rule: ${query.rule}`)
  return rule
}

type Results = { [Name in StatisticName]: StatisticResults[Name] }

function resultOf<Name extends StatisticName>(
  name: Name,
  table: IncidentTable,
  { rows }: Selection,
  query: Query,
  options: StatisticOptions,
): { readonly result: Results[Name]; readonly tooImprecise: number }
function resultOf(
  name: StatisticName,
  table: IncidentTable,
  { rows }: Selection,
  query: Query,
  options: StatisticOptions,
): { readonly result: Results[StatisticName]; readonly tooImprecise: number } {
  if (name === 'total') return { result: casualtyTotal(table, rows, query), tooImprecise: 0 }
  const { tooImprecise, ...result } =
    name === 'series'
      ? casualtySeries(table, rows, query, options.length, options.calendar)
      : casualtyGroups(table, rows, query, options.dimensions)
  return { result, tooImprecise }
}

function describe(name: StatisticName, summary: string): StatisticDescription {
  const parameters = optionParameters[name].map(({ name, summary, expected, example }) => ({
    name,
    summary,
    expected,
    example,
  }))
  return { name, summary, parameters }
}
