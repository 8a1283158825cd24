import type { RecordKind, RecordSet } from '@recount/core/records'
import { type Revision, readRevision } from '../log/revision.ts'
import type { Database } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import type { LedgerState } from './ledger-state.ts'
import { recordSetOfState } from './record-set-of-state.ts'
import { referencesOf } from './references-of.ts'

/** A revision of a record of one kind. */
export type RevisionOf<Kind extends RecordKind> = Extract<Revision, { readonly kind: Kind }>

/** Names one record among all kinds. */
export interface RecordName {
  readonly kind: RecordKind
  readonly id: string
}

/** Later than every revision: the largest integer of PostgreSQL's. */
const latest = 2_147_483_647

/**
 * The records of one kind with some ids as they stood at a revision (`null`: now), sorted by id; those
 * that were not there are left out.
 */
export async function readRecordsOf<Kind extends RecordKind>(
  database: Database,
  kind: Kind,
  ids: readonly string[],
  revision: number | null,
): Promise<readonly RevisionOf<Kind>[]> {
  const names = [...new Set(ids)].map((id) => ({ kind, id }))
  const found = await readRecords(database, names, revision ?? latest)
  return found.filter((each) => isOfKind(each, kind)).sort(byId)
}

function isOfKind<Kind extends RecordKind>(
  revision: Revision,
  kind: Kind,
): revision is RevisionOf<Kind> {
  return revision.kind === kind
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}

/**
 * The revision of each of some records that stood at a revision, in no order; those that were not there
 * are left out. What it costs depends on how many are asked for, not on how large the ledger is.
 */
export async function readRecords(
  database: Database,
  names: readonly RecordName[],
  revision: number,
): Promise<readonly Revision[]> {
  const found: Revision[] = []
  for (const chunk of jsonChunks(names.map(({ kind, id }) => ({ kind, id })))) {
    const listed = jsonRows(database.dialect, { kind: 'text', id: 'text' })
    const rows = await database.query(
      `select revision.*, content.parts from ${listed} as wanted
        join revision on revision.revision = (
          select past.revision from revision as past
          left join publication on publication.import = past.import
          where past.kind = wanted.kind and past.id = wanted.id
            and case when past.import is null then past.revision else publication.revision end <= ?
          order by past.version desc limit 1
        )
        join content on content.revision = revision.revision`,
      // Parameters go by their places in the text, and the list of names stands first.
      [chunk, Math.min(revision, latest)],
    )
    for (const row of rows) found.push(readRevision(row))
  }
  return found
}

/**
 * Some incidents as they stood at a revision and all that they refer to, over however many steps: the
 * sources with those that they derive from, the documents, actors and places. It is the part of the
 * whole record set that counting them needs; incidents to which they are linked are not in it.
 */
export async function readRecordSetOf(
  database: Database,
  incidents: readonly string[],
  revision: number,
): Promise<RecordSet> {
  const names = incidents.map((id): RecordName => ({ kind: 'incident', id }))
  return recordSetOfState({ stored: await readStoredOf(database, names, revision) })
}

/** Some records as they stood at a revision and all but incidents that they refer to, over any number of steps. */
export async function readStoredOf(
  database: Database,
  names: readonly RecordName[],
  revision: number,
): Promise<LedgerState['stored']> {
  const asked = new Set<string>()
  const stored: Record<RecordKind, LedgerState['stored'][RecordKind][number][]> = {
    source: [],
    document: [],
    actor: [],
    place: [],
    incident: [],
    'reported-total': [],
  }
  const notAsked = ({ kind, id }: RecordName) => {
    const name = `${kind}/${id}`
    return asked.has(name) ? false : asked.add(name) !== undefined
  }
  let wanted = names.filter(notAsked)
  while (wanted.length > 0) {
    const read = await readRecords(database, wanted, revision)
    for (const { kind, id, record, status, redirect, redacted } of read) {
      stored[kind].push({ id, record, status, redirect, redacted })
    }
    wanted = read.flatMap(namesIn).filter(notAsked)
  }
  for (const list of Object.values(stored)) list.sort(byId)
  return stored
}

/** What has to be read with a record: what it refers to, and where it was merged into. */
function namesIn({ kind, record, redirect }: Revision): readonly RecordName[] {
  const references = referencesOf(kind, record).filter((to) => to.kind !== 'incident')
  return redirect === null || kind === 'incident'
    ? references
    : [...references, { kind, id: redirect }]
}
