import { emptyRecordSet, type Incident, type RecordSet } from '@recount/core/records'
import type { ImportBatch, Ledger } from '../src/index.ts'
import { incidentNamed, report, sourceNamed } from './sample-records.ts'

/** A row of an invented dataset: the incident's id and how many were killed. */
export type SampleRow = readonly [id: string, killed: number]

/** How the ledger is asked to import it. */
export const sampleRequest = {
  dataset: 'sample',
  fileName: 'sample.csv',
  author: 'importer',
  reason: 'release 1',
} as const

/** A release of three chunks: the first tells the source and the document. */
export const sampleRelease: readonly SampleRow[] = Array.from({ length: 9 }, (_, index) => [
  `i${index}`,
  index,
])

/** The incident that a row makes, of the form that readers give: it is kept with signs. */
export function incidentOfRow([id, killed]: SampleRow): Incident {
  const { when, what, ...incident } = incidentNamed(id, {
    dataset: 'sample',
    assessment: null,
    damage: [],
  })
  const quantity = { low: killed, best: killed, high: killed, wording: null }
  return {
    ...incident,
    when: { ...when, timeOfDay: null, zone: null },
    what: {
      ...what,
      methods: [],
      suicide: null,
      targets: [{ type: 'private-citizens', name: null, outcome: 'carried-out' }],
    },
    claims: incident.claims.flatMap((claim) =>
      claim.kind === 'toll' ? [{ ...claim, quantity }] : [],
    ),
  }
}

/** A file's batches as its reader gives them, three rows to a batch. */
export function batchesOf(rows: readonly SampleRow[]): readonly ImportBatch[] {
  const header = { line: 1, text: 'id,killed', records: [] }
  const batches: ImportBatch[] = []
  for (let start = 0; start < rows.length; start += 3) {
    const part = rows.slice(start, start + 3)
    const first: Partial<RecordSet> = {
      sources: [sourceNamed('sample'), sourceNamed('un')],
      documents: [report],
    }
    batches.push({
      records: {
        ...emptyRecordSet,
        ...(start === 0 ? first : {}),
        incidents: part.map(incidentOfRow),
      },
      originals: [
        ...(start === 0 ? [header] : []),
        ...part.map(([id, killed], index) => ({
          line: start + index + 2,
          text: `${id},${killed}`,
          records: [{ kind: 'incident' as const, id }],
        })),
      ],
      issues: [],
    })
  }
  return batches
}

/** The batches one by one, as a reader of a stream gives them; `failAfter` of them it breaks off. */
export async function* streamOf(
  batches: readonly ImportBatch[],
  failAfter = Number.POSITIVE_INFINITY,
): AsyncGenerator<ImportBatch> {
  for (const [index, batch] of batches.entries()) {
    if (index === failAfter) throw new Error('the reader broke off')
    yield batch
  }
}

/**
 * Everything in a ledger that does not hang on chance or time: what the records are at every revision
 * that shows something new, their histories, and the imports.
 */
export async function contentOf(ledger: Ledger): Promise<unknown> {
  const records = await ledger.recordSetAt()
  const revisions = await ledger.revisions(null, 10_000)
  const imports = await ledger.imports.list(null, 100)
  return {
    records,
    revisions: revisions.map(({ kind, id, version, status, author, reason, record }) => ({
      kind,
      id,
      version,
      status,
      author,
      reason,
      record,
    })),
    imports: await Promise.all(
      imports.map(async ({ id, dataset, state, chunks, counts, report: told }) => ({
        dataset,
        state,
        chunks,
        counts,
        told,
        originals: await ledger.imports.originals(id, 0, 10_000),
      })),
    ),
  }
}
