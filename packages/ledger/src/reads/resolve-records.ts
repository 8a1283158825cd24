import type { Revision } from '../log/revision.ts'
import type { Database } from '../sql/database.ts'
import { type RecordName, readRecords } from './read-records.ts'

/** Records by kind and id, with those that they were merged into. */
export type ResolvedRecords = ReadonlyMap<string, Revision>

/** Some records as they stood at a revision, and those that they were merged into, over any number of merges. */
export async function resolveRecords(
  database: Database,
  wanted: readonly RecordName[],
  revision: number,
): Promise<ResolvedRecords> {
  const known = new Map<string, Revision>()
  let missing = wanted
  while (missing.length > 0) {
    const found = await readRecords(database, missing, revision)
    for (const record of found) known.set(keyOf(record), record)
    missing = found.flatMap(({ kind, redirect }) =>
      redirect === null || known.has(keyOf({ kind, id: redirect })) ? [] : [{ kind, id: redirect }],
    )
  }
  return known
}

/** The id to which references to a record lead: its own, or that of the record that it ended up in. */
export function resolvedId(records: ResolvedRecords, { kind, id }: RecordName): string {
  const passed = new Set<string>()
  let last = id
  for (;;) {
    passed.add(last)
    const next = records.get(keyOf({ kind, id: last }))?.redirect ?? null
    if (next === null || passed.has(next)) return last
    last = next
  }
}

/** Names a record among all kinds. */
export function keyOf({ kind, id }: RecordName): string {
  return `${kind}/${id}`
}
