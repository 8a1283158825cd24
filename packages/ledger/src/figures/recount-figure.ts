import type { CountingRule } from '@recount/core/counting'
import {
  type Figure,
  isFigureIntact,
  questionOfFigure,
  type Verification,
  verifyRecounted,
} from '@recount/core/figures'
import { ruleOf } from '@recount/core/query'
import { computeOverTable, incidentsUsed, parseStatistic } from '@recount/core/statistics'
import type { IncidentTable } from '@recount/core/table'
import type { Standing } from '../reads/read-standing.ts'

/** The tables that a figure is counted again over; `View` is what else its reader knows of a revision. */
export interface FigureTables<View extends { readonly revision: number }> {
  /** The newest revision, without its table. */
  now(): Promise<View>
  /** The table of the newest revision by a rule. */
  latest(rule: CountingRule): Promise<View & { readonly table: IncidentTable }>
  /** The table of a revision by a rule, `null` where the ledger has not reached it. */
  atRevision(
    revision: number,
    rule: CountingRule,
  ): Promise<(View & { readonly table: IncidentTable }) | null>
}

/** A figure that was counted again, and the revision at which. */
export interface CountedAgain<View> {
  readonly view: View
  readonly verification: Verification
}

/**
 * Counts a figure again at its own revision and at the newest one, over tables; of the records only the
 * versions of the incidents are read that it counted or counts now (`standing`).
 *
 * The same as `verifyFigure` over the records of both revisions. One that was tampered with is not counted.
 */
export async function recountFigure<View extends { readonly revision: number }>(
  figure: Figure,
  tables: FigureTables<View>,
  standing: (
    ids: readonly string[],
    revision: number,
  ) => Promise<ReadonlyMap<string, Pick<Standing, 'version' | 'status'>>>,
): Promise<CountedAgain<View>> {
  const question = isFigureIntact(figure) ? questionOfFigure(figure) : null
  const asked = question && parseStatistic(question.statistic, question.search).value
  if (!question || !asked) {
    const view = await tables.now()
    return { view, verification: verifyRecounted(figure, view.revision, nothingRecounted) }
  }
  const { query, options } = asked
  const rule = ruleOf(query)
  const then = await tables.atRevision(figure.revision, rule)
  const now = await tables.latest(rule)
  const compute = (revision: number, table: IncidentTable) =>
    computeOverTable(table, revision, question.statistic, query, options)
  const before = then && compute(then.revision, then.table)
  const after = compute(now.revision, now.table)
  const ids = new Set([...figure.incidents.map(({ id }) => id), ...incidentsUsed(after)])
  const stood = await standing([...ids], now.revision)
  const verification = verifyRecounted(figure, now.revision, {
    before,
    after,
    versionOf: (id) => stood.get(id)?.version,
    buriedAs: (id) => {
      const became = stood.get(id)?.status
      return became === 'merged' || became === 'withdrawn' ? became : undefined
    },
  })
  return { view: now, verification }
}

const nothingRecounted = {
  before: null,
  after: null,
  versionOf: () => undefined,
  buriedAs: () => undefined,
} as const
