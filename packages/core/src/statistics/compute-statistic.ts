import { countIncidents } from '../counting/index.ts'
import { makeIssue, nearestName, type Parsed } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import {
  countSelected,
  formatQuery,
  type Parameter,
  parseQuery,
  type Query,
  ruleOf,
  selectIncidents,
} from '../query/index.ts'
import { buildIncidentTable, type IncidentTable, idOfRow } from '../table/index.ts'
import { askedBy } from './asked-toll.ts'
import * as definitions from './definitions.ts'
import { sumsOf } from './kept-sums.ts'
import { formatOptions, readOptions } from './read-options.ts'
import type { Question, SelectedTable, StatisticDefinition } from './statistic-definition.ts'
import { countUnknownTolls } from './toll-chunk.ts'

type Definitions = typeof definitions

export type StatisticName = keyof Definitions

type ResultOf<Definition> =
  Definition extends StatisticDefinition<string, infer _, infer Result> ? Result : never

type OptionsOf<Definition> =
  Definition extends StatisticDefinition<string, infer Options, infer _> ? Options : never

/** The result of each statistic. */
export type StatisticResults = {
  readonly [Name in StatisticName]: ResultOf<Definitions[Name]>
}

/** What each statistic is told beside the query. */
export type StatisticOptions<Name extends StatisticName = StatisticName> = OptionsByName[Name]

type OptionsByName = { readonly [Name in StatisticName]: OptionsOf<Definitions[Name]> }

type Registry = {
  readonly [Name in StatisticName]: StatisticDefinition<
    Name,
    StatisticOptions<Name>,
    StatisticResults[Name]
  >
}

const registry: Registry = definitions

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
  readonly parameters: readonly OptionDescription[]
}

type OptionDescription = Pick<Parameter<never>, 'name' | 'summary' | 'expected' | 'example'>

/** Every statistic, in order of name. */
export const statistics: readonly StatisticDescription[] = Object.values(registry)
  .map(({ name, summary, parameters }) => ({
    name,
    summary,
    parameters: Object.values<OptionDescription>(parameters).map(
      ({ name, summary, expected, example }) => ({ name, summary, expected, example }),
    ),
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** A statistic with its parsed question and the incidents that answer it. */
export interface ComputedStatistic<Name extends StatisticName = StatisticName>
  extends SelectedTable {
  readonly answer: StatisticAnswer<Name>
  readonly query: Query
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
  options: StatisticOptions<Name>,
): ComputedStatistic<Name> {
  const part = selectFor(table, name, { query, options })
  const answer = answerOf([part], revision, name, { query, options })
  return { answer, query, ...part }
}

/**
 * Computes a statistic over several tables as if they were one: they hold different incidents, all
 * counted by the query's rule. Each is summarised by itself, and the summaries are merged.
 */
export function computeOverTables<Name extends StatisticName>(
  tables: readonly IncidentTable[],
  revision: number,
  name: Name,
  query: Query,
  options: StatisticOptions<Name>,
): StatisticAnswer<Name> {
  const question = { query, options }
  const parts = tables.map((table) => selectFor(table, name, question))
  return answerOf(parts, revision, name, question)
}

/**
 * Reads the name and the address of a statistic.
 *
 * @example
 * parseStatistic('totl', '').issues[0].expected
 * //=> 'a statistic (did you mean total?)'
 */
export function parseStatistic<Name extends string>(
  name: Name,
  search: string,
): Parsed<{ readonly query: Query; readonly options: StatisticOptions<Name & StatisticName> }> {
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
  const options = optionsOf<Name & StatisticName>(name, search)
  const issues = [...query.issues, ...options.issues]
  return query.value === null || options.value === null
    ? { value: null, issues }
    : { value: { query: query.value, options: options.value }, issues }
}

/**
 * A statistic's options as canonical address text, defaults left out.
 *
 * @example
 * formatStatisticOptions('series', { by: 'week', calendar: 'gregory', window: 1 }) //=> 'by=week'
 */
export function formatStatisticOptions<Name extends StatisticName>(
  name: Name,
  options: StatisticOptions<Name>,
): string {
  return formatOptions<StatisticOptions<Name>>(registry[name].parameters, options)
}

/**
 * Whether a text names a statistic.
 *
 * @example
 * isStatisticName('totals') //=> false
 */
export function isStatisticName(text: string): text is StatisticName {
  return Object.hasOwn(registry, text)
}

/** The rows of the incidents that a computed statistic used, each once, in the table's order. */
export function rowsUsed({
  selection,
  besides,
}: Pick<ComputedStatistic, 'selection' | 'besides'>): Uint32Array {
  if (besides === null) return selection.rows
  return Uint32Array.from(new Set([...selection.rows, ...besides.rows])).sort()
}

/** The ids of the incidents that a computed statistic used, in the table's order. */
export function incidentsUsed(
  computed: Pick<ComputedStatistic, 'table' | 'selection' | 'besides'>,
): readonly string[] {
  return Array.from(rowsUsed(computed), (row) => idOfRow(computed.table.id, row))
}

/** The names of all options of all statistics, which `parseQuery` passes over. */
const optionNames = [
  ...new Set(Object.values(registry).flatMap(({ parameters }) => Object.keys(parameters))),
]

function optionsOf<Name extends StatisticName>(
  name: Name,
  search: string,
): Parsed<StatisticOptions<Name>> {
  return readOptions<StatisticOptions<Name>>(name, registry[name].parameters, optionNames, search)
}

function selectFor<Name extends StatisticName>(
  table: IncidentTable,
  name: Name,
  question: Question<StatisticOptions<Name>>,
): SelectedTable {
  const besides = registry[name].queryBesides(question)
  return {
    table,
    selection: selectIncidents(table, question.query),
    besides: besides === null ? null : selectIncidents(table, besides),
  }
}

function answerOf<Name extends StatisticName>(
  parts: readonly SelectedTable[],
  revision: number,
  name: Name,
  question: Question<StatisticOptions<Name>>,
): StatisticAnswer<Name> {
  const { query, options } = question
  const { result, tooImprecise } = registry[name].compute(parts, question)
  const sum = (count: (part: SelectedTable) => number) =>
    parts.reduce((total, part) => total + count(part), 0)
  return {
    revision,
    statistic: name,
    query: [formatQuery(query), formatStatisticOptions(name, options)]
      .filter((part) => part !== '')
      .join('&'),
    rule: ruleOf(query).label,
    result,
    incidents: {
      used: sum(({ selection }) => countSelected(selection)),
      unknownToll: sum((part) => unknownTolls(part, query)),
      tooImprecise: tooImprecise + sum(({ selection }) => selection.tooImprecise),
      partlyInside: sum(({ selection }) => selection.partlyInside),
    },
  }
}

function unknownTolls(part: SelectedTable, query: Query): number {
  return sumsOf(part, query, {
    name: 'unknown tolls',
    reads: [],
    make: ({ table, selection }) => ({
      unknown: countUnknownTolls(table, selection, askedBy(query)),
    }),
    without: (whole, others) => ({ unknown: whole.unknown - others.unknown }),
    bytesOf: () => 8,
  }).unknown
}
