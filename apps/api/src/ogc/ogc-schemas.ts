import { z } from '@hono/zod-openapi'

const linksSchema = z.array(
  z.strictObject({
    href: z.string(),
    rel: z.string(),
    type: z.string().optional(),
    title: z.string().optional(),
  }),
)

/** The page that tells where the features are. */
export const landingSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  links: linksSchema,
})

/** The classes of the standard that are conformed to. */
export const conformanceSchema = z.strictObject({ conformsTo: z.array(z.string()) })

/** A collection, and where its features are. */
export const collectionSchema = z
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

/** All collections. */
export const collectionsSchema = z.strictObject({
  links: linksSchema,
  collections: z.array(collectionSchema),
})

/** One incident as a feature. */
export const featureSchema = z.looseObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.looseObject({ type: z.literal('Point') }).nullable(),
  properties: z.looseObject({}),
})

/** A page of features. */
export const featuresSchema = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(featureSchema),
  numberMatched: z.int(),
  numberReturned: z.int(),
  links: linksSchema,
})
