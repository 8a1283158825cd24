import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatQuery } from '@recount/core/query'
import { writeSnapshot } from '@recount/core/table'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeProblems, respondProblem, status } from '../problems/index.ts'
import { askTable } from '../public-view/ask-table.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { respond } from '../representation/respond.ts'
import { tableMediaType } from './snapshot-bytes.ts'

const route = createRoute({
  method: 'get',
  path: '/v1/snapshots/encoded',
  operationId: 'getEncodedTable',
  tags: ['Snapshots'],
  summary: 'The encoded table of any revision by any rule',
  description:
    'Encoded when it is asked for: for an earlier revision, or a rule of one source, of which no snapshot ' +
    'is kept. Where one is, /v1/snapshots/latest names the same bytes under an address that never changes.',
  parameters: describeParameters(['rule', 'asOf']),
  responses: {
    [status.ok]: {
      description: 'The whole table.',
      content: { [tableMediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    [status.notModified]: { description: 'As it was when the `ETag` was given.' },
    ...describeProblems(['bad-parameter']),
  },
})

/** Adds the encoded tables that are made when they are asked for. */
export function addEncodedTable(api: OpenAPIHono, tables: PublicTables): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askTable(context, tables, () => '', undefined, [
      'rule',
      'asOf',
    ])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    return respond(context, {
      view,
      canonical: formatQuery(query),
      contentType: tableMediaType,
      text: () => new Uint8Array(writeSnapshot(view.table)),
    })
  })
}
