import type { Issue } from '@recount/core/primitives'
import type { RecordKind, Status } from '@recount/core/records'
import type { Conflict } from '../log/append-changes.ts'

/** One record as a write has left it. */
export interface WrittenRecord {
  readonly revision: number
  readonly kind: RecordKind
  readonly id: string
  readonly version: number
  readonly status: Status
}

/**
 * What came of a write. All of its operations happened, or none.
 *
 * - `written`: they are in the log. `isReplay` says that this is the kept answer of an earlier request
 *   with the same idempotency key, and nothing was written again.
 * - `conflict`: somebody else has changed a record since the writer saw it, or it is not there.
 * - `refused`: a record is not one that the ledger takes; the issues say why.
 * - `needs-approval`: the ledger wants a second person for it; `propose` it.
 * - `key-reused`: the idempotency key belongs to another request.
 */
export type WriteOutcome =
  | {
      readonly outcome: 'written'
      readonly records: readonly WrittenRecord[]
      readonly isReplay: boolean
    }
  | { readonly outcome: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly outcome: 'refused'; readonly issues: readonly Issue[] }
  | { readonly outcome: 'needs-approval'; readonly issues: readonly Issue[] }
  | { readonly outcome: 'key-reused' }
