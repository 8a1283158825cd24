import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { IncidentTable } from '@recount/core/table'
import type { Context } from 'hono'
import { describeCollection } from '../ogc/describe-collection.ts'
import { featureCollections } from '../ogc/feature-collections.ts'
import {
  collectionParameter,
  describeOgc,
  findCollection,
  json,
  noCollection,
  ogcLink,
  ogcPath,
} from '../ogc/ogc-route.ts'
import {
  collectionSchema,
  collectionsSchema,
  conformanceSchema,
  landingSchema,
} from '../ogc/ogc-schemas.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askTable } from '../public-view/ask-table.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { respondJson } from '../representation/respond.ts'

const conformsTo = ['core', 'geojson'].map(
  (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`,
)

const landing = createRoute({
  ...describeOgc(ogcPath, 'ogcLanding', 'Where the features are'),
  responses: describeAnswers(landingSchema, 'The landing page.'),
})

const conformance = createRoute({
  ...describeOgc(`${ogcPath}/conformance`, 'ogcConformance', 'The classes that it conforms to'),
  responses: describeAnswers(conformanceSchema, 'The classes.'),
})

const collections = createRoute({
  ...describeOgc(`${ogcPath}/collections`, 'ogcCollections', 'The collections'),
  responses: describeAnswers(collectionsSchema, 'The collections.'),
})

const collection = createRoute({
  ...describeOgc(`${ogcPath}/collections/{collection}`, 'ogcCollection', 'One collection'),
  parameters: [collectionParameter],
  responses: describeAnswers(collectionSchema, 'The collection.', ['not-found']),
})

/**
 * Adds what OGC API – Features tells of itself and of its collections, by which QGIS, GDAL and others
 * find incidents. Source: OGC 17-069r4.
 */
export function addOgc(api: OpenAPIHono, tables: PublicTables): void {
  api.openapi(landing, (context) =>
    answer(context, tables, (_, origin) => ({
      title: 'Recount',
      description: 'Incidents of armed conflict, with their tolls.',
      links: [
        ogcLink(origin, ogcPath, 'self', json),
        ogcLink(
          origin,
          '/openapi.json',
          'service-desc',
          'application/vnd.oai.openapi+json;version=3.1',
        ),
        ogcLink(origin, '/docs', 'service-doc', 'text/html'),
        ogcLink(origin, `${ogcPath}/conformance`, 'conformance', json),
        ogcLink(origin, `${ogcPath}/collections`, 'data', json),
      ],
    })),
  )
  api.openapi(conformance, (context) => answer(context, tables, () => ({ conformsTo })))
  api.openapi(collections, (context) =>
    answer(context, tables, (table, origin) => ({
      links: [ogcLink(origin, `${ogcPath}/collections`, 'self', json)],
      collections: featureCollections.map((each) => describeCollection(each, table, origin)),
    })),
  )
  api.openapi(collection, (context) => {
    const found = findCollection(context)
    return found === undefined
      ? respondProblem(context, noCollection(context))
      : answer(context, tables, (table, origin) => describeCollection(found, table, origin))
  })
}

async function answer(
  context: Context,
  tables: PublicTables,
  body: (table: IncidentTable, origin: string) => unknown,
): Promise<Response> {
  const { origin, search } = new URL(context.req.url)
  // Clients put `f` on every address.
  const others = search.replace(/^\?f=json$/, '')
  const { value: asked, issues } = await askTable(context, tables, () => '', others, [])
  if (asked === null) return respondProblem(context, badParameter(issues))
  return respondJson(context, {
    view: asked.view,
    canonical: origin,
    body: () => body(asked.view.table, origin),
  })
}
