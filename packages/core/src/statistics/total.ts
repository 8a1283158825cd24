import {
  addToTotal,
  type CasualtyTotal,
  type CasualtyTotalSummary,
  emptyTotal,
  finishTotal,
  mergeTotal,
} from './casualty-total.ts'
import { defineStatistic, type NoOptions } from './statistic-definition.ts'

/** Killed, wounded, missing and abducted, by group and in all; see `casualtyTotal`. */
export const total = defineStatistic<'total', NoOptions, CasualtyTotalSummary, CasualtyTotal>({
  name: 'total',
  summary: 'Killed, wounded, missing and abducted, by group and in all.',
  parameters: {},
  init: ({ query }) => emptyTotal(query),
  add: (summary, { table, selection }) => addToTotal(summary, table, selection.rows),
  merge: mergeTotal,
  finish: (summary) => ({ result: finishTotal(summary), tooImprecise: 0 }),
})
