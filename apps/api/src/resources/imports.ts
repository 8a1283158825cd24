import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Issue } from '@recount/core/primitives'
import { formatQuery } from '@recount/core/query'
import type { ImportJob, Ledger, Scope } from '@recount/ledger'
import type { Context } from 'hono'
import { boundBytes } from '../importing/bounded-bytes.ts'
import { importParameters, readImportParameters } from '../importing/import-parameters.ts'
import { fullImportSchema, importSchema, showImport } from '../importing/import-schemas.ts'
import { runImport } from '../importing/run-import.ts'
import {
  describeParameter,
  describeParameters,
  describePathParameter,
} from '../parameters/describe-parameters.ts'
import {
  badParameter,
  describeAnswers,
  describeKeyed,
  notFound,
  respondProblem,
  status,
} from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import { cursorIssue, formatCursor } from '../representation/cursor.ts'
import { nextPage } from '../representation/link.ts'
import { pageSchema } from '../representation/page.ts'
import { respondJson } from '../representation/respond.ts'
import { addOperation } from '../writing/add-operation.ts'
import { authorise } from '../writing/authorise.ts'
import { keyed } from '../writing/describe-headers.ts'
import { mediaTypeOf } from '../writing/read-body.ts'
import { privately } from '../writing/respond-outcome.ts'

const path = '/v1/imports'
const importers: readonly Scope[] = ['import']
const idParameter = describePathParameter('id', 'The import’s id.')
const taken = ['asOf', 'limit', 'cursor'] as const
const mostIssues = 1000

/** What a file can come as; `application/octet-stream` leaves it to the reader to recognise it. */
const mediaTypes: readonly string[] = [
  'text/csv',
  'application/x-ndjson',
  'application/json',
  'application/gzip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
]

/** Adds imports. `longestImport` is how many bytes a file may have here. */
export function addImports(
  api: OpenAPIHono,
  registers: PublicRegisters,
  ledger: Ledger,
  now: () => Date,
  longestImport: number,
): void {
  const file = z.string().openapi({ format: 'binary' })
  const send = createRoute({
    method: 'post',
    path,
    operationId: 'importFile',
    tags: ['Imports'],
    summary: 'Imports a file of any known format, all of it or nothing',
    description:
      `At most ${longestImport} bytes here; larger files are imported on the command line. ` +
      'The same file sent again adds nothing, and goes on with an import that was cut off. ' +
      'What is imported is published at once, without a second person.',
    security: keyed(importers),
    parameters: importParameters.map(describeParameter),
    request: {
      body: {
        required: true,
        content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: file }])),
      },
    },
    responses: describeKeyed(fullImportSchema, 'The file is in the ledger.', true, [
      'bad-parameter',
      'content-too-large',
      'unsupported-media-type',
      'import-under-way',
      'refused',
    ]),
  })
  addOperation(api, send, async (context) => {
    const { key, refusal } = await authorise(context, ledger, importers)
    if (refusal !== null) return refusal
    if (!mediaTypes.includes(mediaTypeOf(context.req.raw))) {
      const detail = `Send one of ${mediaTypes.join(', ')}.`
      return respondProblem(context, { kind: 'unsupported-media-type', detail })
    }
    const { value: asked, issues } = readImportParameters(new URL(context.req.url).search)
    if (asked === null) return respondProblem(context, badParameter(issues))
    const run = await runImport(ledger, {
      ...asked,
      input: boundBytes(context.req.raw.body, longestImport),
      author: key.holder,
      retrieved: now().toISOString().slice(0, 10),
    })
    switch (run.outcome) {
      case 'published': {
        const headers = {
          ...privately,
          Location: `${path}/${run.job.id}`,
          'Recount-Revision': String(run.job.publishedAt),
        }
        return context.json(await showFully(ledger, run.job), status.created, headers)
      }
      case 'too-large':
        return respondProblem(context, {
          kind: 'content-too-large',
          detail: `The file may have ${longestImport} bytes here. Import it on the command line.`,
        })
      case 'unreadable': {
        const errors = run.report.issues.slice(0, mostIssues).map(withoutPlace)
        const detail = errors.at(-1)?.message ?? 'The file could not be read.'
        return respondProblem(context, { kind: 'refused', detail, errors })
      }
      case 'other-content':
        return respondProblem(context, {
          kind: 'import-under-way',
          detail: `${run.job.id} was begun with another file. Send that one again, or give it up.`,
        })
    }
  })

  const list = createRoute({
    method: 'get',
    path,
    operationId: 'listImports',
    tags: ['Imports'],
    summary: 'The imports that are published, the newest first',
    parameters: describeParameters(taken),
    responses: describeAnswers(pageSchema(importSchema).openapi('Imports'), 'A page of imports.'),
  })
  api.openapi(list, async (context) => {
    const { value: asked, issues } = await askView(context, registers, taken, () => 'imports')
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view, cursor } = asked
    const [startedAt, id] = cursor?.after.split(' ') ?? []
    const below = startedAt !== undefined && id !== undefined ? { startedAt, id } : null
    if (cursor !== null && below === null) {
      return respondProblem(context, badParameter([cursorIssue(query.cursor)]))
    }
    const all = (await readPublished(ledger)).filter(
      ({ publishedAt }) => publishedAt !== null && publishedAt <= view.revision,
    )
    const start = below === null ? 0 : all.findIndex((job) => job.id === below.id) + 1
    const items = all.slice(start, start + query.limit)
    const last = start + items.length < all.length ? items.at(-1) : undefined
    const next =
      last === undefined
        ? null
        : formatCursor({
            revision: view.revision,
            list: 'imports',
            after: `${last.startedAt} ${last.id}`,
          })
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: nextPage(path, formatQuery({ ...query, cursor: next }), next),
      body: () => ({
        revision: view.revision,
        items: items.map(showImport),
        matched: all.length,
        next,
      }),
    })
  })

  const one = createRoute({
    method: 'get',
    path: `${path}/{id}`,
    operationId: 'getImport',
    tags: ['Imports'],
    summary: 'One import, with its report in numbers',
    parameters: [idParameter],
    responses: describeAnswers(importSchema, 'The import.', ['not-found']),
  })
  api.openapi(one, async (context) => {
    const { value: asked, issues } = await askView(context, registers, [])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const id = context.req.param('id')
    const job = await ledger.imports.find(id)
    if (job === null || job.state !== 'published') {
      return respondProblem(context, notFound(`import ${id}`))
    }
    return respondJson(context, { view: asked.view, canonical: '', body: () => showImport(job) })
  })

  const full = createRoute({
    method: 'get',
    path: `${path}/{id}/report`,
    operationId: 'getImportReport',
    tags: ['Imports'],
    summary: 'One import with all that was wrong in its file, running and abandoned ones included',
    security: keyed(importers),
    parameters: [idParameter],
    responses: describeKeyed(fullImportSchema, 'The import.', false, ['not-found']),
  })
  addOperation(api, full, (context) =>
    withJob(context, ledger, async (job) =>
      context.json(await showFully(ledger, job), status.ok, privately),
    ),
  )

  const giveUp = createRoute({
    method: 'delete',
    path: `${path}/{id}`,
    operationId: 'abandonImport',
    tags: ['Imports'],
    summary: 'Gives up an import that has not ended',
    security: keyed(importers),
    parameters: [idParameter],
    responses: describeKeyed(null, 'It is given up.', false, ['not-found']),
  })
  addOperation(api, giveUp, (context) =>
    withJob(context, ledger, async ({ id }) =>
      (await ledger.imports.abandon(id))
        ? context.body(null, status.noContent, privately)
        : respondProblem(context, notFound(`import ${id} under way`)),
    ),
  )
}

async function withJob(
  context: Context,
  ledger: Ledger,
  handle: (job: ImportJob) => Promise<Response>,
): Promise<Response> {
  const { refusal } = await authorise(context, ledger, importers)
  if (refusal !== null) return refusal
  const id = context.req.param('id') ?? ''
  const job = await ledger.imports.find(id)
  return job === null ? respondProblem(context, notFound(`import ${id}`)) : handle(job)
}

/** All imports that are published. There is one for each release of a dataset, so they are few. */
async function readPublished(ledger: Ledger): Promise<readonly ImportJob[]> {
  const all: ImportJob[] = []
  for (let below: ImportJob | null = null; ; ) {
    const page: readonly ImportJob[] = await ledger.imports.list(below, mostIssues)
    all.push(...page)
    const last = page.at(-1)
    if (page.length < mostIssues || last === undefined) break
    below = last
  }
  return all.filter(({ state }) => state === 'published')
}

async function showFully(ledger: Ledger, job: ImportJob) {
  const issues = []
  for (let number = 0; number < job.chunks && issues.length < mostIssues; number++) {
    issues.push(...(await ledger.imports.issues(job.id, number)))
  }
  const kept = issues.slice(0, mostIssues).map(withoutPlace)
  return { ...showImport(job), fileName: job.fileName, issues: kept }
}

/** An issue as every other one: its place in the file stands in its message. */
function withoutPlace({ code, path: at, expected, received, message }: Issue) {
  return { code, path: at, expected, received, message }
}
