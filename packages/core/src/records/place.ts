import { z } from 'zod'
import { fieldsOf, localizedText, recordId, version } from './fields.ts'
import { placePrecisions } from './vocabulary.ts'

const position = fieldsOf({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})

const locationShape = {
  country: z.string().regex(/^[A-Z]{3}$/, { error: 'an ISO 3166-1 alpha-3 code' }),
  province: z.string().nullable(),
  district: z.string().nullable(),
  locality: localizedText.nullable(),
  position: position.nullable(),
  precision: z.enum(placePrecisions),
}

/** Parses where an incident was. */
export const locationSchema = fieldsOf({ ...locationShape, place: recordId.nullable() })

/** Parses an entry of the gazetteer. */
export const placeSchema = fieldsOf({
  id: recordId,
  version,
  name: localizedText,
  ...locationShape,
})

/**
 * Where an incident was, as exactly as it is known.
 *
 * `country` is ISO 3166-1 alpha-3; `province` and `district` are codes (P-codes where there are any);
 * `position` is WGS 84 in degrees and stands for the whole area that `precision` names: a province's
 * middle is no place of an attack.
 */
export type Location = z.infer<typeof locationSchema>

/** An entry of the gazetteer: a province, a district, a town. */
export type Place = z.infer<typeof placeSchema>
