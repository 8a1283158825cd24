import type { Interval } from '@recount/core/primitives'
import { exactly } from '@recount/core/primitives'

/** What a chart shows of incidents. */
export const measures = ['killed', 'wounded', 'incidents'] as const
export type Measure = (typeof measures)[number]

interface Measured {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
}

/**
 * The quantity of a row that a measure shows.
 *
 * @example
 * measured({ killed: null, wounded: null, incidents: 3 }, 'incidents') //=> { low: 3, best: 3, high: 3 }
 */
export function measured(row: Measured, measure: Measure): Interval | null {
  return measure === 'incidents' ? exactly(row.incidents) : row[measure]
}
