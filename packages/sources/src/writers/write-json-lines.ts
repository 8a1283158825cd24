import { canonicalJson } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import type { RecordKind } from '@recount/core/records'
import { sortedById } from './sorted-by-id.ts'

/**
 * Writes every record in a line of its own, as canonical JSON: what is referred to before what refers,
 * and in each kind in the order of the ids. It is the export that leaves nothing out.
 *
 * Versions are not written: they count the revisions of one ledger, and an import begins with the first.
 */
export function* writeJsonLines(records: PublicRecordSet): Generator<string> {
  yield* linesOf('source', records.sources)
  yield* linesOf('actor', records.actors)
  yield* linesOf('place', records.places)
  yield* linesOf('document', records.documents)
  yield* linesOf('incident', records.incidents)
  yield* linesOf('reported-total', records.reportedTotals)
}

/** The same of records that come in pages, each record in one of them, already in that order. */
export async function* writeJsonLinesPages(
  pages: AsyncIterable<PublicRecordSet>,
): AsyncGenerator<string> {
  for await (const page of pages) yield* writeJsonLines(page)
}

function* linesOf(
  kind: RecordKind,
  records: readonly { readonly id: string; readonly version: number }[],
): Generator<string> {
  for (const { version, ...record } of sortedById(records)) {
    yield `${canonicalJson({ kind, record })}\n`
  }
}
