import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import {
  everything,
  formatQuery,
  orderRows,
  type Query,
  ruleOf,
  selectIncidents,
} from '@recount/core/query'
import { type IncidentTable, idOfRow } from '@recount/core/table'
import type { Ledger } from '@recount/ledger'
import type { Context } from 'hono'
import { askFeatures } from '../ogc/ask-features.ts'
import { type FeatureCollection, isRowLocated } from '../ogc/feature-collections.ts'
import { featuresOf } from '../ogc/features-of.ts'
import {
  collectionParameter,
  describeOgc,
  findCollection,
  geoJson,
  json,
  noCollection,
  ogcLink,
  ogcPath,
} from '../ogc/ogc-route.ts'
import { featuresSchema } from '../ogc/ogc-schemas.ts'
import { describeParameter, describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { cursorIssue, formatCursor, parseCursor } from '../representation/cursor.ts'
import { cutPage } from '../representation/page.ts'
import { respond } from '../representation/respond.ts'

const datetimeParameter = describeParameter({
  name: 'datetime',
  summary: 'A day, or an interval; incidents that can have been in it are given.',
  expected: 'a date or a time, or two of them with a slash between them; .. is an open end',
  example: '2022-10-05/2022-12-05',
})
const formatParameter = describeParameter({
  name: 'f',
  summary: 'The format.',
  expected: 'json',
  example: 'json',
})

const route = createRoute({
  ...describeOgc(
    `${ogcPath}/collections/{collection}/items`,
    'ogcItems',
    'Features of a collection',
  ),
  parameters: [
    collectionParameter,
    ...describeParameters(['bbox', 'asOf', 'limit', 'cursor']),
    datetimeParameter,
    formatParameter,
  ],
  responses: describeAnswers(featuresSchema, 'A page of features.', ['not-found'], geoJson),
})

/** Adds the features of a collection, a page at a time. */
export function addOgcItems(api: OpenAPIHono, tables: PublicTables, ledger: Ledger): void {
  api.openapi(route, (context) => respondItems(context, tables, ledger))
}

async function respondItems(
  context: Context,
  tables: PublicTables,
  ledger: Ledger,
): Promise<Response> {
  const found = findCollection(context)
  if (found === undefined) return respondProblem(context, noCollection(context))
  const url = new URL(context.req.url)
  const { value: query, issues } = askFeatures(url.search)
  if (query === null) return respondProblem(context, badParameter(issues))
  const path = `${ogcPath}/collections/${found.id}/items`
  const list = `${found.id} ${formatQuery({ ...query, limit: everything.limit, cursor: null })}`
  const cursor = query.cursor === null ? null : parseCursor(query.cursor, list).value
  const wrongCursor = badParameter([cursorIssue(query.cursor)])
  if (query.cursor !== null && cursor === null) return respondProblem(context, wrongCursor)
  const rule = ruleOf(query)
  const at =
    cursor === null
      ? await tables.at(query.asOf, rule)
      : { value: await tables.atRevision(cursor.revision, rule), issues: [] }
  if (at.value === null) {
    return respondProblem(context, at.issues.length > 0 ? badParameter(at.issues) : wrongCursor)
  }
  const view = at.value
  const ids = selectFeatures(view.table, found, query)
  const page = cutPage(ids, (id) => id, cursor?.after ?? null, query.limit)
  if (page === null) return respondProblem(context, wrongCursor)
  const next =
    page.last === null ? null : formatCursor({ revision: view.revision, list, after: page.last })
  const links = [
    ogcLink(url.origin, `${path}${url.search}`, 'self', geoJson),
    ...(next === null
      ? []
      : [ogcLink(url.origin, `${path}?${withCursor(url.searchParams, next)}`, 'next', geoJson)]),
    ogcLink(url.origin, `${ogcPath}/collections/${found.id}`, 'collection', json),
  ]
  const records = await ledger.tables.incidents(page.items, view)
  return respond(context, {
    view,
    canonical: url.href,
    contentType: `${geoJson}; charset=utf-8`,
    text: () => {
      const features = featuresOf(records)
      const counts = { numberMatched: ids.length, numberReturned: features.length }
      return JSON.stringify({ type: 'FeatureCollection', ...counts, links, features })
    },
  })
}

/** The ids of the incidents of a collection that answer a query. A box chooses among those with a point. */
function selectFeatures(
  table: IncidentTable,
  { isLocated: wanted }: FeatureCollection,
  query: Query,
): readonly string[] {
  const { rows } = selectIncidents(table, wanted ? query : { ...query, bbox: null })
  return Array.from(orderRows(table, rows, 'id'))
    .filter((row) => isRowLocated(table, row) === wanted)
    .map((row) => idOfRow(table.id, row))
}

function withCursor(parameters: URLSearchParams, cursor: string): string {
  const next = new URLSearchParams(parameters)
  next.set('cursor', cursor)
  return next.toString()
}
