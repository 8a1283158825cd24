import { dayNumberOf, type IsoDate, isoDateOf } from '../primitives/index.ts'
import type { Claim, Incident } from '../records/index.ts'

/** The embargo of what is not to be shown by the passing of days. */
export const forever: IsoDate = '9999-12-31'

/** The longest delay that can be asked for, in days: ten years. */
export const longestDelayDays = 3650

/** What of an incident a publication delay looks at. */
export interface Delayable extends Pick<Incident, 'status' | 'embargoedUntil'> {
  readonly when: Pick<Incident['when'], 'latest'>
  readonly claims: readonly Pick<Claim, 'date'>[]
}

/**
 * An incident that says no embargo of its own, with the one that a publication delay of `days` gives it:
 * so many days after the last day on which it can have happened.
 *
 * Where that day is open, the last day on which somebody is known to have spoken of it stands for it,
 * because it had happened by then. Where no day is known at all, nobody can tell whether the delay is
 * over: the embargo is {@link forever}, until an editor sets another.
 *
 * What was merged or withdrawn is left as it is, and so is everything by a delay of 0 days. The embargo
 * depends on the incident alone and not on today, so that the same file gives the same records whenever
 * it is read.
 *
 * @throws RangeError for a delay that is no whole number from 0 to {@link longestDelayDays}.
 * @example
 * const incident = {
 *   status: 'published',
 *   embargoedUntil: null,
 *   when: { latest: '2022-12-02' },
 *   claims: [],
 * }
 * delayPublication(incident, 3).embargoedUntil //=> '2022-12-05'
 */
export function delayPublication<Kept extends Delayable>(incident: Kept, days: number): Kept {
  if (!Number.isInteger(days) || days < 0 || days > longestDelayDays) {
    throw new RangeError(`not a delay from 0 to ${longestDelayDays} days: ${days}`)
  }
  const { status, embargoedUntil } = incident
  const isTakenOut = status === 'merged' || status === 'withdrawn'
  if (days === 0 || embargoedUntil !== null || isTakenOut) return incident
  return { ...incident, embargoedUntil: daysAfter(lastDayOf(incident), days) }
}

function lastDayOf({ when, claims }: Delayable): IsoDate | null {
  if (when.latest !== null) return when.latest
  const spoken = claims.flatMap(({ date }) => (date === null ? [] : [date]))
  return spoken.sort().at(-1) ?? null
}

function daysAfter(day: IsoDate | null, days: number): IsoDate {
  if (day === null) return forever
  return isoDateOf(Math.min(dayNumberOf(day) + days, dayNumberOf(forever)))
}
