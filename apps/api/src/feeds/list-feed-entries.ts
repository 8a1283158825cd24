import { type CountingContext, countIncident, countingContextOf } from '@recount/core/counting'
import type { PublicIncident } from '@recount/core/protection'
import { type Query, ruleOf, selectIncidents } from '@recount/core/query'
import { buildIncidentTable } from '@recount/core/table'
import type { Ledger, Revision } from '@recount/ledger'
import type { PublicRegisters, RegisterView } from '../public-view/public-registers.ts'
import type { PublicRevision } from '../public-view/public-revision.ts'
import { type FeedEntry, type FeedEvent, makeFeedEntry } from './feed-entry.ts'

const pageLength = 250
const mostPages = 8
/** How many numbers of the log are looked at, those of abandoned imports included. */
const mostPassed = 20_000

/**
 * The newest revisions of incidents that answer a query, up to its limit: each as it stood from that
 * revision on, and those that took one out if it answered until then. A request looks through the newest
 * two thousand revisions and no further.
 */
export async function listFeedEntries(
  ledger: Ledger,
  registers: PublicRegisters,
  view: RegisterView,
  query: Query,
): Promise<readonly FeedEntry[]> {
  const rule = ruleOf(query)
  const entryOf = (
    row: PublicRevision,
    incident: PublicIncident,
    context: CountingContext,
  ): FeedEntry | null => {
    const counted = countIncident(incident, rule, context)
    const { rows } = selectIncidents(buildIncidentTable([counted]), query)
    return rows.length === 0 ? null : makeFeedEntry(counted, eventOf(row), row)
  }
  const entries: FeedEntry[] = []
  let before = view.revision + 1
  const from = Math.max(1, before - mostPassed)
  for (let page = 0; page < mostPages && entries.length < query.limit; page++) {
    const rows = await ledger.revisions(before, pageLength, from)
    const shown = await registers.show(rows)
    const incidentOf = await showIncidents(ledger, registers, rows, shown)
    const context = await readContext(ledger, view, [...incidentOf.values()])
    for (const row of shown) {
      const incident = incidentOf.get(row.revision)
      const entry = incident === undefined ? null : entryOf(row, incident, context)
      if (entry !== null) entries.push(entry)
    }
    before = rows.at(-1)?.revision ?? 0
    if (rows.length < pageLength) break
  }
  return entries.slice(0, query.limit)
}

/** What counting some incidents needs: their documents, and their sources with what those repeat. */
async function readContext(
  ledger: Ledger,
  { register }: RegisterView,
  incidents: readonly PublicIncident[],
): Promise<CountingContext> {
  const claims = incidents.flatMap((incident) => incident.claims)
  const read = await ledger.register.records(register, {
    source: claims.map(({ speaker }) => speaker),
    document: claims.map(({ document }) => document),
  })
  const sources = new Map(read.sources.map((source) => [source.id, source]))
  for (let added = read.sources; added.length > 0; ) {
    const origins = added.flatMap(({ derivedFrom }) => derivedFrom.map(({ source }) => source))
    const source = origins.filter((id) => !sources.has(id))
    added = (await ledger.register.records(register, { source })).sources
    for (const each of added) sources.set(each.id, each)
  }
  return countingContextOf({ sources: [...sources.values()], documents: read.documents })
}

/** The incident of each revision: as it stood then, or as it stood before it was taken out. */
async function showIncidents(
  ledger: Ledger,
  registers: PublicRegisters,
  rows: readonly Revision[],
  shown: readonly PublicRevision[],
): Promise<ReadonlyMap<number, PublicIncident>> {
  const incidents = new Map<number, PublicIncident>()
  const gone: Revision[] = []
  shown.forEach(({ kind, status, record }, index) => {
    const row = rows[index]
    if (row === undefined || kind !== 'incident') return
    if (record !== null && 'claims' in record) incidents.set(row.revision, record)
    else if (status === 'withdrawn' || status === 'merged') gone.push(row)
  })
  if (gone.length === 0) return incidents
  const before = await registers.show(await ledger.revisionsBefore(gone))
  for (const { revision, id } of gone) {
    const earlier = before.filter((each) => each.id === id && each.revision < revision)
    const record = earlier.toSorted((a, b) => b.revision - a.revision)[0]?.record ?? null
    if (record !== null && 'claims' in record) incidents.set(revision, record)
  }
  return incidents
}

function eventOf({ status, version }: PublicRevision): FeedEvent {
  if (status === 'withdrawn' || status === 'merged') return status
  return version === 1 ? '' : 'revised'
}
