import type { Incident } from '@recount/core/records'
import type { Revision } from '../log/revision.ts'
import { changesBetween } from '../reads/changes-between.ts'
import { type RecordName, readRecords } from '../reads/read-records.ts'
import type { Database } from '../sql/database.ts'
import { isPlain, namesIn, outlineOf, type RecordOutline, referencesOfRecord } from './outline.ts'
import type { Register } from './register.ts'
import type { RegistryKind } from './registry-kind.ts'

/** How many records are read at a time. */
const recordsAtATime = 500

/** Which register is wanted: as known at a revision, when the newest one was another. */
export interface WantedRegister {
  readonly revision: number
  readonly newest: number
}

/**
 * A register made of a later or an earlier one: only the records that changed in between are read, of
 * plain incidents both versions, since of those nothing but their number is known.
 *
 * `before` must hold nothing that was redacted since: {@link isStillReadable}.
 */
export async function advanceRegister(
  database: Database,
  before: Register,
  { revision, newest }: WantedRegister,
): Promise<Register> {
  if (before.revision === revision) return { ...before, readAt: newest }
  const first = Math.min(before.revision, revision)
  const last = Math.max(before.revision, revision)
  const changes = await changesBetween(database, first, last)
  const incidents = changes.filter(({ kind }) => kind === 'incident').map(({ id }) => id)
  const registries = changes.filter(({ kind }) => kind !== 'incident')
  return {
    revision,
    readAt: newest,
    records: await advanceRecords(database, before, registries, revision),
    ...(await advanceIncidents(database, before, incidents, revision)),
    tail: before.tail + changes.length,
  }
}

/**
 * Whether what a register was made of can still be read: the former version of an incident is needed to
 * count it no longer, and a redaction of its speakers or its place takes that away.
 */
export async function isStillReadable(
  database: Database,
  { revision, readAt }: Pick<Register, 'revision' | 'readAt'>,
): Promise<boolean> {
  const [row] = await database.query(
    `select revision from redaction where revision <= ? and redacted_by > ?
      and part in ('speakers', 'place') limit 1`,
    [revision, readAt],
  )
  return row === undefined
}

async function advanceRecords(
  database: Database,
  { records }: Register,
  changes: readonly RecordName[],
  revision: number,
): Promise<Register['records']> {
  if (changes.length === 0) return records
  const found = new Map<string, Revision>()
  for (const batch of inBatches(changes)) {
    for (const row of await readRecords(database, batch, revision)) {
      found.set(`${row.kind}/${row.id}`, row)
    }
  }
  const changed = new Set(changes.map(({ kind, id }) => `${kind}/${id}`))
  const advanced = <Kind extends RegistryKind>(kind: Kind): readonly RecordOutline<Kind>[] => {
    const more = changes
      .filter((change) => change.kind === kind)
      .flatMap(({ id }): readonly RecordOutline<Kind>[] => {
        const row = found.get(`${kind}/${id}`)
        if (row === undefined) return []
        const { status, redirect, record } = row
        return [{ id, status, redirect, names: referencesOfRecord(kind, record) }]
      })
    const kept = (records[kind] as readonly RecordOutline<Kind>[]).filter(
      ({ id }) => !changed.has(`${kind}/${id}`),
    )
    return [...kept, ...more].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  return {
    source: advanced('source'),
    document: advanced('document'),
    actor: advanced('actor'),
    place: advanced('place'),
    'reported-total': advanced('reported-total'),
  }
}

async function advanceIncidents(
  database: Database,
  before: Register,
  ids: readonly string[],
  revision: number,
): Promise<Pick<Register, 'named' | 'guarded'>> {
  if (ids.length === 0) return { named: before.named, guarded: before.guarded }
  const named = new Map(before.named)
  const guarded = new Map(before.guarded)
  const count = (incident: Incident, difference: number) => {
    for (const name of namesIn(outlineOf(incident))) {
      const number = (named.get(name) ?? 0) + difference
      if (number > 0) named.set(name, number)
      else named.delete(name)
    }
  }
  for (const batch of inBatches(ids)) {
    const plainBefore = batch.filter((id) => !guarded.delete(id))
    for (const incident of await readIncidents(database, plainBefore, before.revision)) {
      count(incident, -1)
    }
    for (const incident of await readIncidents(database, batch, revision)) {
      if (isPlain(incident)) count(incident, 1)
      else guarded.set(incident.id, outlineOf(incident))
    }
  }
  return { named, guarded }
}

/** Some incidents as they stood at a revision. */
export async function readIncidents(
  database: Database,
  ids: readonly string[],
  revision: number,
): Promise<readonly Incident[]> {
  if (revision === 0 || ids.length === 0) return []
  const names = ids.map((id) => ({ kind: 'incident' as const, id }))
  const rows = await readRecords(database, names, revision)
  return rows.flatMap((row) => (row.kind === 'incident' ? [row.record] : []))
}

function* inBatches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += recordsAtATime) {
    yield items.slice(start, start + recordsAtATime)
  }
}
