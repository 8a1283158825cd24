import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { isLocated } from '../ogc/feature-collections.ts'
import { featuresOf } from '../ogc/features-of.ts'
import {
  collectionParameter,
  describeOgc,
  findCollection,
  geoJson,
  json,
  noCollection,
  ogcLink,
  ogcPath,
} from '../ogc/ogc-route.ts'
import { featureSchema } from '../ogc/ogc-schemas.ts'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import type { PublicIncidents } from '../public-view/public-incidents.ts'
import { respond } from '../representation/respond.ts'

const route = createRoute({
  ...describeOgc(`${ogcPath}/collections/{collection}/items/{id}`, 'ogcItem', 'One feature'),
  parameters: [
    collectionParameter,
    describePathParameter('id', 'The incident’s id.', 'afg-2022-kaj'),
  ],
  responses: describeAnswers(featureSchema, 'The feature.', ['not-found'], geoJson),
})

/** Adds single features. */
export function addOgcItem(api: OpenAPIHono, incidents: PublicIncidents): void {
  api.openapi(route, async (context) => {
    const { origin, search } = new URL(context.req.url)
    const { value: query, issues: ofQuery } = parseParameters(search, [])
    if (query === null) return respondProblem(context, badParameter(ofQuery))
    const found = findCollection(context)
    if (found === undefined) return respondProblem(context, noCollection(context))
    const id = context.req.param('id') ?? ''
    const { value: view, issues } = await incidents.at(null, id)
    if (view === null) return respondProblem(context, badParameter(issues))
    const { records } = view
    const incident = records?.incidents.find((each) => each.id === id)
    if (records === null || incident === undefined || isLocated(incident) !== found.isLocated) {
      return respondProblem(context, notFound(`feature ${id}`))
    }
    const path = `${ogcPath}/collections/${found.id}/items/${encodeURIComponent(id)}`
    return respond(context, {
      view,
      canonical: origin,
      contentType: `${geoJson}; charset=utf-8`,
      text: () =>
        JSON.stringify({
          ...featuresOf(records)[0],
          links: [
            ogcLink(origin, path, 'self', geoJson),
            ogcLink(origin, `${ogcPath}/collections/${found.id}`, 'collection', json),
          ],
        }),
    })
  })
}
