import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Parsed } from '@recount/core/primitives'
import type { PublicIncident } from '@recount/core/protection'
import {
  everything,
  formatQuery,
  orderRows,
  type Query,
  selectIncidents,
} from '@recount/core/query'
import { idOfRow } from '@recount/core/table'
import { writeGeoJson } from '@recount/sources'
import type { Context } from 'hono'
import { recordsOfIncidents } from '../exports/records-of-incidents.ts'
import { askFeatures } from '../ogc/ask-features.ts'
import {
  type FeatureCollection,
  featureCollections,
  isLocated,
} from '../ogc/feature-collections.ts'
import {
  describeParameter,
  describeParameters,
  describePathParameter,
} from '../parameters/describe-parameters.ts'
import { ruleOf } from '../parameters/rule-of.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicView } from '../public-view/public-view.ts'
import type { PublicViews } from '../public-view/public-views.ts'
import { cursorIssue, formatCursor, parseCursor } from '../representation/cursor.ts'
import type { Link } from '../representation/link.ts'
import { cutPage } from '../representation/page.ts'
import { respond, respondJson } from '../representation/respond.ts'

const tags = ['OGC API – Features']
const base = '/ogc'
const geoJson = 'application/geo+json'
const json = 'application/json'

const linkSchema = z.strictObject({
  href: z.string(),
  rel: z.string(),
  type: z.string().optional(),
  title: z.string().optional(),
})
const linksSchema = z.array(linkSchema)
const landingSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  links: linksSchema,
})
const conformanceSchema = z.strictObject({ conformsTo: z.array(z.string()) })
const collectionSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    itemType: z.literal('feature'),
    crs: z.array(z.string()),
    extent: z.strictObject({
      spatial: z.strictObject({ bbox: z.array(z.array(z.number())), crs: z.string() }),
    }),
    links: linksSchema,
  })
  .openapi('FeatureCollectionDescription')
const featureSchema = z.looseObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.looseObject({ type: z.literal('Point') }).nullable(),
  properties: z.looseObject({}),
})
const featuresSchema = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(featureSchema),
  numberMatched: z.int(),
  numberReturned: z.int(),
  links: linksSchema,
})

const crs = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const conformsTo = ['core', 'geojson'].map(
  (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`,
)
const collectionParameter = describePathParameter(
  'collection',
  'incidents or incidents-unlocated.',
  'incidents',
)
const datetimeParameter = describeParameter({
  name: 'datetime',
  summary: 'A day, or an interval; incidents that can have been in it are given.',
  expected: 'a date or a time, or two of them with a slash between them; .. is an open end',
  example: '2022-10-05/2022-12-05',
})
const formatParameter = describeParameter({
  name: 'f',
  summary: 'The format.',
  expected: 'json',
  example: 'json',
})

/** Adds OGC API – Features, by which QGIS, GDAL and others read incidents. Source: OGC 17-069r4. */
export function addOgc(api: OpenAPIHono, views: PublicViews): void {
  const described = (path: string, operationId: string, summary: string) => ({
    method: 'get' as const,
    path,
    operationId,
    tags,
    summary,
  })

  const landing = createRoute({
    ...described(base, 'ogcLanding', 'Where the features are'),
    responses: describeAnswers(landingSchema, 'The landing page.'),
  })
  api.openapi(landing, (context) =>
    answer(context, views, (_, origin) => ({
      title: 'Recount',
      description: 'Incidents of armed conflict, with their tolls.',
      links: [
        link(origin, base, 'self', json),
        link(
          origin,
          '/openapi.json',
          'service-desc',
          'application/vnd.oai.openapi+json;version=3.1',
        ),
        link(origin, '/docs', 'service-doc', 'text/html'),
        link(origin, `${base}/conformance`, 'conformance', json),
        link(origin, `${base}/collections`, 'data', json),
      ],
    })),
  )

  const conformance = createRoute({
    ...described(`${base}/conformance`, 'ogcConformance', 'The classes that it conforms to'),
    responses: describeAnswers(conformanceSchema, 'The classes.'),
  })
  api.openapi(conformance, (context) => answer(context, views, () => ({ conformsTo })))

  const collections = createRoute({
    ...described(`${base}/collections`, 'ogcCollections', 'The collections'),
    responses: describeAnswers(
      z.strictObject({ links: linksSchema, collections: z.array(collectionSchema) }),
      'The collections.',
    ),
  })
  api.openapi(collections, (context) =>
    answer(context, views, (view, origin) => ({
      links: [link(origin, `${base}/collections`, 'self', json)],
      collections: featureCollections.map((each) => describeCollection(each, view, origin)),
    })),
  )

  const collection = createRoute({
    ...described(`${base}/collections/{collection}`, 'ogcCollection', 'One collection'),
    parameters: [collectionParameter],
    responses: describeAnswers(collectionSchema, 'The collection.', ['not-found']),
  })
  api.openapi(collection, (context) => {
    const found = findCollection(context)
    return found === undefined
      ? respondProblem(context, noCollection(context))
      : answer(context, views, (view, origin) => describeCollection(found, view, origin))
  })

  const items = createRoute({
    ...described(`${base}/collections/{collection}/items`, 'ogcItems', 'Features of a collection'),
    parameters: [
      collectionParameter,
      ...describeParameters(['bbox', 'asOf', 'limit', 'cursor']),
      datetimeParameter,
      formatParameter,
    ],
    responses: describeAnswers(featuresSchema, 'A page of features.', ['not-found'], geoJson),
  })
  api.openapi(items, (context) => respondItems(context, views))

  const item = createRoute({
    ...described(`${base}/collections/{collection}/items/{id}`, 'ogcItem', 'One feature'),
    parameters: [
      collectionParameter,
      describePathParameter('id', 'The incident’s id.', 'afg-2022-kaj'),
    ],
    responses: describeAnswers(featureSchema, 'The feature.', ['not-found'], geoJson),
  })
  api.openapi(item, async (context) => {
    const { value: asked, issues } = await askView(context, views, [])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const found = findCollection(context)
    if (found === undefined) return respondProblem(context, noCollection(context))
    const { view } = asked
    const id = context.req.param('id') ?? ''
    const incident = view.records.incidents.find((each) => each.id === id)
    if (incident === undefined || isLocated(incident) !== found.isLocated) {
      return respondProblem(context, notFound(`feature ${id}`))
    }
    const { origin } = new URL(context.req.url)
    const path = `${base}/collections/${found.id}/items/${encodeURIComponent(id)}`
    return respond(context, {
      view,
      canonical: origin,
      contentType: `${geoJson}; charset=utf-8`,
      text: () =>
        JSON.stringify({
          ...featuresOf(view, [incident])[0],
          links: [
            link(origin, path, 'self', geoJson),
            link(origin, `${base}/collections/${found.id}`, 'collection', json),
          ],
        }),
    })
  })
}

async function respondItems(context: Context, views: PublicViews): Promise<Response> {
  const found = findCollection(context)
  if (found === undefined) return respondProblem(context, noCollection(context))
  const url = new URL(context.req.url)
  const { value: query, issues } = askFeatures(url.search)
  if (query === null) return respondProblem(context, badParameter(issues))
  const path = `${base}/collections/${found.id}/items`
  const list = `${found.id} ${formatQuery({ ...query, limit: everything.limit, cursor: null })}`
  const cursor = query.cursor === null ? null : parseCursor(query.cursor, list).value
  const wrongCursor = badParameter([cursorIssue(query.cursor)])
  if (query.cursor !== null && cursor === null) return respondProblem(context, wrongCursor)
  const at = cursor === null ? await views.at(query.asOf) : await viewOf(views, cursor.revision)
  if (at.value === null) {
    return respondProblem(context, at.issues.length > 0 ? badParameter(at.issues) : wrongCursor)
  }
  const view = at.value
  const incidents = selectFeatures(view, found, query)
  const page = cutPage(incidents, ({ id }) => id, cursor?.after ?? null, query.limit)
  if (page === null) return respondProblem(context, wrongCursor)
  const next =
    page.last === null ? null : formatCursor({ revision: view.revision, list, after: page.last })
  const links = [
    link(url.origin, `${path}${url.search}`, 'self', geoJson),
    ...(next === null
      ? []
      : [link(url.origin, `${path}?${withCursor(url.searchParams, next)}`, 'next', geoJson)]),
    link(url.origin, `${base}/collections/${found.id}`, 'collection', json),
  ]
  return respond(context, {
    view,
    canonical: url.href,
    contentType: `${geoJson}; charset=utf-8`,
    text: () => {
      const features = featuresOf(view, page.items)
      const counts = { numberMatched: incidents.length, numberReturned: features.length }
      return JSON.stringify({ type: 'FeatureCollection', ...counts, links, features })
    },
  })
}

async function viewOf(views: PublicViews, revision: number): Promise<Parsed<PublicView>> {
  return { value: await views.atRevision(revision), issues: [] }
}

/** The incidents of a collection that answer a query, by id. A box chooses among those with a point. */
function selectFeatures(view: PublicView, { isLocated: wanted }: FeatureCollection, query: Query) {
  const asked = wanted ? query : { ...query, bbox: null }
  const table = view.tableBy(ruleOf(asked))
  const { rows } = selectIncidents(table, asked)
  const byId = new Map(view.records.incidents.map((incident) => [incident.id, incident]))
  return Array.from(orderRows(table, rows, 'id'), (row) => byId.get(idOfRow(table.id, row)))
    .filter((incident) => incident !== undefined)
    .filter((incident) => isLocated(incident) === wanted)
}

/** Features as the export in GeoJSON has them. */
function featuresOf(view: PublicView, incidents: readonly PublicIncident[]) {
  const text = [...writeGeoJson(recordsOfIncidents(view.records, incidents))].join('')
  const { features }: { readonly features: readonly object[] } = JSON.parse(text)
  return features
}

async function answer(
  context: Context,
  views: PublicViews,
  body: (view: PublicView, origin: string) => unknown,
): Promise<Response> {
  // Clients put `f` on every address.
  const search = new URL(context.req.url).search.replace(/^\?f=json$/, '')
  const { value: asked, issues } = await askView(context, views, [], undefined, search)
  if (asked === null) return respondProblem(context, badParameter(issues))
  const { origin } = new URL(context.req.url)
  return respondJson(context, {
    view: asked.view,
    canonical: origin,
    body: () => body(asked.view, origin),
  })
}

function describeCollection(
  { id, title, description, isLocated: wanted }: FeatureCollection,
  view: PublicView,
  origin: string,
) {
  const path = `${base}/collections/${id}`
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: [crs],
    extent: { spatial: { bbox: [wanted ? extentOf(view) : wholeEarth], crs } },
    links: [
      link(origin, path, 'self', json),
      link(origin, `${path}/items`, 'items', geoJson, title),
    ],
  }
}

const wholeEarth = [-180, -90, 180, 90]

/** The box around all points, the whole earth where there are none. */
function extentOf({ records }: PublicView): readonly number[] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const incident of records.incidents) {
    const { position } = incident.where
    if (position === null || !isLocated(incident)) continue
    west = Math.min(west, position.longitude)
    south = Math.min(south, position.latitude)
    east = Math.max(east, position.longitude)
    north = Math.max(north, position.latitude)
  }
  return west > east ? wholeEarth : [west, south, east, north]
}

function findCollection(context: Context): FeatureCollection | undefined {
  return featureCollections.find(({ id }) => id === context.req.param('collection'))
}

function noCollection(context: Context) {
  return notFound(`collection ${context.req.param('collection')}`)
}

function link(origin: string, path: string, rel: string, type: string, title?: string): Link {
  return { href: `${origin}${path}`, rel, type, ...(title === undefined ? {} : { title }) }
}

function withCursor(parameters: URLSearchParams, cursor: string): string {
  const next = new URLSearchParams(parameters)
  next.set('cursor', cursor)
  return next.toString()
}
