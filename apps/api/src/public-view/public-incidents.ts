import type { IsoDate, Parsed } from '@recount/core/primitives'
import { keepLabels, type PublicRecordSet, releaseOf } from '@recount/core/protection'
import { emptyRecordSet, type Incident } from '@recount/core/records'
import type { WantedTable } from '@recount/ledger'
import type { Dependencies } from '../dependencies.ts'
import { revisionAsked } from './revision-asked.ts'

/**
 * One incident as known at a revision, with what it refers to, or its tombstone; `records` is `null`
 * where there is none that the public may know of. `key` differs from that of any view in which the
 * incident could look different.
 */
export interface IncidentView {
  readonly revision: number
  readonly key: string
  readonly records: PublicRecordSet | null
}

/** The way from the ledger to single incidents, which reads no others but those that they are linked to. */
export interface PublicIncidents {
  /** An incident as known at a revision or a time, by default now. */
  at(asOf: string | null, id: string): Promise<Parsed<IncidentView>>
}

/** Incidents of a ledger. */
export function makePublicIncidents({ ledger, now, build }: Dependencies): PublicIncidents {
  /** Incidents as stored, with the labels and embargoes of the newest revision. */
  const readLabelled = async (
    ids: readonly string[],
    { revision, newest }: WantedTable,
  ): Promise<readonly Incident[]> => {
    if (ids.length === 0) return []
    const at = async (known: number) => {
      const stored = await ledger.recordsOf('incident', ids, known)
      return { ...emptyRecordSet, incidents: stored.map(({ record }) => record) }
    }
    const then = await at(revision)
    return revision === newest ? then.incidents : keepLabels(then, await at(newest)).incidents
  }

  const viewOf = async (id: string, wanted: WantedTable): Promise<IncidentView> => {
    const { revision, newest, day } = wanted
    const key = `${build} ${revision}.${newest}`
    // No id has this character, and PostgreSQL takes no text with it.
    const [incident] = id.includes('\u0000') ? [] : await readLabelled([id], wanted)
    // What is hidden costs the same reads as what is missing: nobody can tell them apart by time.
    if (incident === undefined || isHidden(incident, day)) return { revision, key, records: null }
    const linked = await readLabelled(idsLinkedBy(incident), wanted)
    const records = await ledger.tables.incidents([id], wanted)
    return { revision, key: `${key}.${lastEmbargoEnded([incident, ...linked], day)}`, records }
  }

  return {
    async at(asOf, id) {
      const newest = await ledger.latestRevision()
      const { value: revision, issues } = await revisionAsked(ledger, asOf, newest)
      if (revision === null) return { value: null, issues }
      const day = now().toISOString().slice(0, 10)
      return { value: await viewOf(id, { revision, newest, day }), issues: [] }
    },
  }
}

function isHidden(incident: Incident, day: IsoDate): boolean {
  const release = releaseOf(incident, day)
  return release === 'draft' || release === 'embargoed'
}

function idsLinkedBy({ links, mergedInto }: Incident): readonly string[] {
  return [...links.map(({ incident }) => incident), ...(mergedInto === null ? [] : [mergedInto])]
}

/** The last embargo of some incidents that has ended: the only way in which a day changes what is shown. */
function lastEmbargoEnded(incidents: readonly Incident[], day: IsoDate): string {
  const ended = incidents.flatMap(({ embargoedUntil: until }) =>
    until !== null && until <= day ? [until] : [],
  )
  return ended.sort().at(-1) ?? ''
}
