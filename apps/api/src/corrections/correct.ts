import { type FieldDifference, fieldDifferences, type Revision } from '@recount/ledger'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import type { PublicRevision } from '../public-view/public-revision.ts'
import { type ChangedFigure, type FigureReads, findChangedFigures } from './find-changed-figures.ts'

/** A revision as the public may see it, and what it changed. */
export interface Correction extends PublicRevision {
  readonly changes: readonly FieldDifference[] | null
  readonly figures: readonly ChangedFigure[]
}

/**
 * Revisions with what they changed. Both versions of a record pass the protection policy before they are
 * compared, so that a difference tells no more than they do.
 *
 * `mostCounted` is how many figures are counted again at most, of which the newest revisions come first.
 */
export async function describeCorrections(
  { ledger, registers, tables }: FigureReads & { readonly registers: PublicRegisters },
  rows: readonly Revision[],
  mostCounted: number,
): Promise<readonly Correction[]> {
  const shown = await registers.show(rows)
  const earlier = await ledger.revisionsBefore(rows)
  const shownEarlier = await registers.show(earlier)
  const corrections: Correction[] = []
  let rest = mostCounted
  for (const [index, row] of shown.entries()) {
    const stored = rows[index]
    const before = shownEarlier
      .filter((_, at) => isBefore(earlier[at], stored))
      .toSorted((a, b) => b.revision - a.revision)[0]
    const changes =
      row.record === null || !before?.record ? null : fieldDifferences(before.record, row.record)
    // Of what is withheld not even the figures are told that it changed.
    const figures =
      stored?.kind !== 'incident' || row.status === 'withheld'
        ? { changed: [], counted: 0 }
        : await findChangedFigures({ ledger, tables }, stored.id, stored.revision, rest)
    rest -= figures.counted
    corrections.push({ ...row, changes, figures: figures.changed })
  }
  return corrections
}

function isBefore(earlier: Revision | undefined, later: Revision | undefined): boolean {
  return (
    earlier !== undefined &&
    later !== undefined &&
    earlier.kind === later.kind &&
    earlier.id === later.id &&
    earlier.revision < later.revision
  )
}
