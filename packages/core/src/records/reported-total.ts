import { z } from 'zod'
import { fieldsOf, isoDate, listOf, localizedText, recordId, version } from './fields.ts'
import { quantitySchema } from './quantity.ts'
import { countableHarms, tollGroups } from './vocabulary.ts'

/** Parses a reported total. */
export const reportedTotalSchema = fieldsOf({
  id: recordId,
  version,
  title: localizedText,
  document: recordId,
  paragraph: z.number().int().min(1).nullable(),
  scope: fieldsOf({
    from: isoDate.nullable(),
    to: isoDate.nullable(),
    country: z.string().nullable(),
    actor: recordId.nullable(),
    wording: z.string().max(200),
  }),
  cells: listOf(
    fieldsOf({
      harm: z.enum(countableHarms),
      group: z.enum(tollGroups),
      actor: recordId.nullable(),
      quantity: quantitySchema,
    }),
  ),
})

/**
 * What a document says the sum is: its scope as worded and as read, and its cells.
 *
 * `group: 'all'` is the sum over the groups that the document counts. The actor of a cell is the party
 * of its `armed-actor` group; the actor of the scope is the perpetrator.
 */
export type ReportedTotal = z.infer<typeof reportedTotalSchema>
