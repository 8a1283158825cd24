import type { PublicRecordSet } from '@recount/core/protection'
import { csvLine } from '../csv/csv-line.ts'
import { type CountOptions, countEach } from './count-each.ts'
import { incidentColumns } from './incident-columns.ts'
import type { CsvOptions } from './write-claims-csv.ts'

/**
 * Writes one row for each incident with its count under a rule, as CSV after RFC 4180: texts that a
 * spreadsheet could take for formulas are guarded, numbers are plain, what is not told is empty.
 *
 * It is for reading and sums; what was said, claim by claim, is in `writeClaimsCsv`.
 */
export function* writeIncidentsCsv(
  records: PublicRecordSet,
  { hxl = false, ...options }: CsvOptions & CountOptions = {},
): Generator<string> {
  yield* headOf(hxl)
  yield* rowsOf(records, options)
}

/** The same of records that come in pages, in the order of the incidents' ids: no more than one is held. */
export async function* writeIncidentsCsvPages(
  pages: AsyncIterable<PublicRecordSet>,
  { hxl = false, ...options }: CsvOptions & CountOptions = {},
): AsyncGenerator<string> {
  yield* headOf(hxl)
  for await (const page of pages) yield* rowsOf(page, options)
}

function* headOf(hxl: boolean): Generator<string> {
  yield csvLine(incidentColumns.map(({ name }) => name))
  if (hxl) yield csvLine(incidentColumns.map((column) => column.hxl ?? ''))
}

function* rowsOf(records: PublicRecordSet, options: CountOptions): Generator<string> {
  for (const counted of countEach(records, options)) {
    yield csvLine(incidentColumns.map(({ readValue }) => readValue(counted)))
  }
}
