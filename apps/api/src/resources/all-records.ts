import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatQuery } from '@recount/core/query'
import type { Ledger } from '@recount/ledger'
import { streamText } from '../exports/stream-text.ts'
import { hashOfRecords, inAnswer, writeAllRecords } from '../exports/write-all-records.ts'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askTable } from '../public-view/ask-table.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { viewWithRegister } from '../public-view/view-with-register.ts'
import {
  actorRecord,
  documentRecord,
  incidentRecord,
  placeRecord,
  reportedTotalRecord,
  sourceRecord,
} from '../representation/record-schemas.ts'
import { respond } from '../representation/respond.ts'

const recordsSchema = z
  .strictObject({
    revision: z.int(),
    hash: z.string().openapi({ description: 'SHA-256 of the canonical JSON of `records`.' }),
    records: z.strictObject({
      sources: z.array(sourceRecord),
      documents: z.array(documentRecord),
      actors: z.array(actorRecord),
      places: z.array(placeRecord),
      incidents: z.array(incidentRecord),
      reportedTotals: z.array(reportedTotalRecord),
      tombstones: z.array(
        z.strictObject({
          id: z.string(),
          status: z.enum(['merged', 'withdrawn']),
          mergedInto: z.string().nullable(),
        }),
      ),
      withheld: z.array(z.strictObject({ reason: z.string(), incidents: z.int() })),
      policy: z.string(),
    }),
  })
  .openapi('Records')

const route = createRoute({
  method: 'get',
  path: '/v1/snapshots/records',
  operationId: 'getRecords',
  tags: ['Snapshots'],
  summary: 'All public records of a revision',
  description: 'In one answer, for ledgers that fit into a browser; of larger ones read the lists.',
  parameters: describeParameters(['asOf']),
  responses: describeAnswers(recordsSchema, 'The records.'),
})

/** How many digests of all records are kept: they cost a reading of everything. */
const mostHashes = 16

/** Adds all public records in one answer, which is read and written a page at a time. */
export function addAllRecords(api: OpenAPIHono, tables: PublicTables, ledger: Ledger): void {
  const hashes = new Map<string, string>()
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askTable(context, tables, () => '', undefined, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query } = asked
    const view = await viewWithRegister(ledger, asked.view)
    async function* write() {
      const hash = hashes.get(view.key) ?? (await hashOfRecords(ledger, view))
      hashes.set(view.key, hash)
      const [oldest] = hashes.keys()
      if (hashes.size > mostHashes && oldest !== undefined) hashes.delete(oldest)
      yield `{"revision":${view.revision},"hash":"${hash}","records":`
      yield* writeAllRecords(ledger, view, JSON.stringify, inAnswer)
      yield '}'
    }
    return respond(context, {
      view,
      canonical: formatQuery(query),
      contentType: 'application/json; charset=utf-8',
      text: () => streamText(write()),
    })
  })
}
