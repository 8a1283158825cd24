import type { Claim, Incident, Sensitivity } from '../records/index.ts'
import { generalisePosition } from './generalise-position.ts'
import type { ProtectionPolicy } from './protection-policy.ts'
import type { Withheld } from './public-record-set.ts'

/** Notes why something of an incident was kept back, once for each reason. */
export type NoteReason = (reason: Withheld['reason']) => void

/** Gives a claim the stand-in of its speaker; the same one for the same speaker of an incident. */
export type HideSpeaker = (claim: Claim, numbers: Map<string, number>) => Claim

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
  hideSpeaker: HideSpeaker,
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
      hidesSource || hidesNames ? protectClaims(claims, hidesSource ? hideSpeaker : null) : claims,
    assessment: assessment && { ...assessment, assessor: withheldId },
  }
}

function protectClaims(
  claims: readonly Claim[],
  hideSpeaker: HideSpeaker | null,
): readonly Claim[] {
  const numbers = new Map<string, number>()
  return claims.map((claim) => {
    const shown = hideSpeaker === null ? claim : hideSpeaker(claim, numbers)
    return shown.kind === 'statement' ? { ...shown, summary: withheldWords } : shown
  })
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
