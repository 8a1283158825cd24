import type { RecordSet } from '@recount/core'
import { actors } from './actors.ts'
import { documents } from './documents.ts'
import { incidents } from './incidents/index.ts'
import { places } from './places.ts'
import { reportedTotals } from './reported-totals.ts'
import { sources } from './sources.ts'

export { actors, documents, incidents, places, reportedTotals, sources }

/** The seed case: the ten incidents of one newspaper article, and the tally that it prints of them. */
export const casebook: RecordSet = {
  sources,
  documents,
  actors,
  places,
  incidents,
  reportedTotals,
}
