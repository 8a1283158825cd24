import { z } from 'zod'
import { fieldsOf, listOf, localizedText, recordId, version } from './fields.ts'
import { actorKinds } from './vocabulary.ts'

/** Parses an actor. */
export const actorSchema = fieldsOf({
  id: recordId,
  version,
  name: localizedText,
  kind: z.enum(actorKinds),
  aliases: listOf(z.string()),
  partOf: recordId.nullable(),
  codes: fieldsOf({
    ucdp: z.string().nullable(),
    acled: z.string().nullable(),
    gtd: z.string().nullable(),
  }),
})

/** An armed group, a state force or another party, with its codes in other datasets. */
export type Actor = z.infer<typeof actorSchema>
