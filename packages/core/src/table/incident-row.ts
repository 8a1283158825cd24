import type { ComparedCell, CountedCell, CountedIncident, Perpetrator } from '../counting/index.ts'
import { type DayNumber, dayNumberOf, foldText } from '../primitives/index.ts'
import {
  type CountableHarm,
  countableHarms,
  type Group,
  groups,
  type Incident,
} from '../records/index.ts'
import type { CellKind } from './cell-columns.ts'
import type { Position } from './position-column.ts'
import type { KnownQuantity } from './quantities.ts'
import { openEnd, openStart, type Span } from './span-column.ts'

/**
 * One counted incident as a table takes it: plain values, nothing of its claims.
 *
 * It is made from a counted incident, or directly by whoever has millions of them: an importer, a
 * generator. Lists are sets: their order and repetitions make no difference. `text` is folded by
 * `foldText`. Of `totals`, `null` is a harm that nobody reported.
 */
export interface IncidentRow {
  readonly id: string
  readonly text: string
  readonly span: Span
  /** 0 to 23. */
  readonly hour: number | null
  readonly firstSaid: DayNumber | null
  readonly country: string | null
  readonly province: string | null
  readonly district: string | null
  readonly position: Position
  readonly type: string | null
  readonly grade: string | null
  readonly dataset: string | null
  readonly methods: readonly string[]
  readonly targets: readonly string[]
  readonly sources: readonly string[]
  readonly documents: readonly string[]
  readonly perpetrators: readonly Perpetrator[]
  readonly totals: Readonly<Record<CountableHarm, KnownQuantity | null>>
  readonly cells: readonly (CellKind & KnownQuantity)[]
  readonly compared: readonly Pick<ComparedCell, 'harm' | 'group' | 'quantities'>[]
}

/** The row of a counted incident. */
export function rowOfCounted(counted: CountedIncident): IncidentRow {
  return { ...describedByAllRules(counted), ...countedByRule(counted) }
}

/** The rows of one incident that was counted by several rules: what is the same in all of them is read once. */
export function rowsOfCounted(counted: readonly CountedIncident[]): readonly IncidentRow[] {
  const [first] = counted
  if (first === undefined) return []
  const described = describedByAllRules(first)
  return counted.map((each) => ({ ...described, ...countedByRule(each) }))
}

type CountedFields = 'totals' | 'cells'

function countedByRule({ totals, cells }: CountedIncident): Pick<IncidentRow, CountedFields> {
  return { totals, cells: cells.flatMap(cellOf) }
}

function describedByAllRules(counted: CountedIncident): Omit<IncidentRow, CountedFields> {
  const { incident, perpetrators, compared, firstSaid } = counted
  const { when, where, what, claims } = incident
  return {
    id: incident.id,
    text: searchTextOf(incident),
    span: spanOf(when),
    hour: when.timeOfDay === null ? null : Number(when.timeOfDay.slice(0, 2)),
    firstSaid: firstSaid === null ? null : dayNumberOf(firstSaid),
    country: where.country,
    province: where.province,
    district: where.district,
    position: positionOf(where),
    type: what.type,
    grade: incident.assessment?.grade ?? null,
    dataset: incident.dataset,
    methods: what.methods,
    targets: what.targets.map(({ type }) => type),
    sources: claims.map(({ speaker }) => speaker),
    documents: claims.map(({ document }) => document),
    perpetrators,
    compared,
  }
}

function spanOf({ earliest, latest, precision }: Incident['when']): Span {
  return {
    earliest: earliest === null ? openStart : dayNumberOf(earliest),
    latest: latest === null ? openEnd : dayNumberOf(latest),
    precision,
  }
}

function positionOf({ position, precision }: Incident['where']): Position {
  const isVague = precision === 'province' || precision === 'country'
  return {
    latitude: isVague ? null : (position?.latitude ?? null),
    longitude: isVague ? null : (position?.longitude ?? null),
    precision,
  }
}

function cellOf({ harm, group, actor, quantity, unknown }: CountedCell) {
  return isCountable(harm) && isSingle(group) ? [{ harm, group, actor, quantity, unknown }] : []
}

function isCountable(harm: string): harm is CountableHarm {
  return (countableHarms as readonly string[]).includes(harm)
}

function isSingle(group: string): group is Group {
  return (groups as readonly string[]).includes(group)
}

function searchTextOf({ title, where }: Incident): string {
  return foldText([...Object.values(title), ...Object.values(where.locality ?? {})].join(' '))
}
