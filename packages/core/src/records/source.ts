import { z } from 'zod'
import { fieldsOf, listOf, localizedText, recordId, version, webAddress } from './fields.ts'
import { derivations, sourceKinds } from './vocabulary.ts'

/** Parses a source. */
export const sourceSchema = fieldsOf({
  id: recordId,
  version,
  name: localizedText,
  kind: z.enum(sourceKinds),
  languages: listOf(z.string()),
  url: webAddress.nullable(),
  actor: recordId.nullable(),
  derivedFrom: listOf(fieldsOf({ source: recordId, derivation: z.enum(derivations) })),
})

/**
 * Somebody who speaks or publishes.
 *
 * `actor` names the party that the source speaks for, so that rules can tell a perpetrator's own
 * figures. `derivedFrom` names the sources it repeats: those and it are one origin.
 */
export type Source = z.infer<typeof sourceSchema>
