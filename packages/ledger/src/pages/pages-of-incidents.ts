import type { PublicRecordSet } from '@recount/core/protection'
import type { WantedTable } from '../snapshots/affected-incidents.ts'
import type { PagedLedger } from './paged-ledger.ts'

/** How many incidents are read at a time. */
const pageLength = 600

/** Some incidents with what they refer to, as the public may see them, a page at a time as they are asked for. */
export async function* pagesOfIncidents(
  { tables }: Pick<PagedLedger, 'tables'>,
  wanted: WantedTable,
  ids: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  for (let start = 0; start < ids.length; start += pageLength) {
    yield await tables.incidents(ids.slice(start, start + pageLength), wanted)
  }
}
