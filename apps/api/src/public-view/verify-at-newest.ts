import {
  type Figure,
  isFigureIntact,
  questionOfFigure,
  type Verification,
  verifyRecounted,
} from '@recount/core/figures'
import { computeOverTable, incidentsUsed, parseStatistic } from '@recount/core/statistics'
import type { Ledger } from '@recount/ledger'
import { ruleOf } from '../parameters/rule-of.ts'
import type { PublicTables, TableView } from './public-tables.ts'

/** A figure counted again, and the revision that it was counted at, as a view for its answer. */
export interface VerifiedFigure {
  readonly view: Pick<TableView, 'revision' | 'key'>
  readonly verification: Verification
}

/**
 * Counts a figure again at its own revision and at the newest one, over tables; of the records only the
 * versions of the incidents are read that it counted or counts now.
 */
export async function verifyAtNewest(
  tables: PublicTables,
  ledger: Ledger,
  figure: Figure,
): Promise<VerifiedFigure> {
  const question = isFigureIntact(figure) ? questionOfFigure(figure) : null
  const asked = question && parseStatistic(question.statistic, question.search).value
  if (!question || !asked) {
    const view = await tables.now()
    return { view, verification: verifyRecounted(figure, view.revision, nothingRecounted) }
  }
  const { query, options } = asked
  const compute = (at: TableView) =>
    computeOverTable(at.table, at.revision, question.statistic, query, options)
  const rule = ruleOf(query)
  const then = await tables.atRevision(figure.revision, rule)
  const now = await tables.latest(rule)
  const [before, after] = [then && compute(then), compute(now)]
  const ids = new Set([...figure.incidents.map(({ id }) => id), ...incidentsUsed(after)])
  const standing = await ledger.tables.standing([...ids], now.revision)
  const verification = verifyRecounted(figure, now.revision, {
    before,
    after,
    versionOf: (id) => standing.get(id)?.version,
    buriedAs: (id) => {
      const became = standing.get(id)?.status
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
