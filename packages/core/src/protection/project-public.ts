import type { Claim, Incident, RecordSet, Source } from '../records/index.ts'
import type { ProtectionPolicy } from './protection-policy.ts'
import type { PublicRecordSet, Tombstone, Withheld } from './public-record-set.ts'

/**
 * The part of a record set that a policy lets the public see.
 *
 * Drafts, proposals and embargoed incidents are left out and counted; merged and withdrawn ones leave a
 * tombstone; of the others, places and sources that endanger somebody are widened or replaced by a
 * numbered stand-in of the same kind, so that counting by independent origins still works. Applying it
 * again changes nothing.
 *
 * @example
 * projectPublic(emptyRecordSet, publicByDefault('2022-12-05')).withheld //=> []
 */
export function projectPublic(records: RecordSet, policy: ProtectionPolicy): PublicRecordSet {
  const withheld = new Map<Withheld['reason'], number>()
  const note = (reason: Withheld['reason']) => withheld.set(reason, (withheld.get(reason) ?? 0) + 1)
  const incidents: Incident[] = []
  const tombstones: Tombstone[] = []
  const standIns = new Map<string, Source>()
  const kindOf = new Map(records.sources.map((source) => [source.id, source.kind]))

  for (const incident of records.incidents) {
    if (incident.status === 'merged' || incident.status === 'withdrawn') {
      tombstones.push({ id: incident.id, status: incident.status, mergedInto: incident.mergedInto })
    } else if (incident.status !== 'published') {
      note('not-published')
    } else if (incident.embargoedUntil !== null && incident.embargoedUntil > policy.today) {
      note('embargoed')
    } else {
      incidents.push(protectIncident(incident))
    }
  }

  function protectIncident(incident: Incident): Incident {
    let shown = incident
    if (incident.sensitivity.includes('location-endangers')) {
      note('location-endangers')
      shown = { ...shown, where: widen(shown.where, policy) }
    }
    if (incident.sensitivity.includes('source-endangers')) {
      note('source-endangers')
      shown = { ...shown, claims: hideSpeakers(shown.claims) }
    }
    if (incident.sensitivity.includes('personal-information')) {
      note('personal-information')
      const targets = shown.what.targets.map((target) => ({ ...target, name: null }))
      shown = { ...shown, what: { ...shown.what, targets } }
    }
    return shown
  }

  function hideSpeakers(claims: readonly Claim[]): readonly Claim[] {
    const numbers = new Map<string, number>()
    return claims.map((claim) => {
      if (claim.speaker.startsWith('withheld-')) return claim
      const number = numbers.get(claim.speaker) ?? numbers.size + 1
      numbers.set(claim.speaker, number)
      const kind = kindOf.get(claim.speaker) ?? 'witness'
      const id = `withheld-${kind}-${number}`
      standIns.set(id, withheldSource(id, kind))
      return {
        ...claim,
        speaker: id,
        document: withheldDocument.id,
        locator: { paragraph: null, selector: null },
      }
    })
  }

  const known = new Set(records.sources.map((source) => source.id))
  const added = [...standIns.values()].filter((source) => !known.has(source.id))
  const documentNeeded =
    standIns.size > 0 && !records.documents.some((document) => document.id === withheldDocument.id)
  if (documentNeeded && !known.has('withheld')) added.push(withheldSource('withheld', 'media'))
  const projected = {
    ...records,
    sources: [...records.sources, ...added],
    documents: documentNeeded ? [...records.documents, withheldDocument] : records.documents,
    incidents,
    tombstones,
    withheld: [...withheld].map(([reason, count]) => ({ reason, incidents: count })),
    policy: `${policy.name}@${policy.version}`,
  }
  // The only place where the brand is given: what stands here has passed the policy above.
  return projected as unknown as PublicRecordSet
}

function widen(where: Incident['where'], policy: ProtectionPolicy): Incident['where'] {
  const toCountry = policy.coarsestLocation === 'country' || where.precision === 'country'
  return {
    ...where,
    province: toCountry ? null : where.province,
    district: null,
    locality: null,
    position: null,
    place: null,
    precision: toCountry || where.province === null ? 'country' : 'province',
  }
}

const withheldDocument = {
  id: 'withheld',
  version: 1,
  source: 'withheld',
  title: { en: 'Document withheld', fa: 'سند محفوظ', ps: 'ساتل شوی سند' },
  url: null,
  archivedUrl: null,
  language: null,
  published: null,
  retrieved: null,
  contentHash: null,
  licence: null,
} as const

function withheldSource(id: string, kind: Source['kind']): Source {
  return {
    id,
    version: 1,
    name: { en: 'Source withheld', fa: 'منبع محفوظ', ps: 'ساتل شوې سرچینه' },
    kind,
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }
}
