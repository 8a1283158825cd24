import { canonicalJson } from '@recount/core/primitives'
import type { RecordKind } from '@recount/core/records'
import type { Revision } from '../log/revision.ts'
import { changesBetween, protectedSince } from '../reads/changes-between.ts'
import type { RecordName } from '../reads/read-records.ts'
import {
  keyOf,
  type ResolvedRecords,
  resolvedId,
  resolveRecords,
} from '../reads/resolve-records.ts'
import type { Database } from '../sql/database.ts'
import type { PublicTable } from './public-table.ts'
import { incidentsNaming } from './rows-naming.ts'

/** Which table is wanted: as known at a revision, by the labels of the newest one, on a day. */
export type WantedTable = Pick<PublicTable, 'revision' | 'newest' | 'day'>

/**
 * The incidents whose rows may differ between a table and a later or an earlier one. All others have the
 * same row.
 *
 * They are the incidents that changed themselves; those whose rows name a source, document or actor of
 * which something changed that counts, or a source that speaks for such an actor; those that were given protection after the wanted revision; and
 * those whose embargo ends between the two days.
 */
export async function affectedIncidents(
  database: Database,
  before: PublicTable,
  { revision, newest, day }: WantedTable,
): Promise<ReadonlySet<string>> {
  const affected = new Set<string>()
  for (const [id, until] of before.memo.embargoes) {
    if (until <= before.day !== until <= day) affected.add(id)
  }
  if (newest === before.newest && revision === before.revision) return affected
  const first = Math.min(before.revision, revision)
  const last = Math.max(before.revision, revision)
  const changes = await changesBetween(database, first, last)
  const isOf = (kind: RecordKind) => (change: RecordName) => change.kind === kind
  for (const { id } of changes.filter(isOf('incident'))) affected.add(id)
  const others = changes.filter(({ kind }) => countedKinds.has(kind))
  for (const id of await incidentsReferringTo(database, before, others, revision)) affected.add(id)
  if (revision < newest) for (const id of await protectedSince(database, revision)) affected.add(id)
  return affected
}

const countedKinds: ReadonlySet<RecordKind> = new Set(['source', 'document', 'actor'])

async function incidentsReferringTo(
  database: Database,
  before: PublicTable,
  changes: readonly RecordName[],
  revision: number,
): Promise<readonly string[]> {
  // Nothing that is not read anyway refers to anything.
  if (changes.length === 0 || before.table.length === 0) return []
  const then = await resolveRecords(database, changes, before.revision)
  const isNamed = nameTest(before)
  const known = changes.filter((change) => then.has(keyOf(change)) || isNamed(change.id))
  const now = await resolveRecords(database, known, revision)
  const named = { source: new Set<string>(), document: new Set<string>(), actor: new Set<string>() }
  for (const change of known) {
    const { kind, id } = change
    if (kind !== 'source' && kind !== 'document' && kind !== 'actor') continue
    if (whatCounts(then, change) === whatCounts(now, change)) continue
    for (const name of [id, resolvedId(then, change), resolvedId(now, change)])
      named[kind].add(name)
  }
  // A perpetrator's own word weighs less, so who speaks for whom is part of a count.
  for (const [source, actor] of before.memo.speaksFor) {
    if (named.actor.has(actor)) named.source.add(source)
  }
  addThoseThatRepeat(named.source, before.memo.repeats)
  if (named.source.size + named.document.size + named.actor.size === 0) return []
  const found = incidentsNaming(before.table, {
    sources: named.source,
    documents: named.document,
    actors: named.actor,
  })
  return [...found, ...before.memo.besides]
}

/** Whether a record that was not there yet can have been referred to nevertheless. */
function nameTest({ table, memo }: PublicTable): (id: string) => boolean {
  if (memo.besides.size > 0) return () => true
  const named = new Set([
    ...table.source.entries.words,
    ...table.document.entries.words,
    ...table.perpetrator.entries.words,
    ...table.cells.kinds.actor,
    ...[...memo.repeats.values()].flat(),
    ...memo.speaksFor.values(),
  ])
  return (id) => named.has(id)
}

/** What of a record can change the count of an incident that refers to it, as text. */
function whatCounts(records: ResolvedRecords, name: RecordName): string {
  const stored = records.get(keyOf(name))
  return canonicalJson([resolvedId(records, name), stored === undefined ? null : fieldsOf(stored)])
}

function fieldsOf(stored: Revision) {
  if (stored.kind === 'source') {
    const { kind, actor, derivedFrom } = stored.record
    return [kind, actor, derivedFrom]
  }
  return stored.kind === 'document' ? stored.record.published : null
}

/** Adds every source that repeats one of some sources, directly or over others. */
function addThoseThatRepeat(
  sources: Set<string>,
  repeats: ReadonlyMap<string, readonly string[]>,
): void {
  for (let size = -1; size !== sources.size; ) {
    size = sources.size
    for (const [id, origins] of repeats) {
      if (origins.some((origin) => sources.has(origin))) sources.add(id)
    }
  }
}
