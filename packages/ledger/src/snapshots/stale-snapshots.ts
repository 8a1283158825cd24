import type { KeptSnapshot } from './snapshot-store.ts'

/** How many of the newest snapshots are kept whatever lies between them. */
const newestKept = 4

/**
 * Which of a name's snapshots, newest first, are not worth keeping: beside the newest few, one is kept in
 * each doubling of the distance from the newest revision, so that an earlier revision is never far behind
 * a snapshot and their number grows with the logarithm of the log.
 *
 * @example
 * staleSnapshots([]) //=> []
 */
export function staleSnapshots<Snapshot extends Pick<KeptSnapshot, 'revision'>>(
  snapshots: readonly Snapshot[],
): readonly Snapshot[] {
  const newest = snapshots[0]?.revision ?? 0
  const doublingOf = ({ revision }: Snapshot) => Math.floor(Math.log2(newest - revision + 1))
  // The oldest of a doubling is kept: the newest of it would be replaced again and again.
  return snapshots.filter((snapshot, index) => {
    const older = snapshots[index + 1]
    return index >= newestKept && older !== undefined && doublingOf(older) === doublingOf(snapshot)
  })
}
