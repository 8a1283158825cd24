import { type AttributionStandard, defaultCountingRule } from '../counting/index.ts'
import type { IsoDate } from '../primitives/index.ts'
import type {
  CountableHarm,
  EventType,
  Grade,
  Group,
  Method,
  TargetType,
} from '../records/index.ts'
import type { BoundingBox } from './bounding-box.ts'

/** What to do with an incident whose date is a span that lies only partly in the period. */
export const periodPrecisions = ['overlapping', 'contained'] as const
export type PeriodPrecision = (typeof periodPrecisions)[number]

/** The orders in which incidents can be listed. */
export const sortOrders = ['newest', 'oldest', 'killed', 'id'] as const
export type SortOrder = (typeof sortOrders)[number]

/**
 * One question. An empty list asks for everything; within a list any member suffices (*or*), between
 * fields all must hold (*and*).
 *
 * `harm` and `group` choose what is counted of an incident, not which incidents are taken: those without
 * such a toll are still told, as unknown. With no `group`, all but the attackers are counted.
 * `attribution: null` is any standard; with no `actor` it asks for incidents attributed to anybody.
 */
export interface Query {
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  readonly precision: PeriodPrecision
  readonly country: readonly string[]
  readonly province: readonly string[]
  readonly district: readonly string[]
  readonly bbox: BoundingBox | null
  readonly actor: readonly string[]
  readonly attribution: AttributionStandard | null
  readonly type: readonly EventType[]
  readonly method: readonly Method[]
  readonly target: readonly TargetType[]
  readonly harm: readonly CountableHarm[]
  readonly group: readonly Group[]
  readonly rule: string
  readonly grade: readonly Grade[]
  readonly source: readonly string[]
  readonly dataset: readonly string[]
  readonly document: readonly string[]
  readonly incident: readonly string[]
  readonly q: string | null
  readonly asOf: string | null
  readonly sort: SortOrder
  readonly limit: number
  readonly cursor: string | null
}

/** The question for everything, counted by the default rule. */
export const everything: Query = {
  from: null,
  to: null,
  precision: 'overlapping',
  country: [],
  province: [],
  district: [],
  bbox: null,
  actor: [],
  attribution: null,
  type: [],
  method: [],
  target: [],
  harm: [],
  group: [],
  rule: defaultCountingRule,
  grade: [],
  source: [],
  dataset: [],
  document: [],
  incident: [],
  q: null,
  asOf: null,
  sort: 'newest',
  limit: 100,
  cursor: null,
}
