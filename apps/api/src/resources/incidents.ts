import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type CountingRule, countIncidents } from '@recount/core/counting'
import { sha256Hex } from '@recount/core/primitives'
import {
  everything,
  formatQuery,
  orderRows,
  type Query,
  ruleOf,
  selectIncidents,
} from '@recount/core/query'
import { idOfRow } from '@recount/core/table'
import type { Ledger } from '@recount/ledger'
import { exportFormats, readForm } from '../exports/incident-formats.ts'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askTable } from '../public-view/ask-table.ts'
import type { PublicTables, TableView } from '../public-view/public-tables.ts'
import { perpetratorsSchema, totalsSchema } from '../representation/count-schemas.ts'
import { cursorIssue, formatCursor } from '../representation/cursor.ts'
import { type Link, nextPage } from '../representation/link.ts'
import { cutPage, pageSchema } from '../representation/page.ts'
import { incidentRecord } from '../representation/record-schemas.ts'
import { respondJson } from '../representation/respond.ts'
import { exportIncidents, formatParameter } from './export-incidents.ts'

const listedIncident = z
  .strictObject({
    ...incidentRecord.unwrap().shape,
    totals: totalsSchema,
    perpetrators: perpetratorsSchema,
  })
  .openapi('ListedIncident')

const incidentsSchema = pageSchema(listedIncident)
  .extend({
    query: z.string().openapi({ description: 'The question in its canonical form.' }),
    rule: z.string().openapi({ description: 'The counting rule of `totals`.' }),
    tooImprecise: z.int().openapi({
      description: 'Incidents left out because their date or place is not known exactly enough.',
    }),
    partlyInside: z.int().openapi({
      description: 'Of those matched, how many have a date that may lie outside the period.',
    }),
  })
  .openapi('Incidents')

const route = createRoute({
  method: 'get',
  path: '/v1/incidents',
  operationId: 'listIncidents',
  tags: ['Incidents'],
  summary: 'The incidents that answer a query',
  description:
    'Each with everything that was said of it and its toll under the counting rule. ' +
    'A page and those behind it are of one ledger revision. ' +
    'Other formats: by `f`, by `Accept`, or as an address of their own. They hold all incidents that answer.',
  parameters: [...describeParameters(), formatParameter],
  responses: describeAnswers(incidentsSchema, 'A page of incidents.'),
})

/** Adds the list of incidents. */
export function addIncidents(api: OpenAPIHono, tables: PublicTables, ledger: Ledger): void {
  api.openapi(route, async (context) => {
    const { search: all } = new URL(context.req.url)
    const { value: form, issues: ofForm } = readForm(all, context.req.header('Accept'), null)
    if (form === null) return respondProblem(context, badParameter(ofForm))
    context.header('Vary', 'Accept')
    if (form.format.name !== 'json') return exportIncidents(context, tables, ledger, form)
    const { value: asked, issues } = await askTable(context, tables, listName, form.search)
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view, cursor } = asked
    const listed = listIncidents(view, query, cursor?.after ?? null)
    if (listed === null) return respondProblem(context, badParameter([cursorIssue(query.cursor)]))
    const { last, ids, ...page } = listed
    const next =
      last === null
        ? null
        : formatCursor({ revision: view.revision, list: listName(query), after: last })
    const items = await readListed(ledger, view, ruleOf(query), ids)
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [
        ...nextPage(route.path, formatQuery({ ...query, cursor: next }), next),
        ...linksToFormats(query),
      ],
      body: () => ({ revision: view.revision, query: formatQuery(query), ...page, items, next }),
    })
  })
}

function linksToFormats(query: Query): readonly Link[] {
  const search = formatQuery({ ...query, limit: everything.limit, cursor: null })
  return exportFormats.map(({ name, mediaType }) => ({
    href: `${route.path}.${name}${search === '' ? '' : `?${search}`}`,
    rel: 'alternate',
    type: mediaType,
  }))
}

/** The name of the list that a query asks for, whichever page of it. */
function listName(query: Query): string {
  const { limit, cursor } = everything
  return sha256Hex(formatQuery({ ...query, limit, cursor })).slice(0, 16)
}

/** One page of the ids that a query selects; `null` where there is no incident to begin behind. */
function listIncidents({ table }: TableView, query: Query, after: string | null) {
  const { rows, tooImprecise, partlyInside } = selectIncidents(table, query)
  const ids = Array.from(orderRows(table, rows, query.sort), (row) => idOfRow(table.id, row))
  const page = cutPage(ids, (id) => id, after, query.limit)
  if (page === null) return null
  const { last, items } = page
  const rule = ruleOf(query).label
  return { last, ids: items, rule, matched: rows.length, tooImprecise, partlyInside }
}

/** The incidents of a page with their counts, read by their ids. */
async function readListed(
  ledger: Ledger,
  view: TableView,
  rule: CountingRule,
  ids: readonly string[],
) {
  const counted = countIncidents(await ledger.tables.incidents(ids, view), rule)
  const byId = new Map(counted.map((each) => [each.incident.id, each]))
  return ids.flatMap((id) => {
    const { incident, totals, perpetrators } = byId.get(id) ?? {}
    return incident === undefined ? [] : [{ ...incident, totals, perpetrators }]
  })
}
