import type { Figure } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import type { Query } from '@recount/core/query'
import {
  casualtyTotal,
  formatStatisticOptions,
  isStatisticName,
  parseStatistic,
} from '@recount/core/statistics'
import { type IncidentTable, idOfRow, rowsOfIds } from '@recount/core/table'

/** What an incident of a figure has now for what the figure asks. */
export interface FigureToll {
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
 * What incidents have in a table by a figure's own question; `table` is counted by the figure's rule. An
 * incident that the table does not hold has no entry, and a question that is not known here has none.
 */
export function tollsOfFigure(
  table: IncidentTable,
  figure: Pick<Figure, 'statistic' | 'query'>,
  ids: readonly string[],
): ReadonlyMap<string, FigureToll> {
  const asked = questionOfFigure(figure)
  if (asked === null) return new Map()
  return new Map(
    rowsOfIds(table.id, ids).map((row) => {
      const { killed, wounded } = casualtyTotal(table, [row], asked.query)
      return [idOfRow(table.id, row), { killed, wounded }]
    }),
  )
}
