import type { PublicRecordSet } from '@recount/core/protection'
import type { PublicRegister } from '../register/public-register.ts'
import type { RegistryKind } from '../register/registry-kind.ts'
import type { WantedTable } from '../snapshots/affected-incidents.ts'
import { type NamesOfIncidents, namesOfIncidents } from './names-of-incidents.ts'
import type { PagedLedger } from './paged-ledger.ts'
import { pagesOfIncidents } from './pages-of-incidents.ts'
import { pagesOfRecords } from './pages-of-records.ts'

/** A state of the ledger: which records there are, and which of them the public may see. */
export interface PublicState extends WantedTable {
  readonly register: PublicRegister
}

/** The order of the pages: what is referred to before what refers. */
const before = ['source', 'actor', 'place', 'document'] as const

/**
 * All public records, each once, a page at a time: what is referred to before what refers, and each kind in
 * the order of its ids. `incidents` are the ids of all incidents, sorted.
 */
export async function* pagesOfEverything(
  ledger: PagedLedger,
  state: PublicState,
  incidents: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  const { register } = state
  yield* pagesBefore(ledger, register, register.ids)
  yield* incidentsAlone(ledger, state, incidents)
  yield* pagesSorted(ledger, register, 'reported-total', register.ids['reported-total'])
}

/** The same of some incidents, and before them the records that they are told by. */
export async function* pagesOfSelection(
  ledger: PagedLedger,
  state: PublicState,
  incidents: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  const { register } = state
  const names = await namesOfIncidents(ledger, register, pagesOfIncidents(ledger, state, incidents))
  yield* pagesBefore(ledger, register, names)
  yield* incidentsAlone(ledger, state, incidents)
}

async function* pagesBefore(
  ledger: PagedLedger,
  register: PublicRegister,
  ids: NamesOfIncidents,
): AsyncGenerator<PublicRecordSet> {
  for (const kind of before) yield* pagesSorted(ledger, register, kind, ids[kind])
}

function pagesSorted(
  ledger: PagedLedger,
  register: PublicRegister,
  kind: RegistryKind,
  ids: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  return pagesOfRecords(ledger, register, kind, ids.toSorted())
}

async function* incidentsAlone(
  ledger: PagedLedger,
  wanted: WantedTable,
  ids: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  for await (const page of pagesOfIncidents(ledger, wanted, ids)) {
    yield { ...page, sources: [], actors: [], places: [], documents: [] }
  }
}
