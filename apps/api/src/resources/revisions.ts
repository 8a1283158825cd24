import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { formatQuery } from '@recount/core/query'
import type { Ledger, Revision } from '@recount/ledger'
import { describeCorrections } from '../corrections/correct.ts'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { cursorIssue, formatCursor } from '../representation/cursor.ts'
import { nextPage } from '../representation/link.ts'
import { pageSchema } from '../representation/page.ts'
import { respondJson } from '../representation/respond.ts'
import { correctionSchema } from '../representation/revision-schema.ts'

const taken = ['asOf', 'limit', 'cursor'] as const

/** How many figures one answer counts again, so that a page costs no more than a few statistics. */
const mostCounted = 20

/**
 * How many numbers of the log one page looks at: what an abandoned import has left is passed over in as
 * many pages as it takes, so a page may hold less than its limit and have a next one.
 */
const mostPassed = 10_000

const list = createRoute({
  method: 'get',
  path: '/v1/revisions',
  operationId: 'listRevisions',
  tags: ['Corrections'],
  summary:
    'The correction ledger, newest first, with the fields and the figures that each one changed',
  parameters: describeParameters(taken),
  responses: describeAnswers(
    pageSchema(correctionSchema).openapi('Revisions'),
    'A page of revisions.',
  ),
})

const one = createRoute({
  method: 'get',
  path: '/v1/revisions/{revision}',
  operationId: 'getRevision',
  tags: ['Corrections'],
  summary: 'One revision, with the fields and the figures that it changed',
  parameters: [describePathParameter('revision', 'The number of the revision.', '80')],
  responses: describeAnswers(correctionSchema, 'The revision.', ['not-found']),
})

/** Adds the correction ledger. */
export function addRevisions(
  api: OpenAPIHono,
  registers: PublicRegisters,
  tables: PublicTables,
  ledger: Ledger,
): void {
  const describe = (rows: readonly Revision[], most: number) =>
    describeCorrections({ ledger, registers, tables }, rows, most)

  api.openapi(list, async (context) => {
    const { value: asked, issues } = await askView(context, registers, taken, () => 'revisions')
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view, cursor } = asked
    const before = cursor === null ? view.revision + 1 : Number(cursor.after)
    if (!Number.isSafeInteger(before)) {
      return respondProblem(context, badParameter([cursorIssue(query.cursor)]))
    }
    const from = Math.max(1, before - mostPassed)
    const rows = await ledger.revisions(before, query.limit, from)
    const items = await describe(rows, mostCounted)
    const last = (rows.length < query.limit ? null : rows.at(-1)?.revision) ?? from
    const next =
      last > 1
        ? formatCursor({ revision: view.revision, list: 'revisions', after: String(last) })
        : null
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: nextPage(list.path, formatQuery({ ...query, cursor: next }), next),
      body: () => ({ revision: view.revision, items, matched: view.revision, next }),
    })
  })

  api.openapi(one, async (context) => {
    const { value: asked, issues } = await askView(context, registers, [])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { view } = asked
    const asText = context.req.param('revision')
    const number = /^[1-9]\d{0,9}$/.test(asText) ? Number(asText) : 0
    const row = number > view.revision ? null : await ledger.revision(number)
    if (row === null) return respondProblem(context, notFound(`revision ${asText} of a record`))
    const [correction] = await describe([row], Number.POSITIVE_INFINITY)
    return respondJson(context, {
      view,
      canonical: '',
      links: [{ href: list.path, rel: 'collection' }],
      body: () => correction,
    })
  })
}
