import type { Incident, RecordSet } from '../records/index.ts'
import { keepLabels } from './keep-labels.ts'
import { projectPublic } from './project-public.ts'
import { protectIncident } from './protect-incident.ts'
import type { ProtectionPolicy } from './protection-policy.ts'
import type { PublicIncident, PublicRecordSet } from './public-record-set.ts'
import { releaseOf } from './release.ts'
import { isWithheldId, makeStandIns } from './stand-ins.ts'
import { findWithheldReferences, keepOrigins } from './withheld-references.ts'

/**
 * An earlier state of the records as the public may see it today: by the policy, and by the protection
 * that the newest state asks for.
 *
 * Labels and embargoes of the newest state hold for the earlier one (`keepLabels`). A source, document or
 * place that was recorded before the secret to which it belongs is withheld from then on, not only from
 * the secret on; but a source that is shown names its origins, and so they are shown as they were then.
 * What has been withdrawn or merged since is shown as it was known.
 *
 * @example
 * projectAsOf(emptyRecordSet, emptyRecordSet, publicByDefault('2022-12-05')).incidents //=> []
 */
export function projectAsOf(
  then: RecordSet,
  newest: RecordSet,
  policy: ProtectionPolicy,
): PublicRecordSet {
  const labelled = keepLabels(then, newest)
  const projected = projectPublic(labelled, policy)
  const hidden = findWithheldReferences(newest, [
    ...storedAndShown(newest, policy),
    ...storedAndShown(labelled, policy),
  ])
  const hiddenSources = new Set(hidden.sources)
  keepOrigins(labelled, hiddenSources)
  return {
    ...projected,
    sources: projected.sources.filter(({ id }) => isWithheldId(id) || !hiddenSources.has(id)),
    documents: projected.documents.filter(
      ({ id }) => isWithheldId(id) || !hidden.documents.has(id),
    ),
    places: projected.places.filter(({ id }) => !hidden.places.has(id)),
    actors: projected.actors.filter(({ id }) => !hidden.actors.has(id)),
  }
}

/**
 * Versions of incidents as the public may see them today, `null` for one that it may not: the same
 * protection for single versions as {@link projectAsOf} has for a whole state.
 *
 * @example
 * projectVersions([], emptyRecordSet, publicByDefault('2022-12-05')) //=> []
 */
export function projectVersions(
  versions: readonly Incident[],
  newest: RecordSet,
  policy: ProtectionPolicy,
): readonly (PublicIncident | null)[] {
  // Links to what is secret are cut, so the secrets have to be there.
  const secrets = newest.incidents.filter((incident) => {
    const release = releaseOf(incident, policy.today)
    return release === 'draft' || release === 'embargoed'
  })
  return keepLabels({ ...newest, incidents: versions }, newest).incidents.map((version) => {
    const incidents = [version, ...secrets.filter(({ id }) => id !== version.id)]
    return projectPublic({ ...newest, incidents }, policy).incidents[0] ?? null
  })
}

function storedAndShown(
  records: RecordSet,
  policy: ProtectionPolicy,
): readonly (readonly [Incident, Incident | null])[] {
  const { hideSpeakers } = makeStandIns(records)
  return records.incidents.map((incident) => [
    incident,
    releaseOf(incident, policy.today) === 'public'
      ? protectIncident(incident, policy, hideSpeakers, () => {})
      : null,
  ])
}
