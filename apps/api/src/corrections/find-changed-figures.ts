import { type Figure, verifyFigure } from '@recount/core/figures'
import { canonicalJson } from '@recount/core/primitives'
import type { Ledger } from '@recount/ledger'
import type { PublicViews } from '../public-view/public-views.ts'

/** A figure that a revision changed; `not-counted` where it may have. */
export interface ChangedFigure {
  readonly id: string
  readonly outcome: 'changed' | 'not-counted'
}

const mostListed = 100

/**
 * The figures whose number is another one from a revision of an incident on: those that counted it are
 * counted at the revision and at the one before, `most` of them at most.
 */
export async function findChangedFigures(
  ledger: Ledger,
  views: PublicViews,
  incident: string,
  revision: number,
  most: number,
): Promise<{ readonly changed: readonly ChangedFigure[]; readonly counted: number }> {
  const touched = await ledger.figuresTouched(incident, revision, '', mostListed)
  if (touched.length === 0) return { changed: [], counted: 0 }
  const changed: ChangedFigure[] = []
  let counted = 0
  for (const { figure: id } of touched) {
    if (counted >= most) {
      changed.push({ id, outcome: 'not-counted' })
      continue
    }
    counted += 1
    if (await isChanged(ledger, views, id, revision)) changed.push({ id, outcome: 'changed' })
  }
  return { changed, counted }
}

async function isChanged(
  ledger: Ledger,
  views: PublicViews,
  id: string,
  revision: number,
): Promise<boolean> {
  const stored = await ledger.figure(id)
  const before = await views.atRevision(revision - 1)
  const after = await views.atRevision(revision)
  if (stored === null || before === null || after === null) return false
  const figure: Figure = JSON.parse(stored.body)
  const [then, now] = [verifyFigure(figure, null, before), verifyFigure(figure, null, after)]
  return canonicalJson(then.resultNow) !== canonicalJson(now.resultNow)
}
