import type { Incident, RecordSet } from '../records/index.ts'
import { protectIncident } from './protect-incident.ts'
import type { ProtectionPolicy } from './protection-policy.ts'
import type { PublicRecordSet, Tombstone, Withheld } from './public-record-set.ts'
import { releaseOf } from './release.ts'
import { makeStandIns, standInsNamed, writtenOnly } from './stand-ins.ts'
import { findWithheldReferences } from './withheld-references.ts'

/**
 * The part of a record set that a policy lets the public see.
 *
 * Drafts, proposals and embargoed incidents are left out and counted; merged and withdrawn ones leave a
 * tombstone; of the others, links to what is left out are cut, and places and sources that endanger
 * somebody are widened or replaced by a numbered stand-in of the same kind, so that counting by
 * independent origins still works. Sources, documents, places and actors to which only what is withheld refers
 * are withheld with it. Applying it again changes no record.
 *
 * @example
 * projectPublic(emptyRecordSet, publicByDefault('2022-12-05')).withheld //=> []
 */
export function projectPublic(records: RecordSet, policy: ProtectionPolicy): PublicRecordSet {
  const withheld = new Map<Withheld['reason'], number>()
  const note = (reason: Withheld['reason']) => withheld.set(reason, (withheld.get(reason) ?? 0) + 1)
  const standIns = makeStandIns(records)
  const tombstones: Tombstone[] = []
  const secretIds = new Set(
    records.incidents.filter((incident) => isSecret(incident, policy)).map(({ id }) => id),
  )

  function show(incident: Incident): Incident | null {
    const release = releaseOf(incident, policy.today)
    if (release === 'merged' || release === 'withdrawn') {
      const { id, mergedInto } = incident
      const target = mergedInto !== null && secretIds.has(mergedInto) ? null : mergedInto
      tombstones.push({ id, status: release, mergedInto: target })
      return null
    }
    if (release !== 'public') {
      note(release === 'draft' ? 'not-published' : 'embargoed')
      return null
    }
    const shown = protectIncident(incident, policy, standIns.hideSpeakers, note)
    if (!shown.links.some((link) => secretIds.has(link.incident))) return shown
    return { ...shown, links: shown.links.filter((link) => !secretIds.has(link.incident)) }
  }

  const pairs = records.incidents.map((incident) => [incident, show(incident)] as const)
  const hidden = findWithheldReferences(records, pairs)
  const sources = writtenOnly(without(records.sources, hidden.sources))
  const incidents = pairs.flatMap(([, shown]) => (shown === null ? [] : [shown]))
  const standIn = standInsNamed(incidents, sources)
  const projected = {
    ...records,
    sources: [...sources, ...standIn.sources],
    documents: [...writtenOnly(without(records.documents, hidden.documents)), ...standIn.documents],
    places: without(records.places, hidden.places),
    actors: without(records.actors, hidden.actors),
    incidents,
    tombstones,
    withheld: [...withheld].map(([reason, count]) => ({ reason, incidents: count })),
    policy: `${policy.name}@${policy.version}`,
  }
  // The only place where the brand is given: what stands here has passed the policy above.
  return projected as unknown as PublicRecordSet
}

/** Whether not even the id of an incident is public. */
function isSecret(incident: Incident, { today }: ProtectionPolicy): boolean {
  const release = releaseOf(incident, today)
  return release === 'draft' || release === 'embargoed'
}

function without<Item extends { readonly id: string }>(
  items: readonly Item[],
  hidden: ReadonlySet<string>,
): readonly Item[] {
  return hidden.size === 0 ? items : items.filter(({ id }) => !hidden.has(id))
}
