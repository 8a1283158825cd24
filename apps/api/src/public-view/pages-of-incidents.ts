import type { PublicRecordSet } from '@recount/core/protection'
import type { Ledger } from '@recount/ledger'
import type { TableView } from './public-tables.ts'

/** How many incidents are read at a time. */
const pageLength = 600

/** Some incidents with what they refer to, as the public may see them, a page at a time as they are asked for. */
export async function* pagesOfIncidents(
  ledger: Ledger,
  view: TableView,
  ids: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  for (let start = 0; start < ids.length; start += pageLength) {
    yield await ledger.tables.incidents(ids.slice(start, start + pageLength), view)
  }
}
