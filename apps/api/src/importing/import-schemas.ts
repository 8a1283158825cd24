import { z } from '@hono/zod-openapi'
import type { ImportJob } from '@recount/ledger'
import type { ImportReport } from '@recount/sources'
import { issueSchema } from '../problems/index.ts'

const countsSchema = z.strictObject({
  created: z.int(),
  revised: z.int(),
  duplicates: z.int().openapi({ description: 'Imported before with the same content.' }),
  unchanged: z.int().openapi({ description: 'In the ledger already as they are in the file.' }),
  kept: z.int().openapi({ description: 'Edited here since; the file did not overwrite them.' }),
  refused: z.int().openapi({ description: 'Held what is never stored.' }),
  rows: z.int(),
  issues: z.int(),
})

const sumsSchema = z.strictObject({ low: z.number(), best: z.number(), high: z.number() })

/** What may be told of the reading of a file: numbers, and no words out of it. */
const readingSchema = z
  .strictObject({
    format: z.string().nullable(),
    title: z.string().nullable(),
    licence: z.string().nullable(),
    bytes: z.int(),
    sha256: z.string().nullable(),
    rows: z.strictObject({ read: z.int(), taken: z.int(), refused: z.int() }),
    tolls: z.array(
      z.strictObject({
        harm: z.string(),
        given: z.int(),
        missing: z.int(),
        asGiven: sumsSchema,
        asTaken: sumsSchema,
        open: z.int(),
      }),
    ),
    issueCounts: z.array(z.strictObject({ code: z.string(), effect: z.string(), count: z.int() })),
  })
  .nullable()

/** An import as everybody may see it. */
export const importSchema = z
  .strictObject({
    id: z.string(),
    dataset: z.string(),
    state: z.literal('published'),
    author: z.string(),
    reason: z.string(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    publishedAt: z
      .int()
      .nullable()
      .openapi({ description: 'The revision that shows its records.' }),
    counts: countsSchema,
    reading: readingSchema,
  })
  .openapi('Import')

/** An import as those who import may see it: with its issues, which repeat what stands in the file. */
export const fullImportSchema = z
  .strictObject({
    ...importSchema.shape,
    state: z.enum(['running', 'published', 'abandoned']),
    fileName: z.string().nullable(),
    issues: z
      .array(issueSchema)
      .openapi({ description: 'The first thousand, in the order of the file.' }),
  })
  .openapi('FullImport')

/** Shows an import to everybody: nothing that stands in the file itself but its sums. */
export function showImport(job: ImportJob) {
  const { id, dataset, state, author, reason, startedAt, endedAt, publishedAt, counts } = job
  const told = { id, dataset, state, author, reason, startedAt, endedAt, publishedAt, counts }
  // The ledger keeps the reader's report as it was given; an import of another program has another one.
  const report = isReport(job.report) ? job.report : null
  return { ...told, reading: report === null ? null : showReading(report) }
}

function showReading({ manifest, bytes, sha256, rows, tolls, issueCounts }: ImportReport) {
  // Records of ours may be drafts, or under an embargo: sums over a file would tell of them.
  const isAllPublic = manifest !== null && !/^(json|claims)/.test(manifest.format)
  return {
    format: manifest?.format ?? null,
    title: manifest?.title ?? null,
    licence: manifest?.licence ?? null,
    bytes,
    sha256,
    rows,
    tolls: isAllPublic
      ? tolls.map(({ harm, given, missing, asGiven, asTaken, open }) => {
          return { harm, given, missing, asGiven, asTaken, open }
        })
      : [],
    issueCounts,
  }
}

function isReport(report: unknown): report is ImportReport {
  return (
    typeof report === 'object' &&
    report !== null &&
    ['manifest', 'bytes', 'sha256', 'rows', 'tolls', 'issueCounts'].every((name) => name in report)
  )
}
