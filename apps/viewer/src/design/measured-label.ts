import type { Interval } from '@recount/core/primitives'
import type { Words } from '../language/words.ts'
import { type Measure, measured } from './measure.ts'

/** Incidents of one place or period, as they are told. */
interface Told {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
  readonly unknownToll: number
}

/**
 * A mark of a chart in words: its name, how many incidents, what the chart measures of them, and how many
 * have an unknown toll. Of no incidents there is no toll, which is not a toll of 0.
 */
export function measuredLabel(name: string, row: Told, measure: Measure, words: Words): string {
  const { number, measures } = words.say
  const interval = measure === 'incidents' || row.incidents === 0 ? null : measured(row, measure)
  return [
    name,
    number.incidents(row.incidents, words.number(row.incidents)),
    interval === null ? '' : `${measures[measure]}: ${words.interval(interval)}`,
    row.unknownToll > 0 ? number.unknownToll(row.unknownToll, words.number(row.unknownToll)) : '',
  ]
    .filter((part) => part !== '')
    .join(number.separator)
}
