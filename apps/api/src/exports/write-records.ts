import type { Ledger, PublicRegister, RegistryKind } from '@recount/ledger'
import { writeJsonLines } from '@recount/sources'
import { pagesOfIncidents } from '../public-view/pages-of-incidents.ts'
import { pagesOfRecords } from '../public-view/pages-of-records.ts'
import type { ViewWithRegister } from '../public-view/view-with-register.ts'
import { namesOfIncidents } from './names-of-incidents.ts'

/** The order of the lines: what is referred to before what refers. */
const before = ['source', 'actor', 'place', 'document'] as const

/** Writes all public records as JSON Lines; `incidents` are the ids of all incidents, sorted. */
export async function* writeEveryRecord(
  ledger: Ledger,
  view: ViewWithRegister,
  incidents: readonly string[],
): AsyncGenerator<string> {
  const { register } = view
  for (const kind of before) yield* linesOf(ledger, register, kind, register.ids[kind])
  yield* linesOfIncidents(ledger, view, incidents)
  yield* linesOf(ledger, register, 'reported-total', register.ids['reported-total'])
}

/** Writes some incidents as JSON Lines, and before them the records that they are told by. */
export async function* writeRecordsOfIncidents(
  ledger: Ledger,
  view: ViewWithRegister,
  incidents: readonly string[],
): AsyncGenerator<string> {
  const { register } = view
  const names = await namesOfIncidents(ledger, register, pagesOfIncidents(ledger, view, incidents))
  for (const kind of before) yield* linesOf(ledger, register, kind, names[kind])
  yield* linesOfIncidents(ledger, view, incidents)
}

async function* linesOf(
  ledger: Ledger,
  register: PublicRegister,
  kind: RegistryKind,
  ids: readonly string[],
): AsyncGenerator<string> {
  for await (const page of pagesOfRecords(ledger, register, kind, ids.toSorted())) {
    yield* writeJsonLines(page)
  }
}

async function* linesOfIncidents(
  ledger: Ledger,
  view: ViewWithRegister,
  ids: readonly string[],
): AsyncGenerator<string> {
  for await (const page of pagesOfIncidents(ledger, view, ids)) {
    const nothingElse = { sources: [], actors: [], places: [], documents: [] }
    yield* writeJsonLines({ ...page, ...nothingElse })
  }
}
