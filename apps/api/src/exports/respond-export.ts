import {
  everything,
  formatQuery,
  orderRows,
  type Query,
  ruleOf,
  selectIncidents,
} from '@recount/core/query'
import { idOfRow } from '@recount/core/table'
import { type Ledger, pagesOfEverything, pagesOfIncidents, pagesOfSelection } from '@recount/ledger'
import { writeGeoJsonPages, writeIncidentsCsvPages, writeJsonLinesPages } from '@recount/sources'
import type { Context } from 'hono'
import type { TableView } from '../public-view/public-tables.ts'
import { viewWithRegister } from '../public-view/view-with-register.ts'
import { respond } from '../representation/respond.ts'
import type { FormAsked } from './incident-formats.ts'
import { streamBytes, streamText } from './stream-text.ts'

/**
 * The answer that writes all incidents of a query in another format than JSON: of the first `most` in
 * the query's order where that is not `null`. Its rows stand in the order of their ids, so that equal
 * records make equal bytes.
 *
 * Incidents are read a page at a time while the answer is on its way; a reading that fails cuts it off.
 */
export async function respondExport(
  context: Context,
  ledger: Ledger,
  view: TableView,
  query: Query,
  { format, hxl }: FormAsked,
  most: number | null,
): Promise<Response> {
  const rule = ruleOf(query)
  const { writeGeoParquetPages } =
    format.name === 'parquet' ? await import('./write-parquet.ts') : { writeGeoParquetPages: null }
  const canonical = formatQuery(query)
  const { asOf, sort, limit } = query
  const isEverything =
    most === null && formatQuery({ ...everything, asOf, sort, limit }) === canonical
  const withRegister = format.name === 'jsonl' ? await viewWithRegister(ledger, view) : null
  const write = () => {
    const ids = idsOf(view, query, most)
    const pages = pagesOfIncidents(ledger, view, ids)
    if (writeGeoParquetPages !== null) {
      return streamBytes(async () => new Uint8Array(await writeGeoParquetPages(pages, { rule })))
    }
    if (format.name === 'csv') return streamText(writeIncidentsCsvPages(pages, { rule, hxl }))
    if (withRegister === null) return streamText(writeGeoJsonPages(pages, { rule }))
    // What answers everything is everything: totals that documents print are told by no incident.
    const records = isEverything ? pagesOfEverything : pagesOfSelection
    return streamText(writeJsonLinesPages(records(ledger, withRegister, ids)))
  }
  const isText = format.name !== 'parquet'
  return respond(context, {
    view: withRegister ?? view,
    canonical: `${format.name} ${hxl} ${most} ${canonical}`,
    links: [{ href: `/v1/incidents?${canonical}`, rel: 'canonical', type: 'application/json' }],
    contentType: isText ? `${format.mediaType}; charset=utf-8` : format.mediaType,
    headers: {
      'Content-Disposition': `attachment; filename="recount-incidents-r${view.revision}.${format.name}"`,
    },
    text: write,
  })
}

/** The ids of the incidents that are written, sorted. */
function idsOf({ table }: TableView, query: Query, most: number | null): readonly string[] {
  const { rows } = selectIncidents(table, query)
  const taken = most === null ? rows : orderRows(table, rows, query.sort).slice(0, most)
  return Array.from(taken, (row) => idOfRow(table.id, row)).sort()
}
