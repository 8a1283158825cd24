import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Ledger } from '@recount/ledger'
import { describeAnswers } from '../problems/index.ts'
import { respondJson } from '../representation/respond.ts'
import { keyScheme } from '../writing/describe-headers.ts'

/** The API's description of itself. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const route = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'openapi',
  tags: ['Service'],
  summary: 'This description, as OpenAPI 3.1',
  responses: describeAnswers(z.looseObject({ openapi: z.string() }), 'The description.'),
})

const tags = [
  { name: 'Incidents', description: 'What happened, and everything that was said of it.' },
  { name: 'Statistics', description: 'Numbers over the incidents that answer a query.' },
  { name: 'Figures', description: 'Numbers that can be cited and counted again.' },
  { name: 'Reconciliations', description: 'Totals printed by others, compared with the ledger.' },
  { name: 'Corrections', description: 'What changed, when, and why.' },
  { name: 'Registries', description: 'Sources, documents, actors, places, reported totals.' },
  {
    name: 'OGC API – Features',
    description: 'For QGIS, GDAL and other programs of maps: open `/ogc` in them.',
  },
  { name: 'Snapshots', description: 'All public records at once.' },
  {
    name: 'Writing',
    description:
      'Takes a key: `Authorization: Bearer`. Drafts and proposals take the scope `edit`, and what the ' +
      'public sees a difference of takes `publish`; `admin` may do everything. What is answered here is ' +
      'for the writer alone and kept in no cache.',
  },
  {
    name: 'Imports',
    description: 'Files of others, taken in as a whole. Sending takes the scope `import`.',
  },
  { name: 'Keys', description: 'Who may write. Takes the scope `admin`.' },
  { name: 'Service', description: 'The API itself.' },
]

/** The description of an API, made from the routes that are in it. */
export function describeApi(api: OpenAPIHono): OpenApiDocument {
  api.openAPIRegistry.registerComponent('securitySchemes', keyScheme, {
    type: 'http',
    scheme: 'bearer',
    description: 'A key, as `rc_…`. Its scopes: `propose`, `edit`, `publish`, `import`, `admin`.',
  })
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Recount',
      version: '1',
      description:
        'Counts the dead and wounded of armed conflict from contradicting reports. ' +
        'Every answer names the ledger revision that it is of, and has a strong `ETag`. ' +
        'A comma in a parameter means *or*. What is not reported is `null`, never 0.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    // Reading takes no key.
    security: [],
    tags,
  })
}

/** Adds the description. `description` is called when it is first asked for. */
export function addOpenApi(
  api: OpenAPIHono,
  ledger: Ledger,
  build: string,
  description: () => OpenApiDocument,
): void {
  api.openapi(route, async (context) =>
    respondJson(context, {
      view: { revision: await ledger.latestRevision(), key: build },
      canonical: '',
      body: description,
    }),
  )
}
