import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { PublicRecordSet } from '@recount/core/protection'
import { formatQuery } from '@recount/core/query'
import type { Ledger, PublicRegister, RegistryKind } from '@recount/ledger'
import type { ZodType } from 'zod'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import { cursorIssue, formatCursor } from '../representation/cursor.ts'
import { nextPage } from '../representation/link.ts'
import { cutPage, pageSchema } from '../representation/page.ts'
import { respondJson } from '../representation/respond.ts'

/** A kind of record that is listed by id and fetched by id. */
export interface Registry {
  readonly kind: RegistryKind
  /** The last part of its address: `/v1/{name}`. */
  readonly name: string
  readonly singular: string
  readonly example: string
  readonly summary: string
  readonly schema: ZodType
  /** Its records among the public ones. */
  readonly recordsOf: (records: PublicRecordSet) => readonly { readonly id: string }[]
}

const taken = ['asOf', 'limit', 'cursor'] as const

/** Adds the list of a registry, ordered by id, and its single records. */
export function addRegistry(
  api: OpenAPIHono,
  registers: PublicRegisters,
  ledger: Ledger,
  registry: Registry,
): void {
  const { kind, name, singular, example, summary, schema, recordsOf } = registry
  const path = `/v1/${name}`
  const read = async (register: PublicRegister, ids: readonly string[]) =>
    recordsOf(await ledger.register.records(register, { [kind]: ids }))

  const list = createRoute({
    method: 'get',
    path,
    operationId: `list-${name}`,
    tags: ['Registries'],
    summary,
    parameters: describeParameters(taken),
    responses: describeAnswers(pageSchema(schema), `A page of ${name}, by id.`),
  })
  api.openapi(list, async (context) => {
    const { value: asked, issues } = await askView(context, registers, taken, () => name)
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view, cursor } = asked
    const ids = view.register.ids[kind].toSorted()
    const page = cutPage(ids, (id) => id, cursor?.after ?? null, query.limit)
    if (page === null) return respondProblem(context, badParameter([cursorIssue(query.cursor)]))
    const next =
      page.last === null
        ? null
        : formatCursor({ revision: view.revision, list: name, after: page.last })
    const items = await read(view.register, page.items)
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: nextPage(path, formatQuery({ ...query, cursor: next }), next),
      body: () => ({
        revision: view.revision,
        items,
        matched: ids.length,
        next,
      }),
    })
  })

  const one = createRoute({
    method: 'get',
    path: `${path}/{id}`,
    operationId: `get-${singular.replaceAll(' ', '-')}`,
    tags: ['Registries'],
    summary: `One ${singular}`,
    parameters: [
      describePathParameter('id', `The ${singular}’s id.`, example),
      ...describeParameters(['asOf']),
    ],
    responses: describeAnswers(schema, `The ${singular}.`, ['not-found', 'merged']),
  })
  api.openapi(one, async (context) => {
    const { value: asked, issues } = await askView(context, registers, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const id = context.req.param('id') ?? ''
    const [record] = await read(asked.view.register, [id])
    if (record === undefined) {
      const target = await findMergedInto(ledger, registers, kind, id)
      return respondProblem(
        context,
        target === null
          ? notFound(`${singular} ${id}`)
          : {
              kind: 'merged',
              detail: `The ${singular} ${id} was merged into ${target}.`,
              headers: { Location: `${path}/${encodeURIComponent(target)}` },
            },
      )
    }
    return respondJson(context, {
      view: asked.view,
      canonical: formatQuery(asked.query),
      links: [{ href: path, rel: 'collection' }],
      body: () => record,
    })
  })
}

/**
 * What a record was merged into that the public could see until then; `null` where there is no such
 * thing. Records that lead on to others are followed by whoever asks.
 */
async function findMergedInto(
  ledger: Ledger,
  registers: PublicRegisters,
  kind: RegistryKind,
  id: string,
): Promise<string | null> {
  const [newest] = await ledger.revisionsOf(kind, id)
  if (newest === undefined || newest.redirect === null) return null
  const before = await registers.atRevision(newest.revision - 1)
  const wasPublic = (of: string) => before?.register.has(kind, of) === true
  return wasPublic(id) && wasPublic(newest.redirect) ? newest.redirect : null
}
