import type { IsoDate } from '../primitives/index.ts'
import type { Incident } from '../records/index.ts'

/** Whether the public may see a record at all on a day. */
export type Release = 'draft' | 'embargoed' | 'public' | 'merged' | 'withdrawn'

/**
 * The release of an incident on a day. A proposal is a draft still; the day on which an embargo ends is
 * public. An embargo holds for the tombstone of what was taken out before it ended, too.
 *
 * @example
 * releaseOf({ status: 'published', embargoedUntil: '2022-12-06' }, '2022-12-05') //=> 'embargoed'
 */
export function releaseOf(
  { status, embargoedUntil }: Pick<Incident, 'status' | 'embargoedUntil'>,
  today: IsoDate,
): Release {
  const isTakenOut = status === 'merged' || status === 'withdrawn'
  if (status !== 'published' && !isTakenOut) return 'draft'
  if (embargoedUntil !== null && embargoedUntil > today) return 'embargoed'
  return isTakenOut ? status : 'public'
}
