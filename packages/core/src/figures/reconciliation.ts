import type { Interval } from '../primitives/index.ts'
import type { CountableHarm, ReportedTotal, TollGroup } from '../records/index.ts'

/** How the ledger is read beside a reported total, from the widest reading to the strictest. */
export type ReadingName =
  | 'told-in-document'
  | 'in-scope'
  | 'within-period'
  | 'claimed-or-attributed'
  | 'claimed'

/** One way to read the ledger: its address, its incidents, and its number for every row. */
export interface Reading {
  readonly name: ReadingName
  readonly query: string
  readonly incidents: readonly string[]
  /** Of the incidents, those whose date may lie outside the period. */
  readonly partlyInside: readonly string[]
  readonly unknownToll: number
}

/**
 * One cell of a reported total beside its count under every reading, in the order of the readings.
 *
 * `reported` is `null` where the ledger has a cell that the total does not name. `verdict` compares the
 * reported number with the first reading.
 */
export interface ReconciledRow {
  readonly harm: CountableHarm
  readonly group: TollGroup
  readonly actor: string | null
  readonly reported: Interval | null
  readonly counted: readonly (Interval | null)[]
  readonly verdict: Verdict
}

/** How a reported number stands to the ledger, and the likeliest reason where they differ. */
export interface Verdict {
  readonly status: 'matches' | 'short' | 'over' | 'not-reported'
  /** Ledger minus reported, by best estimates or lows; `null` where one is missing. */
  readonly difference: number | null
  readonly reason:
    | 'vague-toll'
    | 'other-definition-of-group'
    | 'incident-missing'
    | 'incident-not-in-total'
    | null
}

/** An incident that a step takes away, with what it takes. */
export interface StepIncident {
  readonly incident: string
  readonly killed: Interval | null
  readonly wounded: Interval | null
}

/** One step of a bridge: from one reading to a stricter one. */
export interface BridgeStep {
  readonly from: 'reported' | ReadingName
  readonly to: ReadingName
  readonly reason: 'compared' | 'outside-period' | 'only-suspected' | 'not-claimed'
  readonly incidents: readonly StepIncident[]
  /** The number before and after, for every row, in the order of the rows. */
  readonly before: readonly (number | null)[]
  readonly after: readonly (number | null)[]
}

/** A way from the reported number to a stricter reading, in steps. */
export interface Bridge {
  readonly name: 'period' | 'attribution'
  readonly steps: readonly BridgeStep[]
}

/** A reported total compared with the ledger, cell by cell and step by step. */
export interface Reconciliation {
  readonly reportedTotal: ReportedTotal
  readonly revision: number
  readonly rule: string
  readonly readings: readonly Reading[]
  readonly rows: readonly ReconciledRow[]
  readonly bridges: readonly Bridge[]
}
