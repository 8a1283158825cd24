import type { Interval, IsoDate, Issue } from '../primitives/index.ts'
import type { PublicIncident } from '../protection/index.ts'
import type { CountableHarm, Harm, TollGroup } from '../records/index.ts'
import type { Perpetrator } from './attribution-standard.ts'
import type { ComparedCell } from './compared-cell.ts'
import type { SetAside } from './toll-candidate.ts'

/**
 * The count of one cell of an incident: harm × group (× party of an armed actor).
 *
 * `unknown` says that the quantity tells no number, only that there was somebody. `origins` is how many
 * independent origins the used tolls have.
 */
export interface CountedCell {
  readonly harm: Harm
  readonly group: TollGroup
  readonly actor: string | null
  readonly quantity: Interval
  readonly unknown: boolean
  readonly origins: number
  readonly used: readonly string[]
  readonly setAside: readonly SetAside[]
}

/** An incident's toll of one harm over all groups but the attackers. */
export interface CountedTotal {
  readonly quantity: Interval
  readonly unknown: boolean
}

/**
 * An incident with its count under one rule.
 *
 * A harm that nobody reported has `null` for its total, never 0. `issues` are the contradictions in its
 * claims, whatever the rule. `setAside` holds the tolls of cells for which no toll qualified. `compared`
 * holds the cells on which at least two independent origins give a number, and `firstSaid` the first day
 * on which anything was said of the incident; neither depends on the rule.
 */
export interface CountedIncident {
  readonly incident: PublicIncident
  readonly rule: string
  readonly perpetrators: readonly Perpetrator[]
  readonly cells: readonly CountedCell[]
  readonly totals: Readonly<Record<CountableHarm, CountedTotal | null>>
  readonly setAside: readonly SetAside[]
  readonly compared: readonly ComparedCell[]
  readonly firstSaid: IsoDate | null
  readonly issues: readonly Issue[]
}
