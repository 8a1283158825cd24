import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { parameterNames } from '@recount/core/query'
import type { Ledger } from '@recount/ledger'
import type { Context } from 'hono'
import {
  type FormAsked,
  type IncidentFormat,
  incidentFormats,
  readForm,
} from '../exports/incident-formats.ts'
import { respondExport } from '../exports/respond-export.ts'
import { describeParameter, describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askTable } from '../public-view/ask-table.ts'
import type { PublicTables } from '../public-view/public-tables.ts'

// A file has no pages.
const taken = parameterNames.filter((name) => name !== 'cursor')

/** The parameter that names a format. */
export const formatParameter = describeParameter({
  name: 'f',
  summary: 'The format of the answer; it goes before the `Accept` header.',
  expected: incidentFormats.map(({ name }) => name).join(', '),
  example: 'json',
})

const hxlParameter = describeParameter({
  name: 'hxl',
  summary: 'Whether a CSV has a second row of HXL tags.',
  expected: '0 or 1',
  example: '1',
})

/** Adds the incidents in one format as an address of its own. */
export function addExport(
  api: OpenAPIHono,
  tables: PublicTables,
  ledger: Ledger,
  format: IncidentFormat,
): void {
  const { name, mediaType, summary } = format
  const route = createRoute({
    method: 'get',
    path: `/v1/incidents.${name}`,
    operationId: `exportIncidents-${name}`,
    tags: ['Incidents'],
    summary: `The incidents that answer a query, as ${name === 'csv' ? 'CSV' : name}`,
    description: `All of them: ${summary}. With \`limit\`, the first in the query’s order.`,
    parameters: [...describeParameters(taken), ...(name === 'csv' ? [hxlParameter] : [])],
    responses: describeAnswers(
      z.string().openapi(name === 'parquet' ? { format: 'binary' } : {}),
      'The file.',
      [],
      mediaType,
    ),
  })
  api.openapi(route, async (context) => {
    const { search } = new URL(context.req.url)
    const { value: form, issues } = readForm(search, undefined, format)
    if (form === null) return respondProblem(context, badParameter(issues))
    return exportIncidents(context, tables, ledger, form)
  })
}

/** Answers with a file of the incidents that a request asks for. */
export async function exportIncidents(
  context: Context,
  tables: PublicTables,
  ledger: Ledger,
  form: FormAsked,
): Promise<Response> {
  const { value: asked, issues } = await askTable(context, tables, () => '', form.search, taken)
  if (asked === null) return respondProblem(context, badParameter(issues))
  const isLimited = form.search.split('&').some((part) => /^limit=./.test(part))
  const most = isLimited ? asked.query.limit : null
  return respondExport(context, ledger, asked.view, asked.query, form, most)
}
