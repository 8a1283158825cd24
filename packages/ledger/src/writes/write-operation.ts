import type { RecordKind, RecordOfKind } from '@recount/core/records'

/** A record of any kind together with its kind. */
type KindAndRecord = {
  readonly [Kind in RecordKind]: { readonly kind: Kind; readonly record: RecordOfKind[Kind] }
}[RecordKind]

/** Which record an operation is about, and the version of it that the writer has seen. */
interface Target {
  readonly kind: RecordKind
  readonly id: string
  readonly expectedVersion: number
}

/**
 * What somebody wants done with one record.
 *
 * - `create` a record that was not there. An incident's own status says whether it is a draft, a proposal
 *   or published; `status` says so for the other kinds, which are published where it is left out.
 * - `revise`: the record as it shall be from now on. A draft can become a proposal and go back, and a
 *   published record can be taken back to a draft.
 * - `publish` a draft or a proposal as it stands.
 * - `withdraw`: it leaves a tombstone.
 * - `merge` it into another record of its kind: it leaves a redirect.
 * - `restore` what was withdrawn or merged as it was before, or any record to one of its earlier versions.
 */
export type WriteOperation =
  | ({ readonly operation: 'create'; readonly status?: 'draft' | 'published' } & KindAndRecord)
  | ({
      readonly operation: 'revise'
      readonly status?: 'draft' | 'published'
      readonly expectedVersion: number
    } & KindAndRecord)
  | ({ readonly operation: 'publish' } & Target)
  | ({ readonly operation: 'withdraw' } & Target)
  | ({ readonly operation: 'merge'; readonly into: string } & Target)
  | ({ readonly operation: 'restore'; readonly version?: number } & Target)

/** The id of the record that an operation is about. */
export function idOfOperation(operation: WriteOperation): string {
  return 'record' in operation ? operation.record.id : operation.id
}

/** The version that the writer has seen: `null` for a record that was not there. */
export function versionSeen(operation: WriteOperation): number | null {
  return operation.operation === 'create' ? null : operation.expectedVersion
}
