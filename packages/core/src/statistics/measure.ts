import type { Interval } from '../primitives/index.ts'
import { oneWord } from '../query/index.ts'
import { type OptionParameter, optionWithDefault } from './option-parameter.ts'
import type { Casualties } from './tolls-by-key.ts'

/** What groups are compared by. */
export const measures = ['killed', 'wounded', 'incidents'] as const
export type Measure = (typeof measures)[number]

/** The measure of a group, `null` where it was not asked for or not reported. Incidents are exact. */
export function measureOf(casualties: Casualties, measure: Measure): Interval | null {
  if (measure !== 'incidents') return casualties[measure]
  const { incidents } = casualties
  return { low: incidents, best: incidents, high: incidents }
}

/** The parameter that chooses a measure. */
export function measureOption(summary: string): OptionParameter<Measure> {
  return optionWithDefault(
    oneWord<Measure, 'killed'>(
      { name: 'measure', summary, example: 'wounded' },
      measures,
      'killed',
    ),
    'killed',
  )
}
