import { type PublicRecordSet, redactedId } from '@recount/core/protection'
import type { Source } from '@recount/core/records'

/**
 * Whether the counts of incidents that were read without all others may differ from their counts among
 * all: then only the whole record set can tell.
 *
 * - Stand-ins for hidden and redacted speakers have the same ids in all incidents, and a ledger may hold
 *   records of these ids.
 * - In an earlier state a source may be withheld today because only what is hidden refers to it. Where it
 *   stands between a speaker and another source, the speaker's origin depends on it.
 */
export function dependsOnOtherIncidents(
  { incidents, sources }: Pick<PublicRecordSet, 'incidents' | 'sources'>,
  isNewest: boolean,
): boolean {
  const claims = incidents.flatMap((incident) => incident.claims)
  const said = claims.flatMap(({ speaker, document }) => [speaker, document])
  const repeated = sources.flatMap((source) => originsOf(source))
  if ([...said, ...repeated].some(isStandIn)) return true
  if (isNewest) return false
  const speakers = new Set(claims.map(({ speaker }) => speaker))
  const known = new Map(sources.map((source) => [source.id, source]))
  return repeated.some((id) => {
    const origin = known.get(id)
    return !speakers.has(id) && (origin === undefined || originsOf(origin).length > 0)
  })
}

function originsOf({ derivedFrom }: Source): readonly string[] {
  return derivedFrom.map(({ source }) => source)
}

function isStandIn(id: string): boolean {
  return id === redactedId || id.startsWith('withheld')
}
