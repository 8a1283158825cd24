import { z } from 'zod'
import { fieldsOf, isoDate, localizedText, recordId, version, webAddress } from './fields.ts'

/** Parses a document. */
export const documentSchema = fieldsOf({
  id: recordId,
  version,
  source: recordId,
  title: localizedText,
  url: webAddress.nullable(),
  archivedUrl: webAddress.nullable(),
  language: z.string().nullable(),
  published: isoDate.nullable(),
  retrieved: isoDate.nullable(),
  contentHash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, { error: 'sha256: and 64 hexadecimal digits' })
    .nullable(),
  licence: z.string().nullable(),
})

/** One published thing: an article, a report, a release of a dataset. */
export type Document = z.infer<typeof documentSchema>
