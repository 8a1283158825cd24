import {
  type Figure,
  isFigureIntact,
  questionOfFigure,
  type Verification,
  verifyRecounted,
} from '@recount/core/figures'
import {
  type ComputedStatistic,
  computeOverTable,
  incidentsUsed,
  parseStatistic,
} from '@recount/core/statistics'
import { loadStanding } from './load-standing.ts'
import { type LoadedTable, loadTable } from './load-table.ts'
import type { RecountApi } from './recount-api.ts'

/**
 * What came of counting a figure again in the browser. `reproduced` says whether it was also counted from
 * the table of its own revision; it is not always at hand.
 */
export type FigureCheck =
  | { readonly status: 'failed' }
  | { readonly status: 'done'; readonly verification: Verification; readonly reproduced: boolean }

/**
 * Counts a figure again: over the newest public table and that of the figure's revision, and compares by
 * core's own rules. Nothing that the server says of the figure is used.
 */
export async function checkFigure(api: RecountApi, figure: Figure): Promise<FigureCheck> {
  const question = isFigureIntact(figure) ? questionOfFigure(figure) : null
  const asked = question && parseStatistic(question.statistic, question.search).value
  if (question === null || asked === null) {
    const landing = await api.landing()
    if (landing.status !== 'ready') return { status: 'failed' }
    const verification = verifyRecounted(figure, landing.value.revision, nothingRecounted)
    return { status: 'done', verification, reproduced: false }
  }
  const { query, options } = asked
  const compute = ({ table, revision }: LoadedTable): ComputedStatistic =>
    computeOverTable(table, revision, question.statistic, query, options)
  const newest = await loadTable(api, query.rule, null)
  if (newest.status !== 'ready') return { status: 'failed' }
  const { revision } = newest.value
  const isNewest = revision === figure.revision
  const earlier = isNewest ? newest : await loadTable(api, query.rule, String(figure.revision))
  const isThen = earlier.status === 'ready' && earlier.value.revision === figure.revision
  const after = compute(newest.value)
  const before = isThen ? (isNewest ? after : compute(earlier.value)) : null
  const used = incidentsUsed(after)
  const standing = await loadStanding(api, figure, used, revision)
  if (standing === null) return { status: 'failed' }
  const verification = verifyRecounted(figure, revision, { before, after, ...standing })
  return { status: 'done', verification, reproduced: isThen && !isNewest }
}

const nothingRecounted = {
  before: null,
  after: null,
  versionOf: () => undefined,
  buriedAs: () => undefined,
} as const
