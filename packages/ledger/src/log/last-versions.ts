import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonTexts } from '../sql/json-rows.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import type { LedgerContext } from './ledger-context.ts'

/** The last version of each of some records in the log, by kind and id; what was never in it is left out. */
export type LastVersions = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Whether a record was ever in the log, as far as it was asked for. */
export function isInLog(versions: LastVersions, kind: string, id: string): boolean {
  return versions.get(kind)?.has(id) ?? false
}

/** The last versions of some records in the log, those of unpublished imports included. */
export async function readLastVersions(
  { database }: LedgerContext,
  records: readonly { readonly kind: string; readonly id: string }[],
): Promise<LastVersions> {
  const ids = new Map<string, string[]>()
  for (const { kind, id } of records) {
    const ofKind = ids.get(kind)
    if (ofKind === undefined) ids.set(kind, [id])
    else ofKind.push(id)
  }
  const versions = new Map<string, Map<string, number>>()
  for (const [kind, wanted] of ids) {
    for (const chunk of jsonChunks(wanted)) {
      const rows = await database.query(
        // Most are new in an import: those are left out here.
        `select id, version from (
          select wanted.value as id, (
            select max(version) from revision
            where revision.kind = ? and revision.id = wanted.value
          ) as version from ${jsonTexts(database.dialect)} as wanted
        ) as found where version is not null`,
        [kind, chunk],
      )
      if (rows.length === 0) continue
      const found = versions.get(kind) ?? new Map<string, number>()
      versions.set(kind, found)
      for (const row of rows) found.set(readText(row, 'id'), readWholeNumber(row, 'version'))
    }
  }
  return versions
}
