import { z } from 'zod'
import type { JsonValue } from '../primitives/index.ts'
import { fieldsOf, isoDate, listOf, localizedText, recordId } from './fields.ts'
import { quantitySchema } from './quantity.ts'
import {
  attributionBases,
  harms,
  statementActs,
  statementBases,
  subgroups,
  tollGroups,
} from './vocabulary.ts'

type Selector = Readonly<Record<string, JsonValue>>

/** A W3C Web Annotation selector. That it is JSON all through is checked by `parseRecord`. */
const selector = z.record(z.string(), z.unknown()).readonly() as z.ZodType<Selector>

const locator = fieldsOf({
  paragraph: z.number().int().min(1).nullable(),
  selector: selector.nullable(),
})

const said = {
  id: recordId,
  speaker: recordId,
  document: recordId,
  locator,
  date: isoDate.nullable(),
}

/** Parses a toll. */
export const tollSchema = fieldsOf({
  ...said,
  kind: z.literal('toll'),
  basis: z.enum(statementBases),
  harm: z.enum(harms),
  group: z.enum(tollGroups),
  actor: recordId.nullable(),
  quantity: quantitySchema.nullable(),
  ofWhich: listOf(fieldsOf({ subgroup: z.enum(subgroups), quantity: quantitySchema })),
})

/** Parses an attribution. */
export const attributionSchema = fieldsOf({
  ...said,
  kind: z.literal('attribution'),
  basis: z.enum(attributionBases),
  actor: recordId,
})

/** Parses a statement. */
export const statementSchema = fieldsOf({
  ...said,
  kind: z.literal('statement'),
  basis: z.enum(statementBases),
  act: z.enum(statementActs),
  about: recordId.nullable(),
  summary: localizedText,
})

/** Parses any claim. */
export const claimSchema = z.discriminatedUnion('kind', [
  tollSchema,
  attributionSchema,
  statementSchema,
])

/**
 * What somebody said of the harm done: harm × group × quantity.
 *
 * `actor` names the party of an `armed-actor` group, else `null`. `quantity: null` is *not said*: the
 * claim then speaks only of the sub-groups in `ofWhich`, which are parts of the group's toll, may
 * overlap, and are never added to a total.
 */
export type Toll = z.infer<typeof tollSchema>

/** What somebody said of who did it, with its rung on the ladder. */
export type Attribution = z.infer<typeof attributionSchema>

/**
 * A condemnation, an inquiry, an arrest, a warning, a promise, a denial, a doubt or a report.
 *
 * `about` is the id of the claim in the same incident that it speaks to, else `null`.
 */
export type Statement = z.infer<typeof statementSchema>

/**
 * What was said, by whom (`speaker`), in which document and where in it.
 *
 * `date` is the day on which it was said where that is known and differs from the document's.
 */
export type Claim = z.infer<typeof claimSchema>
