import { parseCountingRule } from '@recount/core/counting'
import type { Figure } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import type { Query } from '@recount/core/query'
import {
  casualtyTotal,
  formatStatisticOptions,
  isStatisticName,
  parseStatistic,
} from '@recount/core/statistics'
import { idOfRow } from '@recount/core/table'
import type { LoadedSnapshot } from './use-snapshot.ts'

/** An incident of a figure, with what it has now for what the figure asks. */
export interface FigureIncident {
  readonly id: string
  readonly versionCited: number
  /** `null` where the newest public records do not hold it. */
  readonly versionNow: number | null
  readonly killed: Interval | null
  readonly wounded: Interval | null
}

/** The question of a figure: its query, and what its statistic is told beside it, as in an address. */
export interface FigureQuestion {
  readonly query: Query
  readonly options: string
}

/** Reads a figure's question again; `null` where this program does not know its statistic or words. */
export function questionOfFigure({
  statistic,
  query,
}: Pick<Figure, 'statistic' | 'query'>): FigureQuestion | null {
  if (!isStatisticName(statistic)) return null
  const { value } = parseStatistic(statistic, query)
  return value === null
    ? null
    : { query: value.query, options: formatStatisticOptions(statistic, value.options) }
}

/**
 * The incidents that a figure cites, with their numbers in a snapshot by the figure's own question and
 * rule. Where the rule or the question is not known here, the numbers are `null`.
 */
export function incidentsOfFigure(
  { records, countedBy }: Pick<LoadedSnapshot, 'records' | 'countedBy'>,
  figure: Figure,
): readonly FigureIncident[] {
  const asked = questionOfFigure(figure)
  const rule = parseCountingRule(figure.rule).value
  const table = asked === null || rule === null ? null : countedBy(figure.rule).table
  const rowOf = new Map(
    Array.from({ length: table?.length ?? 0 }, (_, row) => [
      table ? idOfRow(table.id, row) : '',
      row,
    ]),
  )
  const versions = new Map(records.incidents.map(({ id, version }) => [id, version]))
  return figure.incidents.map(({ id, version }) => {
    const row = rowOf.get(id)
    const toll =
      table === null || asked === null || row === undefined
        ? { killed: null, wounded: null }
        : casualtyTotal(table, [row], asked.query)
    return {
      id,
      versionCited: version,
      versionNow: versions.get(id) ?? null,
      killed: toll.killed,
      wounded: toll.wounded,
    }
  })
}
