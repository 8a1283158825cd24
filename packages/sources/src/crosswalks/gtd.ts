import type { EventType, Method, PlacePrecision, TargetType } from '@recount/core/records'
import type { PrecisionRow } from './precision-row.ts'

/** What an attack type of GTD becomes; `armed` where the first target is police, military or militia. */
export interface GtdAttack {
  readonly code: number
  readonly name: string
  readonly type: EventType
  readonly subtype: string | null
  readonly armed: { readonly type: EventType; readonly subtype: string | null }
}

const clash = { type: 'battle', subtype: 'armed-clash' } as const
const attack = { type: 'violence-against-civilians', subtype: 'attack' } as const
const abduction = { type: 'violence-against-civilians', subtype: 'abduction' } as const
const blast = { type: 'explosion-or-remote-violence', subtype: 'remote-explosive' } as const
const destruction = {
  type: 'strategic-development',
  subtype: 'looting-or-property-destruction',
} as const

/**
 * GTD's attack types. A bombing is a `suicide-bomb` where GTD codes a suicide attack, and a `grenade`
 * where that is the weapon.
 *
 * Source: GTD codebook, "Attack type".
 */
export const gtdAttacks: readonly GtdAttack[] = [
  { code: 1, name: 'Assassination', ...attack, armed: attack },
  { code: 2, name: 'Armed Assault', ...attack, armed: clash },
  { code: 3, name: 'Bombing/Explosion', ...blast, armed: blast },
  { code: 4, name: 'Hijacking', ...abduction, armed: abduction },
  { code: 5, name: 'Hostage Taking (Barricade Incident)', ...abduction, armed: abduction },
  { code: 6, name: 'Hostage Taking (Kidnapping)', ...abduction, armed: abduction },
  { code: 7, name: 'Facility/Infrastructure Attack', ...destruction, armed: destruction },
  { code: 8, name: 'Unarmed Assault', ...attack, armed: attack },
  {
    code: 9,
    name: 'Unknown',
    type: 'violence-against-civilians',
    subtype: null,
    armed: { type: 'battle', subtype: null },
  },
]

/** GTD's weapon types. Source: GTD codebook, "Weapon type". */
export const gtdWeapons: readonly {
  readonly code: number
  readonly name: string
  readonly method: Method
}[] = [
  { code: 1, name: 'Biological', method: 'other' },
  { code: 2, name: 'Chemical', method: 'chemical' },
  { code: 3, name: 'Radiological', method: 'other' },
  { code: 4, name: 'Nuclear', method: 'other' },
  { code: 5, name: 'Firearms', method: 'firearms' },
  { code: 6, name: 'Explosives', method: 'explosive-device' },
  { code: 7, name: 'Fake Weapons', method: 'other' },
  { code: 8, name: 'Incendiary', method: 'incendiary' },
  { code: 9, name: 'Melee', method: 'melee' },
  { code: 10, name: 'Vehicle', method: 'vehicle' },
  { code: 11, name: 'Sabotage Equipment', method: 'sabotage' },
  { code: 12, name: 'Other', method: 'other' },
  { code: 13, name: 'Unknown', method: 'unknown' },
]

/** GTD's weapon sub-types that say more than the type, by how their names begin. */
export const gtdWeaponSubtypes: readonly { readonly name: string; readonly method: Method }[] = [
  { name: 'Grenade', method: 'grenade' },
  { name: 'Land Mine', method: 'landmine' },
  { name: 'Projectile', method: 'artillery' },
  { name: 'Suicide', method: 'suicide-device' },
  { name: 'Vehicle', method: 'vehicle-bomb' },
]

/** GTD's target types. Source: GTD codebook, "Target/victim type". */
export const gtdTargets: readonly {
  readonly code: number
  readonly name: string
  readonly target: TargetType
  /** Whether those aimed at are armed. */
  readonly armed: boolean
}[] = [
  { code: 1, name: 'Business', target: 'business', armed: false },
  { code: 2, name: 'Government (General)', target: 'government', armed: false },
  { code: 3, name: 'Police', target: 'police', armed: true },
  { code: 4, name: 'Military', target: 'armed-actor', armed: true },
  { code: 5, name: 'Abortion Related', target: 'medical', armed: false },
  { code: 6, name: 'Airports & Aircraft', target: 'transport', armed: false },
  { code: 7, name: 'Government (Diplomatic)', target: 'diplomatic', armed: false },
  { code: 8, name: 'Educational Institution', target: 'educational-institution', armed: false },
  { code: 9, name: 'Food or Water Supply', target: 'utilities', armed: false },
  { code: 10, name: 'Journalists & Media', target: 'journalists', armed: false },
  { code: 11, name: 'Maritime', target: 'transport', armed: false },
  { code: 12, name: 'NGO', target: 'aid-organisation', armed: false },
  { code: 13, name: 'Other', target: 'other', armed: false },
  { code: 14, name: 'Private Citizens & Property', target: 'private-citizens', armed: false },
  {
    code: 15,
    name: 'Religious Figures/Institutions',
    target: 'religious-institution',
    armed: false,
  },
  { code: 16, name: 'Telecommunication', target: 'utilities', armed: false },
  { code: 17, name: 'Terrorists/Non-State Militia', target: 'armed-actor', armed: true },
  { code: 18, name: 'Tourists', target: 'private-citizens', armed: false },
  { code: 19, name: 'Transportation', target: 'transport', armed: false },
  { code: 20, name: 'Unknown', target: 'unknown', armed: false },
  { code: 21, name: 'Utilities', target: 'utilities', armed: false },
  { code: 22, name: 'Violent Political Party', target: 'political-party', armed: false },
]

/** GTD's `specificity`. Source: GTD codebook, "Geocoding specificity". */
export const gtdPlacePrecision: readonly PrecisionRow<PlacePrecision>[] = [
  { code: 1, name: 'a city, village or town', precision: 'locality' },
  { code: 2, name: 'a city, placed at the middle of its smallest area', precision: 'district' },
  { code: 3, name: 'no city, the middle of the smallest area known', precision: 'district' },
  { code: 4, name: 'the middle of the first-order area', precision: 'province' },
  { code: 5, name: 'no first-order area known', precision: 'country' },
]
