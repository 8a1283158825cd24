import type { Context } from 'hono'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import { notFound } from '../problems/index.ts'
import type { Link } from '../representation/link.ts'
import { type FeatureCollection, featureCollections } from './feature-collections.ts'

/** Where the features are. */
export const ogcPath = '/ogc'

export const geoJson = 'application/geo+json'
export const json = 'application/json'

/** The parameter of an address that names a collection. */
export const collectionParameter = describePathParameter(
  'collection',
  'incidents or incidents-unlocated.',
  'incidents',
)

/** What all routes of features have in their description. */
export function describeOgc(path: string, operationId: string, summary: string) {
  const method = 'get' as const
  return { method, path, operationId, tags: ['OGC API – Features'], summary }
}

/** The collection that an address names. */
export function findCollection(context: Context): FeatureCollection | undefined {
  return featureCollections.find(({ id }) => id === context.req.param('collection'))
}

/** The problem of a collection that is not there. */
export function noCollection(context: Context) {
  return notFound(`collection ${context.req.param('collection')}`)
}

/** A link to an address of the same host, which the standard wants in full. */
export function ogcLink(
  origin: string,
  path: string,
  rel: string,
  type: string,
  title?: string,
): Link {
  return { href: `${origin}${path}`, rel, type, ...(title === undefined ? {} : { title }) }
}
