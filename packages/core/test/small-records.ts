import { type PublicRecordSet, projectPublic, publicByDefault } from '../src/protection/index.ts'
import {
  type AttributionBasis,
  type Claim,
  type CountableHarm,
  emptyRecordSet,
  type Incident,
  type Quantity,
  readWording,
  type TollGroup,
} from '../src/records/index.ts'

/** A number as it was worded: `5`, `at least 53`, `dozens`. */
type Wording = number | string

/** One toll that somebody tells: by whom (an origin of its own), of what, how many. */
export interface SmallToll {
  readonly by?: string
  readonly harm?: CountableHarm
  readonly group?: TollGroup
  readonly actor?: string
  readonly number: Wording
  readonly said?: string
}

/** An incident by those of its features that a worked example is about. */
export interface SmallIncident {
  readonly id?: string
  /** A day, or the first and the last of a span; left out, the date is not known. */
  readonly day?: string | readonly [string, string]
  readonly time?: string
  readonly country?: string
  readonly province?: string
  readonly district?: string
  readonly at?: readonly [latitude: number, longitude: number]
  readonly type?: Incident['what']['type']
  readonly methods?: Incident['what']['methods']
  readonly killed?: Wording
  readonly wounded?: Wording
  readonly tolls?: readonly SmallToll[]
  readonly by?: string
  readonly basis?: AttributionBasis
  readonly grade?: 'confirmed' | 'weak'
  readonly said?: string
}

/** Public records of incidents told in a few words. Killed and wounded are civilians, told by `un`. */
export function recordsOf(incidents: readonly SmallIncident[]): PublicRecordSet {
  const records = { ...emptyRecordSet, incidents: incidents.map(incidentOf) }
  return projectPublic(records, publicByDefault('2023-06-01'))
}

function incidentOf(small: SmallIncident, index: number): Incident {
  const [earliest, latest] =
    typeof small.day === 'string' ? [small.day, small.day] : (small.day ?? [null, null])
  const precision = small.at ? 'exact' : small.district ? 'district' : 'province'
  return {
    id: small.id ?? `i${index}`,
    version: 1,
    title: { en: 'An incident' },
    when: {
      earliest,
      latest,
      precision: earliest === null ? 'unknown' : earliest === latest ? 'day' : 'days',
      timeOfDay: small.time ?? null,
      zone: null,
      wording: null,
    },
    where: {
      country: small.country ?? 'AFG',
      province: small.province ?? null,
      district: small.district ?? null,
      locality: null,
      position: small.at ? { latitude: small.at[0], longitude: small.at[1] } : null,
      precision: small.province || small.at ? precision : 'country',
      place: null,
    },
    what: {
      type: small.type ?? 'violence-against-civilians',
      subtype: null,
      methods: small.methods ?? [],
      suicide: null,
      targets: [],
      devices: [],
      outcome: 'carried-out',
    },
    claims: claimsOf(small),
    assessment: small.grade ? { grade: small.grade, assessor: 'desk', reason: 'read' } : null,
    links: [],
    damage: [],
    dataset: null,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
}

function claimsOf(small: SmallIncident): readonly Claim[] {
  const tolls: SmallToll[] = [...(small.tolls ?? [])]
  if (small.killed !== undefined) tolls.push({ number: small.killed })
  if (small.wounded !== undefined) tolls.push({ harm: 'wounded', number: small.wounded })
  const claims: Claim[] = tolls.map((toll, index) => ({
    ...said(`c${index}`, toll.said ?? small.said),
    speaker: toll.by ?? 'un',
    kind: 'toll',
    basis: 'stated',
    harm: toll.harm ?? 'killed',
    group: toll.group ?? 'civilian',
    actor: toll.actor ?? null,
    quantity: quantityOf(toll.number),
    ofWhich: [],
  }))
  if (small.by) {
    const basis = small.basis ?? 'claimed'
    claims.push({ ...said('by', small.said), kind: 'attribution', basis, actor: small.by })
  }
  if (claims.length > 0) return claims
  const summary = { en: 'Condemned.' }
  const statement = { kind: 'statement', basis: 'stated', act: 'condemnation' } as const
  return [{ ...said('s', small.said), ...statement, about: null, summary }]
}

function said(id: string, date: string | undefined) {
  const locator = { paragraph: null, selector: null }
  return { id, speaker: 'un', document: 'd', locator, date: date ?? null }
}

function quantityOf(number: Wording): Quantity {
  const quantity = readWording(String(number))
  if (quantity === null) throw new Error(`no such wording: ${number}`)
  return quantity
}
