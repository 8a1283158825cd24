import type {
  AttributionBasis,
  DatePrecision,
  EventType,
  PlacePrecision,
  SourceKind,
  TargetType,
} from '@recount/core/records'
import type { PrecisionRow } from './precision-row.ts'

/** What UCDP's type of violence becomes. */
export interface UcdpViolence {
  readonly code: number
  readonly name: string
  readonly type: EventType
  readonly subtype: string
  /** What is aimed at. */
  readonly target: TargetType
  /** The rung on which UCDP's naming of each side stands. */
  readonly sideA: AttributionBasis
  readonly sideB: AttributionBasis | null
}

/**
 * UCDP's types of violence. In one-sided violence UCDP says who killed: side A, attributed. In the other
 * two both sides fight, and who killed whom is told only as far as the dead are counted by side: that
 * a side took part is held no higher than a suspicion of having killed.
 *
 * Source: UCDP GED codebook, "type_of_violence".
 */
export const ucdpViolence: readonly UcdpViolence[] = [
  {
    code: 1,
    name: 'state-based conflict',
    type: 'battle',
    subtype: 'armed-clash',
    target: 'armed-actor',
    sideA: 'suspected',
    sideB: 'suspected',
  },
  {
    code: 2,
    name: 'non-state conflict',
    type: 'battle',
    subtype: 'armed-clash',
    target: 'armed-actor',
    sideA: 'suspected',
    sideB: 'suspected',
  },
  {
    code: 3,
    name: 'one-sided violence',
    type: 'violence-against-civilians',
    subtype: 'attack',
    target: 'private-citizens',
    sideA: 'attributed',
    sideB: null,
  },
]

/** UCDP's `where_prec`. Source: UCDP GED codebook, "where_prec". */
export const ucdpPlacePrecision: readonly PrecisionRow<PlacePrecision>[] = [
  { code: 1, name: 'exact location', precision: 'exact' },
  { code: 2, name: 'within about 25 km of a known point', precision: 'vicinity' },
  { code: 3, name: 'second-order administrative division', precision: 'district' },
  { code: 4, name: 'first-order administrative division', precision: 'province' },
  { code: 5, name: 'a line or an area without defined borders', precision: 'province' },
  { code: 6, name: 'country', precision: 'country' },
  { code: 7, name: 'international waters or airspace', precision: 'country' },
]

/** UCDP's `date_prec`. Source: UCDP GED codebook, "date_prec". */
export const ucdpDatePrecision: readonly PrecisionRow<DatePrecision>[] = [
  { code: 1, name: 'exact day', precision: 'day' },
  { code: 2, name: 'two to six days', precision: 'days' },
  { code: 3, name: 'a week', precision: 'week' },
  { code: 4, name: 'a month', precision: 'month' },
  { code: 5, name: 'more than a month, up to a year', precision: 'year' },
]

/** Words in `source_original` by which the kind of an origin is told; the first that fits decides. */
export const originWords: readonly {
  readonly kind: SourceKind
  readonly words: readonly string[]
}[] = [
  { kind: 'hospital', words: ['hospital', 'doctor', 'medic', 'morgue', 'clinic', 'health'] },
  { kind: 'un-body', words: ['united nations', 'unama', 'unhcr', 'ohchr', 'monusco', 'minusma'] },
  {
    kind: 'ngo',
    words: ['human rights', 'observatory', 'red cross', 'ngo', 'sohr', 'vdc', 'satp', 'monitor'],
  },
  {
    kind: 'government',
    words: [
      'police',
      'army',
      'military',
      'ministry',
      'minister',
      'official',
      'government',
      'governor',
      'authorities',
      'security',
      'defence',
      'defense',
      'state media',
    ],
  },
  {
    kind: 'witness',
    words: ['witness', 'resident', 'villager', 'survivor', 'local', 'refugee', 'relative', 'elder'],
  },
  { kind: 'armed-group', words: ['rebel', 'insurgent', 'guerrilla', 'militant', 'commander'] },
]

/** What `source_original` says where it names no origin. */
export const noOrigin: readonly string[] = [
  'not given',
  'not specified',
  'not stated',
  'none',
  'n/a',
  'na',
  'unknown',
  'unspecified',
  'aggregation event',
]
