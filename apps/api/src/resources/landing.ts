import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import type { Link } from '../representation/link.ts'
import { respondJson } from '../representation/respond.ts'

const landingSchema = z
  .strictObject({
    title: z.string(),
    revision: z.int().openapi({ description: 'The newest ledger revision.' }),
    policy: z.string().openapi({ description: 'The protection policy in force.' }),
    withheld: z
      .array(z.strictObject({ reason: z.string(), incidents: z.int() }))
      .openapi({ description: 'How many incidents the policy keeps back or changes, and why.' }),
    licence: z.string().openapi({ description: 'SPDX identifier.' }),
    links: z.array(
      z.strictObject({
        href: z.string(),
        rel: z.string(),
        type: z.string().optional(),
        title: z.string().optional(),
      }),
    ),
  })
  .openapi('Landing')

const json = 'application/json'
const links: readonly Link[] = [
  { href: '/v1', rel: 'self', type: json, title: 'This page' },
  {
    href: '/openapi.json',
    rel: 'service-desc',
    type: 'application/vnd.oai.openapi+json;version=3.1',
    title: 'The API as OpenAPI 3.1',
  },
  { href: '/docs', rel: 'service-doc', type: 'text/html', title: 'The API for readers' },
  { href: '/v1/incidents', rel: 'item', type: json, title: 'Incidents' },
  { href: '/v1/statistics', rel: 'item', type: json, title: 'Statistics' },
  { href: '/v1/reported-totals', rel: 'item', type: json, title: 'Totals printed by others' },
  { href: '/v1/sources', rel: 'item', type: json, title: 'Sources' },
  { href: '/v1/documents', rel: 'item', type: json, title: 'Documents' },
  { href: '/v1/actors', rel: 'item', type: json, title: 'Actors' },
  { href: '/v1/places', rel: 'item', type: json, title: 'Places' },
  { href: '/v1/revisions', rel: 'item', type: json, title: 'The correction ledger' },
  { href: '/v1/snapshots/latest', rel: 'item', type: json, title: 'All public records' },
]

const route = createRoute({
  method: 'get',
  path: '/v1',
  operationId: 'landing',
  tags: ['Service'],
  summary: 'Where everything is',
  responses: describeAnswers(landingSchema, 'The landing page.'),
})

/** Adds the landing page of the API. */
export function addLanding(api: OpenAPIHono, registers: PublicRegisters): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askView(context, registers, [])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { revision, register } = asked.view
    return respondJson(context, {
      view: asked.view,
      canonical: '',
      links,
      body: () => ({
        title: 'Recount',
        revision,
        policy: register.policy,
        withheld: register.withheld,
        licence: 'Apache-2.0',
        links,
      }),
    })
  })
}
