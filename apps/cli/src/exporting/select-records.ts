import {
  everything,
  formatQuery,
  idOfRow,
  type PublicRecordSet,
  type Query,
  selectIncidents,
} from '@recount/core'
import {
  kindOfRegistry,
  type Ledger,
  namesOfIncidents,
  pagesOfEverything,
  pagesOfIncidents,
  pagesOfRecords,
  pagesOfSelection,
} from '@recount/ledger'
import type { PackagePages } from '@recount/sources'
import type { LocalTable } from '../local-tables.ts'

/** What an export writes. It is read while it is written, a page at a time. */
export interface SelectedRecords {
  /** The ids of the incidents, sorted. */
  readonly ids: readonly string[]
  /** The incidents with what they refer to, in the order of their ids. */
  readonly incidents: () => AsyncIterable<PublicRecordSet>
  /** Every record once, what is referred to before what refers. */
  readonly everything: () => AsyncIterable<PublicRecordSet>
  /** The same for a data package, with the registries one by one. */
  readonly forPackage: () => Promise<PackagePages>
}

/** Is told how many incidents were written of how many; a package begins anew with each of its files. */
export type TellWritten = (done: number, all: number) => void

/**
 * The public records that answer a query: its incidents, and of the sources, documents, actors and places
 * those that they refer to. Reported totals are there only where the query leaves nothing out.
 */
export function selectRecords(
  ledger: Ledger,
  view: LocalTable,
  query: Query,
  tell: TellWritten = () => undefined,
): SelectedRecords {
  const { asOf, rule } = query
  const isWhole = formatQuery(query) === formatQuery({ ...everything, asOf, rule })
  const { rows } = selectIncidents(view.table, query)
  const ids = Array.from(rows, (row) => idOfRow(view.table.id, row)).sort()
  const told = (pages: AsyncIterable<PublicRecordSet>) => telling(pages, ids.length, tell)
  const incidents = () => told(pagesOfIncidents(ledger, view, ids))
  async function* all() {
    const register = await ledger.register.at(view)
    const pages = isWhole ? pagesOfEverything : pagesOfSelection
    yield* told(pages(ledger, { ...view, register }, ids))
  }
  return {
    ids,
    incidents,
    everything: all,
    async forPackage() {
      const register = await ledger.register.at(view)
      const named = isWhole
        ? register.ids
        : { ...(await namesOfIncidents(ledger, register, incidents())), 'reported-total': [] }
      return {
        incidents,
        everything: all,
        registry: (list) => {
          const kind = kindOfRegistry[list]
          return pagesOfRecords(ledger, register, kind, named[kind].toSorted())
        },
      }
    },
  }
}

async function* telling(
  pages: AsyncIterable<PublicRecordSet>,
  all: number,
  tell: TellWritten,
): AsyncGenerator<PublicRecordSet> {
  let done = 0
  for await (const page of pages) {
    yield page
    done += page.incidents.length
    if (page.incidents.length > 0) tell(done, all)
  }
}
