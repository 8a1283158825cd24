import type { CountedIncident } from '@recount/core/counting'
import { describeInterval } from '@recount/core/presentation'
import { textIn } from '@recount/core/primitives'

/** One revision of an incident as readers of a feed see it. `path` leads to the revision itself. */
export interface FeedEntry {
  readonly path: string
  readonly incidentPath: string
  readonly title: string
  readonly text: string
  readonly author: string
  /** The instant at which it was recorded, as ISO 8601 in UTC. */
  readonly recordedAt: string
}

/** A feed before it is written in one of its formats. */
export interface Feed {
  /** Where the API is, without a slash at the end. */
  readonly origin: string
  readonly selfPath: string
  readonly htmlPath: string
  readonly title: string
  /** When its newest entry was recorded; the beginning of time where there is none. */
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

/** What a revision did, in the word that its title ends with; empty for the first of an incident. */
export type FeedEvent = '' | 'revised' | 'withdrawn' | 'merged'

/** Makes the entry of a revision of an incident. */
export function makeFeedEntry(
  { incident, totals }: CountedIncident,
  event: FeedEvent,
  {
    revision,
    author,
    reason,
    recordedAt,
  }: {
    readonly revision: number
    readonly author: string | null
    readonly reason: string | null
    readonly recordedAt: string
  },
): FeedEntry {
  const title = textIn(incident.title, 'en')
  const isThere = event === '' || event === 'revised'
  const toll = `Killed: ${tollOf(totals.killed)}. Wounded: ${tollOf(totals.wounded)}.`
  return {
    path: `/v1/revisions/${revision}`,
    incidentPath: `/v1/incidents/${encodeURIComponent(incident.id)}`,
    title: event === '' ? title : `${title} (${event})`,
    text: isThere ? `${toll} ${reason ?? ''}`.trim() : `It was ${event}. ${reason ?? ''}`.trim(),
    author: author ?? 'Recount',
    recordedAt,
  }
}

function tollOf(total: CountedIncident['totals']['killed']): string {
  if (total === null) return 'not reported'
  return total.unknown ? 'an unknown number' : describeInterval(total.quantity, 'en')
}
