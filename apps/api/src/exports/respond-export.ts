import {
  everything,
  formatQuery,
  orderRows,
  type Query,
  selectIncidents,
} from '@recount/core/query'
import { idOfRow } from '@recount/core/table'
import { writeGeoJson, writeIncidentsCsv, writeJsonLines } from '@recount/sources'
import type { Context } from 'hono'
import { ruleOf } from '../parameters/rule-of.ts'
import type { PublicView } from '../public-view/public-view.ts'
import { respond } from '../representation/respond.ts'
import type { FormAsked } from './incident-formats.ts'
import { recordsOfIncidents } from './records-of-incidents.ts'
import { streamText } from './stream-text.ts'

/**
 * The answer that writes all incidents of a query in another format than JSON: of the first `most` in
 * the query's order where that is not `null`. Its rows stand in the order of their ids, so that equal
 * records make equal bytes.
 */
export async function respondExport(
  context: Context,
  view: PublicView,
  query: Query,
  { format, hxl }: FormAsked,
  most: number | null,
): Promise<Response> {
  const rule = ruleOf(query)
  const records = () => recordsOfIncidents(view.records, incidentsOf(view, query, most))
  const { writeGeoParquet } =
    format.name === 'parquet' ? await import('./write-parquet.ts') : { writeGeoParquet: null }
  const canonical = formatQuery(query)
  const { asOf, sort, limit } = query
  const isEverything =
    most === null && formatQuery({ ...everything, asOf, sort, limit }) === canonical
  const write = () => {
    if (writeGeoParquet !== null) return new Uint8Array(writeGeoParquet(records(), { rule }))
    if (format.name === 'csv') return streamText(writeIncidentsCsv(records(), { rule, hxl }))
    if (format.name === 'geojson') return streamText(writeGeoJson(records(), { rule }))
    // What answers everything is everything: totals that documents print are told by no incident.
    return streamText(writeJsonLines(isEverything ? view.records : records()))
  }
  const isText = format.name !== 'parquet'
  return respond(context, {
    view,
    canonical: `${format.name} ${hxl} ${most} ${canonical}`,
    links: [{ href: `/v1/incidents?${canonical}`, rel: 'canonical', type: 'application/json' }],
    contentType: isText ? `${format.mediaType}; charset=utf-8` : format.mediaType,
    headers: {
      'Content-Disposition': `attachment; filename="recount-incidents-r${view.revision}.${format.name}"`,
    },
    text: write,
  })
}

function incidentsOf(view: PublicView, query: Query, most: number | null) {
  const table = view.tableBy(ruleOf(query))
  const { rows } = selectIncidents(table, query)
  const taken = most === null ? rows : orderRows(table, rows, query.sort).slice(0, most)
  const ids = new Set(Array.from(taken, (row) => idOfRow(table.id, row)))
  return view.records.incidents.filter(({ id }) => ids.has(id))
}
