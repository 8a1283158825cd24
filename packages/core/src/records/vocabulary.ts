/**
 * The closed word lists of the record model. Each is data, so that parsers, documentation and the
 * viewer read the same list. GLOSSARY.md says what every word means.
 */

/** What was done to people. `killed-or-wounded` is a joint toll: checked against the others, never split. */
export const harms = ['killed', 'wounded', 'killed-or-wounded', 'missing', 'abducted'] as const
export type Harm = (typeof harms)[number]

/** The harms that a query can ask for: those that can be counted by themselves. */
export const countableHarms = ['killed', 'wounded', 'missing', 'abducted'] as const
export type CountableHarm = (typeof countableHarms)[number]

/** The groups of victims that a cell can stand for. */
export const groups = [
  'civilian',
  'armed-actor',
  'security-personnel',
  'attacker',
  'unspecified',
] as const
export type Group = (typeof groups)[number]

/** A group, or `all` for a toll that a source gives over all groups together. */
export const tollGroups = [...groups, 'all'] as const
export type TollGroup = (typeof tollGroups)[number]

/** Parts of a group ("of which"). They overlap and are never added to a total. */
export const subgroups = [
  'children',
  'girls',
  'boys',
  'women',
  'men',
  'elderly',
  'students',
  'female-students',
  'worshippers',
  'security-staff',
  'health-workers',
  'journalists',
  'aid-workers',
] as const
export type Subgroup = (typeof subgroups)[number]

/** The attribution ladder, weakest word first; `denied` and `disputed` speak against. */
export const attributionBases = [
  'suspected',
  'attributed',
  'claimed',
  'confirmed',
  'denied',
  'disputed',
] as const
export type AttributionBasis = (typeof attributionBases)[number]

/** How a speaker came to say a toll or statement. */
export const statementBases = ['stated', 'confirmed', 'reported', 'estimated'] as const
export type StatementBasis = (typeof statementBases)[number]

/** What a statement does. */
export const statementActs = [
  'condemnation',
  'investigation',
  'arrest',
  'warning',
  'promise',
  'denial',
  'doubt',
  'report',
] as const
export type StatementAct = (typeof statementActs)[number]

/** How exactly the day is known. */
export const datePrecisions = [
  'day',
  'days',
  'week',
  'month',
  'quarter',
  'year',
  'unknown',
] as const
export type DatePrecision = (typeof datePrecisions)[number]

/** How exactly the place is known, finest first. */
export const placePrecisions = [
  'exact',
  'vicinity',
  'locality',
  'district',
  'province',
  'country',
] as const
export type PlacePrecision = (typeof placePrecisions)[number]

/** Event types and their sub-types, after ACLED's published codebook. */
export const eventSubtypes = {
  battle: ['armed-clash', 'government-regains-territory', 'non-state-actor-overtakes-territory'],
  'explosion-or-remote-violence': [
    'suicide-bomb',
    'remote-explosive',
    'air-or-drone-strike',
    'shelling',
    'grenade',
    'chemical-weapon',
  ],
  'violence-against-civilians': ['attack', 'abduction', 'sexual-violence'],
  protest: ['peaceful-protest', 'protest-with-intervention', 'excessive-force-against-protesters'],
  riot: ['violent-demonstration', 'mob-violence'],
  'strategic-development': [
    'agreement',
    'arrests',
    'change-to-armed-group',
    'disrupted-weapons-use',
    'base-established',
    'looting-or-property-destruction',
    'non-violent-transfer-of-territory',
    'other',
  ],
} as const
export type EventType = keyof typeof eventSubtypes
export const eventTypes = Object.keys(eventSubtypes) as readonly EventType[]

/** Methods and weapons, after GTD's weapon types. */
export const methods = [
  'firearms',
  'explosive-device',
  'suicide-device',
  'vehicle-bomb',
  'grenade',
  'landmine',
  'artillery',
  'air-strike',
  'drone',
  'incendiary',
  'melee',
  'chemical',
  'vehicle',
  'sabotage',
  'other',
  'unknown',
] as const
export type Method = (typeof methods)[number]

/** What was aimed at, after GTD's target types. */
export const targetTypes = [
  'armed-actor',
  'business',
  'diplomatic',
  'educational-institution',
  'government',
  'journalists',
  'medical',
  'aid-organisation',
  'police',
  'political-party',
  'private-citizens',
  'religious-institution',
  'transport',
  'utilities',
  'other',
  'unknown',
] as const
export type TargetType = (typeof targetTypes)[number]

/** What became of an attack, or of one of its targets or devices. */
export const outcomes = ['carried-out', 'failed', 'foiled', 'defused', 'unknown'] as const
export type Outcome = (typeof outcomes)[number]

/** Verification grades of an incident, after Airwars' published ones. */
export const grades = ['confirmed', 'fair', 'weak', 'contested', 'discounted'] as const
export type Grade = (typeof grades)[number]

/** Kinds of source. */
export const sourceKinds = [
  'un-body',
  'hospital',
  'ngo',
  'government',
  'de-facto-authority',
  'media',
  'dataset',
  'political-party',
  'public-figure',
  'witness',
  'armed-group',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** How one source depends on another, so that the two are one origin. */
export const derivations = ['wire-copy', 'translation', 'same-spokesperson', 'cites'] as const
export type Derivation = (typeof derivations)[number]

/** Kinds of actor. */
export const actorKinds = [
  'armed-group',
  'state-force',
  'de-facto-authority-force',
  'militia',
  'civilians',
  'other',
] as const
export type ActorKind = (typeof actorKinds)[number]

/** How two incidents hang together. */
export const incidentLinks = ['duplicate-of', 'part-of', 'retaliation-for', 'follow-up-of'] as const
export type IncidentLink = (typeof incidentLinks)[number]

/** Where a record stands between a draft and the public. */
export const statuses = ['draft', 'proposed', 'published', 'merged', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

/** Why a record must be handled with care. */
export const sensitivities = [
  'personal-information',
  'graphic',
  'minors',
  'location-endangers',
  'source-endangers',
] as const
export type Sensitivity = (typeof sensitivities)[number]
