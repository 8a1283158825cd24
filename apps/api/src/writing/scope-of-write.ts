import type { Status } from '@recount/core/records'
import { isSeenByPublic, type Revision, type Scope, type WriteOperation } from '@recount/ledger'

/**
 * The scope that a write takes, on a record as it stands (`null`: it is not there). Drafts and proposals
 * take `edit`; what the public sees a difference of takes `publish`.
 */
export function scopeOfWrite(
  operation: WriteOperation,
  current: Pick<Revision, 'status'> | null,
): Scope {
  const before = current?.status ?? null
  return isSeenByPublic(before, statusAfter(operation, before)) ? 'publish' : 'edit'
}

function statusAfter(operation: WriteOperation, before: Status | null): Status {
  switch (operation.operation) {
    case 'create':
    case 'revise':
      if (operation.kind === 'incident') return operation.record.status
      return operation.status ?? before ?? 'published'
    case 'publish':
      return 'published'
    case 'withdraw':
      return 'withdrawn'
    case 'merge':
      return 'merged'
    case 'restore':
      // What was taken out may have been public before, so bringing it back counts as seen.
      return before === 'draft' || before === 'proposed' ? before : 'published'
  }
}
