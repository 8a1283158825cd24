import type { Claim, Incident, Sensitivity } from '../records/index.ts'
import { generalisePosition } from './generalise-position.ts'
import type { ProtectionPolicy } from './protection-policy.ts'
import type { Withheld } from './public-record-set.ts'

/** Notes why something of an incident was kept back, once for each reason. */
export type NoteReason = (reason: Withheld['reason']) => void

/** Gives the claims of an incident the stand-ins of their speakers; the same one for the same origin. */
export type HideSpeakers = (claims: readonly Claim[]) => readonly Claim[]

/** Words that stand for words that were kept back. */
export const withheldWords = { en: 'Withheld', fa: 'محفوظ', ps: 'ساتل شوی' } as const

/** The id that stands for a person or a document that was kept back. */
export const withheldId = 'withheld'

/**
 * What a policy shows of an incident that the public may see, by the classes of its fields
 * (`fieldRules`). Applying it again changes nothing.
 */
export function protectIncident(
  incident: Incident,
  policy: ProtectionPolicy,
  hideSpeakers: HideSpeakers,
  note: NoteReason,
): Incident {
  const { where, what, claims, assessment, sensitivity } = incident
  // Most incidents of a large dataset have nothing to hide, and are not copied.
  if (sensitivity.length === 0 && policy.positionCell === null && assessment === null) {
    return incident
  }
  const isLabelled = (label: Sensitivity) => sensitivity.includes(label)
  const hidesSource = isLabelled('source-endangers')
  const hidesNames = isLabelled('personal-information')
  if (hidesSource) note('source-endangers')
  if (hidesNames) note('personal-information')
  const targets = what.targets.map((target) => ({ ...target, name: null }))
  return {
    ...incident,
    where: protectLocation(where, isLabelled('location-endangers'), policy, note),
    what: hidesNames ? { ...what, targets } : what,
    claims:
      hidesSource || hidesNames
        ? protectClaims(hidesSource ? hideSpeakers(claims) : claims)
        : claims,
    assessment: assessment && { ...assessment, assessor: withheldId },
  }
}

function protectClaims(claims: readonly Claim[]): readonly Claim[] {
  return claims.map((claim) =>
    claim.kind === 'statement' ? { ...claim, summary: withheldWords } : claim,
  )
}

function protectLocation(
  where: Incident['where'],
  endangers: boolean,
  { coarsestLocation, positionCell }: ProtectionPolicy,
  note: NoteReason,
): Incident['where'] {
  if (endangers) {
    note('location-endangers')
    const toCountry = coarsestLocation === 'country' || where.precision === 'country'
    const province = toCountry ? null : where.province
    return {
      ...where,
      province,
      district: null,
      locality: null,
      position: null,
      place: null,
      precision: province === null ? 'country' : 'province',
    }
  }
  if (positionCell === null) return where
  const generalised = generalisePosition(where, positionCell)
  if (generalised !== where) note('position-generalised')
  return generalised
}
