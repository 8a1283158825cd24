import { type PublicIncident, projectVersions, publicByDefault } from '@recount/core/protection'
import type { Incident } from '@recount/core/records'
import { readStoredOf } from '../reads/read-records.ts'
import { recordSetOfState } from '../reads/record-set-of-state.ts'
import { referencesOf } from '../reads/references-of.ts'
import type { Database } from '../sql/database.ts'
import type { PublicRegister } from './public-register.ts'

/**
 * Versions of incidents as the public may see them by the newest records, `null` for one that it may not.
 * Only the newest versions of the incidents are read, those that they are linked to, and what they name.
 */
export async function showVersions(
  database: Database,
  newest: PublicRegister,
  versions: readonly Incident[],
): Promise<readonly (PublicIncident | null)[]> {
  if (versions.length === 0) return []
  const named = versions.flatMap((version) => [
    { kind: 'incident' as const, id: version.id },
    ...referencesOf('incident', version),
  ])
  const read = await readStoredOf(database, named, newest.revision)
  // Whether a draft or a withdrawn record belongs to the state depends on others, and is known.
  const belonging = <Item extends { readonly id: string; readonly redirect: string | null }>(
    kind: 'source' | 'document' | 'actor' | 'place',
    items: readonly Item[],
  ) =>
    items
      .filter(({ id, redirect }) => redirect !== null || newest.stored.has(`${kind}/${id}`))
      .map((item) => ({ ...item, status: 'published' as const }))
  const records = recordSetOfState({
    stored: {
      ...read,
      source: belonging('source', read.source),
      document: belonging('document', read.document),
      actor: belonging('actor', read.actor),
      place: belonging('place', read.place),
    },
  })
  return projectVersions(versions, records, publicByDefault(newest.day))
}
