import { digestOf } from '../primitives/index.ts'
import type { StatisticAnswer } from '../statistics/index.ts'

/**
 * A published number with everything that is needed to count it again: the question, the statistic, the
 * rule, the ledger revision, the result, the incidents (with the versions that were counted) and the
 * documents.
 *
 * `id` is derived from the rest, so a figure that was tampered with does not fit its own id.
 */
export interface Figure {
  readonly id: string
  readonly statistic: StatisticAnswer['statistic']
  readonly query: string
  readonly rule: string
  readonly wordTable: string
  readonly policy: string
  readonly revision: number
  readonly result: StatisticAnswer['result']
  readonly counted: StatisticAnswer['incidents']
  readonly incidents: readonly CitedIncident[]
  readonly documents: readonly string[]
}

/** An incident as a figure cites it. */
export interface CitedIncident {
  readonly id: string
  readonly version: number
}

/**
 * The id of a figure's content: `fig-` and the first 128 bits of the SHA-256 of its canonical JSON.
 *
 * Source: RFC 8785 for the canonical form; METHODS.md, "Figures".
 *
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * const { id, ...content } = citeFigure(records, 1, 'total', '').value
 * figureIdOf(content) === id //=> true
 */
export function figureIdOf(content: Omit<Figure, 'id'>): string {
  return `fig-${digestOf(content).slice(0, 32)}`
}

/**
 * Whether a figure's content still fits its id.
 *
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * const figure = citeFigure(records, 1, 'total', '').value
 * isFigureIntact({ ...figure, revision: 2 }) //=> false
 */
export function isFigureIntact(figure: Figure): boolean {
  const { id, ...content } = figure
  return figureIdOf(content) === id
}
