import type {
  ActorKind,
  AttributionBasis,
  DatePrecision,
  EventType,
  Method,
  PlacePrecision,
} from '@recount/core/records'
import type { PrecisionRow } from './precision-row.ts'

/** What an event type and sub-event type of ACLED become. */
export interface AcledEvent {
  readonly eventType: string
  /** `null` for layouts that have no sub-event type. */
  readonly subEventType: string | null
  readonly type: EventType
  readonly subtype: string | null
  readonly methods: readonly Method[]
  readonly suicide: boolean | null
  /** The rung on which ACLED's naming of each actor stands, `null` where it holds nobody responsible. */
  readonly actor1: AttributionBasis | null
  readonly actor2: AttributionBasis | null
}

const battle = ['battle', [], 'suspected', 'suspected'] as const
const blast = 'explosion-or-remote-violence'
const civilians = 'violence-against-civilians'
const strategic = 'strategic-development'

/**
 * ACLED's typology since 2019, and that of version 6 (2016), which has no sub-event types.
 *
 * Whoever attacks civilians or uses force from afar is held responsible as attributed by ACLED; in a
 * battle or a riot each actor took part, which is held no higher than a suspicion of having killed.
 * "Riots/Protests" of version 6 are riots where INTER1 says rioters.
 *
 * Source: ACLED codebook (2019 and later; version 6), "Event types".
 */
export const acledEvents: readonly AcledEvent[] = [
  row('Battles', 'Armed clash', 'armed-clash', ...battle),
  row('Battles', 'Government regains territory', 'government-regains-territory', ...battle),
  row(
    'Battles',
    'Non-state actor overtakes territory',
    'non-state-actor-overtakes-territory',
    ...battle,
  ),
  row(
    'Explosions/Remote violence',
    'Chemical weapon',
    'chemical-weapon',
    blast,
    ['chemical'],
    'attributed',
  ),
  row(
    'Explosions/Remote violence',
    'Air/drone strike',
    'air-or-drone-strike',
    blast,
    ['air-strike'],
    'attributed',
  ),
  row(
    'Explosions/Remote violence',
    'Suicide bomb',
    'suicide-bomb',
    blast,
    ['suicide-device'],
    'attributed',
  ),
  row(
    'Explosions/Remote violence',
    'Shelling/artillery/missile attack',
    'shelling',
    blast,
    ['artillery'],
    'attributed',
  ),
  row(
    'Explosions/Remote violence',
    'Remote explosive/landmine/IED',
    'remote-explosive',
    blast,
    ['explosive-device'],
    'attributed',
  ),
  row('Explosions/Remote violence', 'Grenade', 'grenade', blast, ['grenade'], 'attributed'),
  row(
    'Violence against civilians',
    'Sexual violence',
    'sexual-violence',
    civilians,
    [],
    'attributed',
  ),
  row('Violence against civilians', 'Attack', 'attack', civilians, [], 'attributed'),
  row(
    'Violence against civilians',
    'Abduction/forced disappearance',
    'abduction',
    civilians,
    [],
    'attributed',
  ),
  row('Protests', 'Peaceful protest', 'peaceful-protest', 'protest', []),
  row(
    'Protests',
    'Protest with intervention',
    'protest-with-intervention',
    'protest',
    [],
    null,
    'attributed',
  ),
  row(
    'Protests',
    'Excessive force against protesters',
    'excessive-force-against-protesters',
    'protest',
    [],
    null,
    'attributed',
  ),
  row(
    'Riots',
    'Violent demonstration',
    'violent-demonstration',
    'riot',
    [],
    'suspected',
    'suspected',
  ),
  row('Riots', 'Mob violence', 'mob-violence', 'riot', [], 'suspected', 'suspected'),
  row('Strategic developments', 'Agreement', 'agreement', strategic, []),
  row('Strategic developments', 'Arrests', 'arrests', strategic, []),
  row('Strategic developments', 'Change to group/activity', 'change-to-armed-group', strategic, []),
  row('Strategic developments', 'Disrupted weapons use', 'disrupted-weapons-use', strategic, []),
  row(
    'Strategic developments',
    'Headquarters or base established',
    'base-established',
    strategic,
    [],
  ),
  row(
    'Strategic developments',
    'Looting/property destruction',
    'looting-or-property-destruction',
    strategic,
    [],
    'attributed',
  ),
  row(
    'Strategic developments',
    'Non-violent transfer of territory',
    'non-violent-transfer-of-territory',
    strategic,
    [],
  ),
  row('Strategic developments', 'Other', 'other', strategic, []),
  row('Battle-No change of territory', null, 'armed-clash', ...battle),
  row('Battle-Government regains territory', null, 'government-regains-territory', ...battle),
  row(
    'Battle-Non-state actor overtakes territory',
    null,
    'non-state-actor-overtakes-territory',
    ...battle,
  ),
  row('Remote violence', null, null, blast, [], 'attributed'),
  row('Violence against civilians', null, null, civilians, [], 'attributed'),
  row('Riots/Protests', null, null, 'protest', [], null, null),
  row('Headquarters or base established', null, 'base-established', strategic, []),
  row(
    'Non-violent transfer of territory',
    null,
    'non-violent-transfer-of-territory',
    strategic,
    [],
  ),
  row('Strategic development', null, 'other', strategic, []),
]

/**
 * ACLED's `geo_precision`. Source: ACLED codebook, "Spatial precision".
 */
export const acledPlacePrecision: readonly PrecisionRow<PlacePrecision>[] = [
  { code: 1, name: 'a named town or village', precision: 'locality' },
  { code: 2, name: 'a part of a region, near a town', precision: 'district' },
  { code: 3, name: 'a larger region', precision: 'province' },
]

/** ACLED's `time_precision`. Source: ACLED codebook, "Time precision". */
export const acledDatePrecision: readonly PrecisionRow<DatePrecision>[] = [
  { code: 1, name: 'the day', precision: 'day' },
  { code: 2, name: 'the week, dated to its middle', precision: 'week' },
  { code: 3, name: 'the month', precision: 'month' },
]

/** ACLED's `inter1` and `inter2`, as the number and as the word of newer layouts. */
export const acledActorKinds: readonly {
  readonly code: number
  readonly name: string
  readonly kind: ActorKind
}[] = [
  { code: 1, name: 'State forces', kind: 'state-force' },
  { code: 2, name: 'Rebel group', kind: 'armed-group' },
  { code: 3, name: 'Political militia', kind: 'militia' },
  { code: 4, name: 'Identity militia', kind: 'militia' },
  { code: 5, name: 'Rioters', kind: 'other' },
  { code: 6, name: 'Protesters', kind: 'other' },
  { code: 7, name: 'Civilians', kind: 'civilians' },
  { code: 8, name: 'External/Other forces', kind: 'other' },
]

function row(
  eventType: string,
  subEventType: string | null,
  subtype: string | null,
  type: EventType,
  methods: readonly Method[],
  actor1: AttributionBasis | null = null,
  actor2: AttributionBasis | null = null,
): AcledEvent {
  const suicide = subtype === 'suicide-bomb' ? true : null
  return { eventType, subEventType, type, subtype, methods, suicide, actor1, actor2 }
}
