import { type RecordKind, type RecordOfKind, recordKinds } from '@recount/core/records'
import type { ReadLimits } from '../streaming/read-limits.ts'
import type { RowView } from '../streaming/row-view.ts'
import type { TextRow } from '../streaming/split-rows.ts'
import { createIdSet, type IdSet } from './id-set.ts'
import type { ImportBatch, OriginalRow } from './import-batch.ts'
import type { ImportReport } from './import-report.ts'
import { type IssueEffect, makeRowIssue, type RowIssue } from './row-issue.ts'
import type { CellIssue, DataRow, RowSink } from './source-format.ts'
import { createTollCounter } from './toll-counter.ts'

type AnyRecord = {
  readonly [Kind in RecordKind]: { kind: Kind; record: RecordOfKind[Kind] }
}[RecordKind]

/** The part of a report that is counted while rows are read. */
export type CountedPart = Pick<
  ImportReport,
  'rows' | 'records' | 'tolls' | 'issueCounts' | 'issues'
>

/** A row as it is kept beside what it made. */
type KeptRow = Pick<RowView, 'line' | 'bytes'> | Pick<TextRow, 'line' | 'text'>

/** Collects what readers make of rows into batches, and counts it for the report. */
export interface RowCollector {
  readonly sink: RowSink
  /** Tells the names of the columns, so that issues can say where they are. */
  readonly nameColumns: (header: readonly string[], find: (name: string) => number) => void
  /** Begins the reading of rows that belong together. */
  readonly begin: (rows: readonly KeptRow[]) => void
  /** Ends it: all that was made of them is kept, or taken back. */
  readonly end: () => void
  /** Both, with what is done between them. */
  readonly take: (rows: readonly KeptRow[], read: () => void) => void
  /** Keeps a line that is no row. */
  readonly keepLine: (row: KeptRow, role: OriginalRow['role']) => void
  /** Tells of an issue that belongs to no row's reading. */
  readonly tell: (issue: RowIssue) => void
  /** How many rows wait in the batch. */
  readonly waiting: () => number
  /** Takes the batch out and begins the next. */
  readonly takeBatch: () => ImportBatch
  readonly counted: () => CountedPart
}

/** Starts collecting. */
export function createRowCollector(
  limits: Pick<ReadLimits, 'issuesKept' | 'idsRemembered'>,
): RowCollector {
  let batch = emptyBatch()
  let header: readonly string[] = []
  let findColumn: (name: string) => number = () => -1
  const known = {
    actor: createRepeatableIds(),
    document: createRepeatableIds(),
    incident: createIdSet(),
    place: createRepeatableIds(),
    'reported-total': createIdSet(),
    source: createRepeatableIds(),
  } satisfies Record<RecordKind, IdSet>
  let idsForgotten = false

  let current: readonly KeptRow[] = []
  const staged: AnyRecord[] = []
  const stagedTolls: StagedToll[] = []
  let refused = new Set<number>()

  const rows = { read: 0, taken: 0, refused: 0 }
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<
    RecordKind,
    number
  >
  const tolls = createTollCounter()
  const counts = new Map<string, { code: string; effect: IssueEffect; count: number }>()
  const kept: RowIssue[] = []

  const tell = (issue: RowIssue) => {
    batch.issues.push(issue)
    if (kept.length < limits.issuesKept) kept.push(issue)
    const key = `${issue.effect} ${issue.code}`
    const entry = counts.get(key)
    if (entry) entry.count++
    else counts.set(key, { code: issue.code, effect: issue.effect, count: 1 })
  }
  const tellOf = (effect: IssueEffect, row: Pick<DataRow, 'line'>, issue: CellIssue) => {
    const position = issue.column === null ? -1 : findColumn(issue.column)
    const field = position < 0 ? issue.column : (header[position] ?? issue.column)
    const column = position < 0 ? null : position + 1
    const { code, expected, received } = issue
    tell(makeRowIssue(effect, code, { line: row.line, column, field }, expected, received))
  }
  const isKnown = (kind: RecordKind, id: string): boolean => {
    if (known[kind].has(id)) return true
    for (let index = 0; index < staged.length; index++) {
      const entry = staged[index]
      if (entry !== undefined && entry.kind === kind && entry.record.id === id) return true
    }
    return false
  }
  const remember = (kind: RecordKind, id: string) => {
    const ids = known[kind]
    if (ids.size() < limits.idsRemembered) ids.add(id)
    else if (repeatable.includes(kind)) ids.clear()
    else if (!idsForgotten) {
      idsForgotten = true
      const expected = `at most ${limits.idsRemembered} ids, so that one used twice is noticed`
      tell(makeRowIssue('noted', 'many-ids', { line: current[0]?.line ?? null }, expected, 'more'))
    }
  }

  const sink: RowSink = {
    mark: {},
    add(kind, record) {
      if (!isKnown(kind, record.id)) {
        staged.push({ kind, record } as AnyRecord)
        return
      }
      for (const row of current) {
        const expected = 'an id that no earlier row has'
        sink.refuse(row, { code: 'repeated-id', column: null, expected, received: record.id })
      }
    },
    holds: (kind, id) => known[kind].has(id),
    once(kind, id, make) {
      if (!isKnown(kind, id)) staged.push({ kind, record: make() } as AnyRecord)
    },
    note: tellOf,
    refuse(row, issue) {
      refused.add(row.line)
      tellOf('refused', row, issue)
    },
    countToll(harm, given, taken) {
      stagedTolls.push({ harm, given, taken })
    },
  }

  function begin(keptRows: readonly KeptRow[]): void {
    current = keptRows
  }

  function end(): void {
    rows.read += current.length
    rows.refused += refused.size
    rows.taken += current.length - refused.size
    const nothingTaken = refused.size === current.length && current.length > 0
    if (!nothingTaken) keepStaged()
    const made = nothingTaken ? nothing : referencesTo(staged)
    for (const row of current) {
      const { line } = row
      const isRefused = refused.size > 0 && refused.has(line)
      batch.originals.push({
        line,
        text: bytesOf(row),
        role: 'row',
        records: isRefused ? nothing : made,
      })
    }
    staged.length = 0
    stagedTolls.length = 0
    if (refused.size > 0) refused = new Set()
  }

  function keepStaged(): void {
    for (const entry of staged) {
      keepRecord(batch, entry)
      records[entry.kind]++
      remember(entry.kind, entry.record.id)
    }
    for (const { harm, given, taken } of stagedTolls) tolls.add(harm, given, taken)
  }

  return {
    sink,
    nameColumns(names, find) {
      header = names
      findColumn = find
    },
    begin,
    end,
    take(keptRows, read) {
      begin(keptRows)
      read()
      end()
    },
    keepLine(row, role) {
      batch.originals.push({ line: row.line, text: bytesOf(row), role, records: nothing })
    },
    tell,
    waiting: () => batch.originals.length,
    takeBatch() {
      const { records: ofBatch, originals, issues } = batch
      batch = emptyBatch()
      return { records: ofBatch, originals, issues }
    },
    counted: () => ({
      rows: { ...rows },
      records: { ...records },
      tolls: tolls.tolls(),
      issueCounts: [...counts.values()].map((entry) => ({ ...entry })).sort(byCount),
      issues: [...kept],
    }),
  }
}

/** Kinds of which a file may tell the same record again. */
const repeatable: readonly RecordKind[] = ['source', 'document', 'actor', 'place']

const nothing: OriginalRow['records'] = Object.freeze([])

const encoder = new TextEncoder()

function bytesOf(row: KeptRow): Uint8Array {
  return 'bytes' in row ? row.bytes : encoder.encode(row.text)
}

interface StagedToll {
  readonly harm: Parameters<RowSink['countToll']>[0]
  readonly given: Parameters<RowSink['countToll']>[1]
  readonly taken: Parameters<RowSink['countToll']>[2]
}

/** Ids of kinds of which there are few, and whose texts are kept all the same. */
function createRepeatableIds(): IdSet {
  const ids = new Set<string>()
  return {
    has: (id) => ids.has(id),
    add: (id) => void ids.add(id),
    clear: () => ids.clear(),
    size: () => ids.size,
  }
}

function referencesTo(made: readonly AnyRecord[]): OriginalRow['records'] {
  const references: { kind: RecordKind; id: string }[] = []
  for (const { kind, record } of made) {
    if (kind === 'incident' || kind === 'reported-total') references.push({ kind, id: record.id })
  }
  return references.length === 0 ? nothing : references
}

function byCount(a: { count: number; code: string }, b: { count: number; code: string }): number {
  return b.count - a.count || (a.code < b.code ? -1 : 1)
}

function emptyBatch() {
  return {
    records: {
      sources: [] as RecordOfKind['source'][],
      documents: [] as RecordOfKind['document'][],
      actors: [] as RecordOfKind['actor'][],
      places: [] as RecordOfKind['place'][],
      incidents: [] as RecordOfKind['incident'][],
      reportedTotals: [] as RecordOfKind['reported-total'][],
    },
    originals: [] as OriginalRow[],
    issues: [] as RowIssue[],
  }
}

function keepRecord({ records }: ReturnType<typeof emptyBatch>, entry: AnyRecord): void {
  if (entry.kind === 'incident') records.incidents.push(entry.record)
  else if (entry.kind === 'actor') records.actors.push(entry.record)
  else if (entry.kind === 'source') records.sources.push(entry.record)
  else if (entry.kind === 'document') records.documents.push(entry.record)
  else if (entry.kind === 'place') records.places.push(entry.record)
  else records.reportedTotals.push(entry.record)
}
