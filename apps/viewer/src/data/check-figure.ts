import { type Figure, type Verification, verifyFigure } from '@recount/core/figures'
import type { RecountApi } from './recount-api.ts'

/**
 * What came of counting a figure again in the browser. `reproduced` says whether it was also counted from
 * the records of its own revision; they are not always at hand.
 */
export type FigureCheck =
  | { readonly status: 'failed' }
  | { readonly status: 'done'; readonly verification: Verification; readonly reproduced: boolean }

/**
 * Counts a figure again: fetches the newest public records and those of the figure's revision, and
 * compares by core's own rules. Nothing that the server says of the figure is used.
 */
export async function checkFigure(
  api: Pick<RecountApi, 'latestSnapshot' | 'snapshotAt'>,
  figure: Figure,
): Promise<FigureCheck> {
  const newest = await api.latestSnapshot()
  if (newest.status !== 'ready') return { status: 'failed' }
  const now = newest.value
  const isNewest = now.revision === figure.revision
  const earlier = isNewest ? newest : await api.snapshotAt(figure.revision)
  const then =
    earlier.status === 'ready' && earlier.value.revision === figure.revision
      ? earlier.value.records
      : null
  return {
    status: 'done',
    verification: verifyFigure(figure, then, now),
    reproduced: then !== null && !isNewest,
  }
}
