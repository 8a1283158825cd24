import { oneWord } from '../query/index.ts'
import { type OptionParameter, optionWithDefault } from './option-parameter.ts'

/** What groups are compared by. */
export const measures = ['killed', 'wounded', 'incidents'] as const
export type Measure = (typeof measures)[number]

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
