import type { Query } from '../query/index.ts'
import {
  addToTotal,
  bytesOfTotal,
  type CasualtyTotal,
  type CasualtyTotalSummary,
  emptyTotal,
  finishTotal,
  mergeTotal,
  totalWithout,
} from './casualty-total.ts'
import { sumsOf } from './kept-sums.ts'
import { defineStatistic, type NoOptions, type SelectedTable } from './statistic-definition.ts'

/** Killed, wounded, missing and abducted, by group and in all; see `casualtyTotal`. */
export const total = defineStatistic<'total', NoOptions, CasualtyTotalSummary, CasualtyTotal>({
  name: 'total',
  summary: 'Killed, wounded, missing and abducted, by group and in all.',
  parameters: {},
  init: ({ query }) => emptyTotal(query),
  add: (summary, part, { query }) => {
    mergeTotal(
      summary,
      sumsOf(part, query, {
        name: 'total',
        reads: [],
        make: (selected) => sumTotal(selected, query),
        without: totalWithout,
        bytesOf: bytesOfTotal,
      }),
    )
  },
  merge: mergeTotal,
  finish: (summary) => ({ result: finishTotal(summary), tooImprecise: 0 }),
})

function sumTotal({ table, selection }: SelectedTable, query: Query): CasualtyTotalSummary {
  const summary = emptyTotal(query)
  addToTotal(summary, table, selection.rows)
  return summary
}
