import { canonicalJson } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import { idOfRow } from '@recount/core/table'
import { kindOfRegistry, type Ledger, pagesOfIncidents, pagesOfRecords } from '@recount/ledger'
import { createSha256 } from '@recount/sources'
import type { ViewWithRegister } from '../public-view/view-with-register.ts'

/** The fields of all public records, in the order of an answer. */
export const inAnswer = [
  'sources',
  'documents',
  'actors',
  'places',
  'incidents',
  'reportedTotals',
  'tombstones',
  'withheld',
  'policy',
] as const

type Field = (typeof inAnswer)[number]

/**
 * All public records as one JSON object, its fields in some order and each record as `write` writes it.
 * No more is held than a page of records.
 */
export async function* writeAllRecords(
  ledger: Ledger,
  view: ViewWithRegister,
  write: (value: unknown) => string,
  fields: readonly Field[],
): AsyncGenerator<string> {
  let opening = '{'
  for (const field of fields) {
    yield `${opening}"${field}":`
    opening = ','
    if (field === 'policy') yield write(view.register.policy)
    else yield* writeList(listOf(ledger, view, field), write)
  }
  yield '}'
}

/** The SHA-256 of the canonical JSON of all public records. */
export async function hashOfRecords(ledger: Ledger, view: ViewWithRegister): Promise<string> {
  const digest = createSha256()
  const encoder = new TextEncoder()
  const canonical = inAnswer.toSorted()
  for await (const part of writeAllRecords(ledger, view, canonicalJson, canonical)) {
    digest.update(encoder.encode(part))
  }
  return digest.hex()
}

async function* writeList(
  pages: AsyncIterable<readonly unknown[]>,
  write: (value: unknown) => string,
): AsyncGenerator<string> {
  let opening = '['
  for await (const page of pages) {
    for (const item of page) {
      yield `${opening}${write(item)}`
      opening = ','
    }
  }
  yield opening === '[' ? '[]' : ']'
}

async function* listOf(
  ledger: Ledger,
  view: ViewWithRegister,
  field: Exclude<Field, 'policy'>,
): AsyncGenerator<readonly unknown[]> {
  if (field === 'withheld' || field === 'tombstones') {
    yield view.register[field]
  } else if (field === 'incidents') {
    const ids = Array.from({ length: view.table.length }, (_, row) => idOfRow(view.table.id, row))
    yield* listed(pagesOfIncidents(ledger, view, ids.sort()), field)
  } else {
    const kind = kindOfRegistry[field]
    yield* listed(pagesOfRecords(ledger, view.register, kind, view.register.ids[kind]), field)
  }
}

async function* listed(
  pages: AsyncIterable<PublicRecordSet>,
  field: keyof typeof kindOfRegistry | 'incidents',
): AsyncGenerator<readonly unknown[]> {
  for await (const page of pages) yield page[field]
}
