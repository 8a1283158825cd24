import { reportedTotalRecord } from '../representation/record-schemas.ts'
import type { Registry } from './add-registry.ts'

/** The totals that documents print. */
export const reportedTotals: Registry = {
  kind: 'reported-total',
  name: 'reported-totals',
  singular: 'reported total',
  example: '8am-2022-12',
  summary: 'Totals printed by others',
  schema: reportedTotalRecord,
  recordsOf: (records) => records.reportedTotals,
}
