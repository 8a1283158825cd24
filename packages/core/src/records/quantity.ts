import { z } from 'zod'
import { count, fieldsOf } from './fields.ts'

/** Parses a quantity; low ≤ best ≤ high, or it is refused with the field that breaks it. */
export const quantitySchema = fieldsOf({
  low: count,
  best: count.nullable(),
  high: count.nullable(),
  wording: z.string().min(1).max(120).nullable(),
}).superRefine((quantity, context) => {
  const { low, best, high } = quantity
  if (high !== null && low > high) {
    context.addIssue({
      code: 'custom',
      path: ['low'],
      message: `a number of at most high (${high})`,
    })
  }
  if (best !== null && (best < low || (high !== null && best > high))) {
    const range =
      high === null ? `of at least low (${low})` : `between low (${low}) and high (${high})`
    context.addIssue({ code: 'custom', path: ['best'], message: `a number ${range}` })
  }
})

/**
 * A number of people as somebody gave it.
 *
 * `low ≤ best ≤ high`. `high: null` is open: "at least 53" is 53 and more. `best: null` is no best
 * estimate. `wording` holds the printed words where they were not a plain number, else `null`.
 */
export type Quantity = z.infer<typeof quantitySchema>
