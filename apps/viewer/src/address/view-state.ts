import { type PeriodLength, periodLengths } from '@recount/core/statistics'
import { type Measure, measures } from '../design/measure.ts'

/**
 * How the answer is looked at: what the charts measure, the steps of the timeline (`null` where the span
 * of the data chooses them), and which charts are shown as tables. It stands in the address's fragment, which no API sees, so that the question before it
 * stays the API's own.
 */
export interface ViewState {
  readonly measure: Measure
  readonly step: PeriodLength | null
  readonly tables: readonly string[]
}

export const plainViewState: ViewState = { measure: 'killed', step: null, tables: [] }

/**
 * Reads a fragment, with or without its `#`. What it does not know it passes over: a fragment chooses
 * nothing that is counted, so it cannot mislead.
 *
 * @example
 * parseViewState('#show=wounded&tables=map').tables //=> ['map']
 */
export function parseViewState(fragment: string): ViewState {
  const values = new URLSearchParams(fragment.replace(/^#/, ''))
  return {
    measure: measures.find((measure) => measure === values.get('show')) ?? plainViewState.measure,
    step: periodLengths.find((step) => step === values.get('by')) ?? plainViewState.step,
    tables: (values.get('tables') ?? '').split(',').filter((name) => /^[a-z-]+$/.test(name)),
  }
}

/**
 * Writes a fragment with its `#`; the plain state is the empty text.
 *
 * @example
 * formatViewState({ measure: 'wounded', step: null, tables: [] }) //=> '#show=wounded'
 */
export function formatViewState({ measure, step, tables }: ViewState): string {
  const parts = [
    measure === plainViewState.measure ? '' : `show=${measure}`,
    step === null ? '' : `by=${step}`,
    tables.length === 0 ? '' : `tables=${[...tables].sort().join(',')}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `#${parts.join('&')}`
}
