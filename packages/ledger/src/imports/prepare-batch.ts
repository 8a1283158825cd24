import { canonicalJson } from '@recount/core/primitives'
import { delayPublication, findNeverStored } from '@recount/core/protection'
import type { Incident, RecordKind, Status } from '@recount/core/records'
import { type AnyRecord, stateOf } from '../log/entry.ts'
import { openEntryWriter } from '../log/entry-writer.ts'
import { addBytes, addText, type GrowingBytes } from '../log/growing-bytes.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { LogKind } from '../log/revision.ts'
import { endText, growingColumn, takeColumn } from './growing-column.ts'
import type { ImportBatch, ImportedRow } from './import-batch.ts'
import { addPart, endEntry, growingParts, takeParts } from './part-column.ts'
import { type BatchRoom, type PreparedBatch, recordKey } from './prepared-batch.ts'

/** What preparing works with: a digest, salts that nobody can foresee, and the publication delay. */
export type PrepareContext = Pick<LedgerContext, 'sha256Hex' | 'salts' | 'publicationDelayDays'>

/** Prepares batches of an import where no ledger is at hand: in another thread than the one that writes. */
export interface Preparation {
  /** Prepares a batch for an import that was begun with a reason. */
  add(batch: ImportBatch, reason: string): void
  /** Takes out what was added since the last time, as one batch. */
  take(): PreparedBatch
  /** Takes room back for what is prepared next: see `roomOf`. New room costs the system more than old. */
  reuse(room: BatchRoom): void
}

/** Prepares one batch for an import that was begun with a reason. */
export function prepareBatch(
  context: PrepareContext,
  batch: ImportBatch,
  reason: string,
): PreparedBatch {
  const preparation = beginPreparation(context)
  preparation.add(batch, reason)
  return preparation.take()
}

/** Begins a preparation: what it prepares is staged as if the ledger had prepared it. */
export function beginPreparation(context: PrepareContext): Preparation {
  const { sha256Hex, publicationDelayDays } = context
  const kinds: LogKind[] = []
  const ids: string[] = []
  const statuses: Status[] = []
  const redirects: (string | null)[] = []
  const contents = growingColumn()
  const parts = growingParts()
  const writer = openEntryWriter(context, {
    contents: contents.texts,
    commit: (part, text) => addPart(parts, part, text),
  })
  const recordIds: string[] = []
  const contentHashes: string[] = []
  const lines: number[] = []
  const bodies = growingColumn()
  const forbidden: PreparedBatch['forbidden'][number][] = []
  const issues: PreparedBatch['issues'][number][] = []
  const digests: string[] = []
  const spares: BatchRoom[] = []
  let rows = 0

  const delayed = (incidents: readonly Incident[]): readonly Incident[] =>
    publicationDelayDays === 0
      ? incidents
      : incidents.map((incident) => delayPublication(incident, publicationDelayDays))

  function addRecords(kind: RecordKind, records: readonly AnyRecord[], reasonJson: string): void {
    for (const record of records) {
      const { id } = record
      const { status, redirect } = stateOf(record)
      const found = writer.addRecord(kind, record, reasonJson) ? findNeverStored(record) : []
      if (found.length > 0) forbidden.push({ record: recordKey(kind, id), issues: found })
      kinds.push(kind)
      ids.push(id)
      statuses.push(status)
      redirects.push(redirect)
      endText(contents)
      endEntry(parts)
    }
  }

  function addOriginals({ originals }: ImportBatch): void {
    let told = ''
    for (const [recordId, { first, others }] of rowsByRecord(originals)) {
      const hash = addBody(first, others)
      recordIds.push(recordId)
      lines.push(first.line)
      contentHashes.push(hash)
      told += `${told === '' ? '' : ','}${first.line} ${hash}`
    }
    digests.push(sha256Hex(told))
  }

  /** Adds the text of rows, one on each line, and answers its digest. */
  function addBody(first: ImportedRow, others: readonly ImportedRow[]): string {
    const { texts } = bodies
    const from = texts.length
    addRow(texts, first)
    for (const row of others) {
      addText(texts, '\n')
      addRow(texts, row)
    }
    const isAlone = others.length === 0 && typeof first.text !== 'string'
    const written = isAlone ? first.text : texts.bytes.subarray(from, texts.length)
    const hash = sha256Hex(written)
    if (written.includes(0)) {
      // It cannot be kept in an SQL text.
      const kept = decoder.decode(written).replaceAll('\0', '\ufffd')
      texts.length = from
      addText(texts, kept)
    }
    endText(bodies)
    return hash
  }

  return {
    add(batch, reason) {
      const { sources, documents, actors, places, incidents, reportedTotals } = batch.records
      const reasonJson = canonicalJson(reason)
      // What is referred to before what refers, as in changesOfRecordSet.
      addRecords('source', sources, reasonJson)
      addRecords('document', documents, reasonJson)
      addRecords('actor', actors, reasonJson)
      addRecords('place', places, reasonJson)
      addRecords('incident', delayed(incidents), reasonJson)
      addRecords('reported-total', reportedTotals, reasonJson)
      addOriginals(batch)
      for (const issue of batch.issues) issues.push(issue)
      rows += batch.originals.length
    },
    take() {
      const room = spares.pop()
      const [digest = ''] = digests
      const taken = {
        digest: digests.length === 1 ? digest : sha256Hex(digests.join('\n')),
        entries: {
          kinds: kinds.splice(0),
          ids: ids.splice(0),
          statuses: statuses.splice(0),
          redirects: redirects.splice(0),
          contents: takeColumn(contents, room?.contents),
          parts: takeParts(parts, room?.parts),
        },
        forbidden: forbidden.splice(0),
        originals: {
          recordIds: recordIds.splice(0),
          contentHashes: contentHashes.splice(0),
          lines: lines.splice(0),
          bodies: takeColumn(bodies, room?.bodies),
        },
        issues: issues.splice(0),
        rows,
      }
      digests.length = 0
      rows = 0
      return taken
    },
    reuse(room) {
      spares.push(room)
    },
  }
}

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

function addRow(texts: GrowingBytes, { text }: ImportedRow): void {
  if (typeof text === 'string') addText(texts, text)
  else addBytes(texts, text)
}

interface RowsOfRecord {
  readonly first: ImportedRow
  readonly others: ImportedRow[]
}

/** Rows by the record that they are told of first; the rows of one record are one text. */
function rowsByRecord(rows: readonly ImportedRow[]): ReadonlyMap<string, RowsOfRecord> {
  const byRecord = new Map<string, RowsOfRecord>()
  for (const row of rows) {
    const recordId = mainRecord(row)
    const before = byRecord.get(recordId)
    if (before === undefined) byRecord.set(recordId, { first: row, others: [] })
    else before.others.push(row)
  }
  return byRecord
}

function mainRecord({ line, records }: ImportedRow): string {
  for (const { kind, id } of records) {
    if (kind === 'incident' || kind === 'reported-total') return recordKey(kind, id)
  }
  const [first] = records
  return first === undefined ? `line:${line}` : recordKey(first.kind, first.id)
}
