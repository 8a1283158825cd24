import { type Figure, isFigureIntact, questionOfFigure } from '@recount/core/figures'
import { canonicalJson } from '@recount/core/primitives'
import { ruleOf } from '@recount/core/query'
import { computeOverTable, parseStatistic } from '@recount/core/statistics'
import type { Ledger } from '@recount/ledger'
import type { PublicTables, TableView } from '../public-view/public-tables.ts'

/** A figure that a revision changed; `not-counted` where it may have. */
export interface ChangedFigure {
  readonly id: string
  readonly outcome: 'changed' | 'not-counted'
}

/** Where figures are found and counted again. */
export interface FigureReads {
  readonly ledger: Ledger
  readonly tables: PublicTables
}

const mostListed = 100

/**
 * The figures whose number is another one from a revision of an incident on: those that counted it are
 * counted at the revision and at the one before, `most` of them at most.
 */
export async function findChangedFigures(
  reads: FigureReads,
  incident: string,
  revision: number,
  most: number,
): Promise<{ readonly changed: readonly ChangedFigure[]; readonly counted: number }> {
  const touched = await reads.ledger.figuresTouched(incident, revision, '', mostListed)
  if (touched.length === 0) return { changed: [], counted: 0 }
  const changed: ChangedFigure[] = []
  let counted = 0
  for (const { figure: id } of touched) {
    if (counted >= most) {
      changed.push({ id, outcome: 'not-counted' })
      continue
    }
    counted += 1
    if (await isChanged(reads, id, revision)) changed.push({ id, outcome: 'changed' })
  }
  return { changed, counted }
}

async function isChanged(
  { ledger, tables }: FigureReads,
  id: string,
  revision: number,
): Promise<boolean> {
  const stored = await ledger.figure(id)
  const figure: Figure | null = stored && JSON.parse(stored.body)
  const question = figure && isFigureIntact(figure) ? questionOfFigure(figure) : null
  const asked = question && parseStatistic(question.statistic, question.search).value
  if (!question || !asked) return false
  const rule = ruleOf(asked.query)
  const before = await tables.atRevision(revision - 1, rule)
  const after = await tables.atRevision(revision, rule)
  const resultOf = (view: TableView | null) =>
    view &&
    computeOverTable(view.table, view.revision, question.statistic, asked.query, asked.options)
      .answer.result
  return canonicalJson(resultOf(before)) !== canonicalJson(resultOf(after))
}
