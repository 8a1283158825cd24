import { z } from 'zod'
import { isIsoDate } from '../primitives/index.ts'

/** A record's stable id: Latin letters, digits and `-`, `_`, `.`, `:`; at most 120 characters. */
export const recordId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/, { error: 'an id of letters, digits and - _ . :' })

/** A Gregorian day that exists. */
export const isoDate = z.string().refine(isIsoDate, {
  error: 'a day that exists, as YYYY-MM-DD',
  params: { code: 'malformed' },
})

/** Words by BCP 47 language tag, at least one. */
export const localizedText = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().min(1))
  .refine((text) => Object.keys(text).length > 0, { error: 'words in at least one language' })
  .readonly()

/** The greatest number of people that a quantity can hold; sums of many still fit 32 bits. */
const mostPeople = 100_000_000

/** A whole number of people. */
export const count = z.number().int().min(0).max(mostPeople)

/** A web address. */
export const webAddress = z
  .string()
  .regex(/^https?:\/\/\S+$/, { error: 'an http or https address' })

/** The version of a record: 1 for its first. */
export const version = z.number().int().min(1)

/** A plain readonly object with these fields and no others. */
export function fieldsOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).readonly()
}

/** A readonly list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly()
}
