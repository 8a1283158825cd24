import type { AttributionBasis, Incident } from '../records/index.ts'

/** How much an attribution must be worth to count, strictest first. */
export const attributionStandards = ['claimed', 'claimed-or-attributed', 'any'] as const
export type AttributionStandard = (typeof attributionStandards)[number]

const strictestStandardMet: Readonly<Record<AttributionBasis, AttributionStandard | null>> = {
  confirmed: 'claimed',
  claimed: 'claimed',
  attributed: 'claimed-or-attributed',
  suspected: 'any',
  denied: null,
  disputed: null,
}

/** An actor held responsible for an incident, with the strictest standard that this meets. */
export interface Perpetrator {
  readonly actor: string
  readonly standard: AttributionStandard
}

/**
 * Whom an incident's claims hold responsible, each with the strictest standard met, in order of actor.
 *
 * A denial or a dispute removes nobody: it stands beside the claim, and both are shown.
 *
 * @example
 * perpetratorsOf({ claims: [] }) //=> []
 */
export function perpetratorsOf(incident: Pick<Incident, 'claims'>): readonly Perpetrator[] {
  const strictest = new Map<string, AttributionStandard>()
  for (const claim of incident.claims) {
    if (claim.kind !== 'attribution') continue
    const standard = strictestStandardMet[claim.basis]
    if (standard === null) continue
    const known = strictest.get(claim.actor)
    if (known === undefined || isStricter(standard, known)) strictest.set(claim.actor, standard)
  }
  return [...strictest]
    .map(([actor, standard]) => ({ actor, standard }))
    .sort((a, b) => (a.actor < b.actor ? -1 : 1))
}

/**
 * Whether an attribution that meets `met` counts where `asked` is asked for.
 *
 * @example
 * meetsStandard('claimed', 'any') //=> true
 * @example
 * meetsStandard('any', 'claimed') //=> false
 */
export function meetsStandard(met: AttributionStandard, asked: AttributionStandard): boolean {
  return attributionStandards.indexOf(met) <= attributionStandards.indexOf(asked)
}

function isStricter(a: AttributionStandard, b: AttributionStandard): boolean {
  return attributionStandards.indexOf(a) < attributionStandards.indexOf(b)
}
