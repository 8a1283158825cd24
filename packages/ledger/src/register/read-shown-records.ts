import { type PublicRecordSet, projectPublic, publicByDefault } from '@recount/core/protection'
import { emptyRecordSet, type RecordOfKind } from '@recount/core/records'
import { followRedirects } from '../reads/follow-redirects.ts'
import { readRecords } from '../reads/read-records.ts'
import type { Database } from '../sql/database.ts'
import type { PublicRegister } from './public-register.ts'
import type { RegistryKind } from './registry-kind.ts'

/** Ids of each kind of record that is listed by id. */
export type RegistryIds = Readonly<Partial<Record<RegistryKind, readonly string[]>>>

/**
 * Those of some records that the public may see, as known at the register's revision, each kind in the
 * order that was asked for. Nothing else is read.
 */
export async function readShownRecords(
  database: Database,
  register: PublicRegister,
  asked: RegistryIds,
): Promise<PublicRecordSet> {
  const kinds = Object.keys(asked) as readonly RegistryKind[]
  const shown = kinds.flatMap((kind) =>
    [...new Set(asked[kind])].filter((id) => register.has(kind, id)).map((id) => ({ kind, id })),
  )
  const standsIn = (kind: RegistryKind, id: string) => standInOf(register, kind, id) !== undefined
  const names = shown.filter(({ kind, id }) => !standsIn(kind, id))
  const found = new Map<string, object>()
  for (const { kind, id, record } of await readRecords(database, names, register.revision)) {
    found.set(`${kind}/${id}`, record)
  }
  const listOf = <Kind extends RegistryKind>(kind: Kind) =>
    names
      .filter((name) => name.kind === kind)
      .flatMap(({ id }): readonly RecordOfKind[Kind][] => {
        const record = found.get(`${kind}/${id}`)
        // A record is kept under its own kind.
        return record === undefined ? [] : [record as RecordOfKind[Kind]]
      })
  const stored = followRedirects(
    {
      ...emptyRecordSet,
      sources: listOf('source'),
      documents: listOf('document'),
      actors: listOf('actor'),
      places: listOf('place'),
      reportedTotals: listOf('reported-total'),
    },
    register.redirects,
  )
  const { sources, documents } = register.standIns
  // By itself no record is kept back; which of them are is what the register has told.
  const projected = projectPublic(stored, publicByDefault(register.day))
  return {
    ...projected,
    sources: inOrder(asked.source, [...stored.sources, ...sources]),
    documents: inOrder(asked.document, [...stored.documents, ...documents]),
  }
}

function standInOf({ standIns }: PublicRegister, kind: RegistryKind, id: string) {
  const among = kind === 'source' ? standIns.sources : kind === 'document' ? standIns.documents : []
  return among.find((record) => record.id === id)
}

function inOrder<Item extends { readonly id: string }>(
  ids: readonly string[] | undefined,
  items: readonly Item[],
): readonly Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}
