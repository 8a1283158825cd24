import {
  type ApiKey,
  allows,
  type Ledger,
  type WriteOperation,
  type WriteOutcome,
} from '@recount/ledger'
import type { Context } from 'hono'
import type { Problem } from '../problems/index.ts'
import { scopeMissing } from './authorise.ts'
import { readIdempotencyKey } from './read-idempotency-key.ts'
import { scopeOfWrite } from './scope-of-write.ts'

/** What came of a write, or the scope that the key is short of. */
export type WriteRun =
  | { readonly outcome: WriteOutcome; readonly problem: null }
  | { readonly outcome: null; readonly problem: Problem }

/**
 * Writes one record in the name of a key's holder, where the key's scopes allow it.
 *
 * A request with `Idempotency-Key` gets the answer of the first one again.
 */
export async function runWrite(
  context: Context,
  ledger: Ledger,
  key: ApiKey,
  operation: WriteOperation,
  reason: string,
): Promise<WriteRun> {
  const id = 'record' in operation ? operation.record.id : operation.id
  const [current = null] = await ledger.revisionsOf(operation.kind, id)
  const seen = 'expectedVersion' in operation ? operation.expectedVersion : 0
  const found = current?.version ?? 0
  if (found < seen) {
    // Not left to the ledger: by then somebody else may have written this version.
    const conflicts = [
      { kind: operation.kind, id, replaces: seen, found: current?.version ?? null },
    ]
    return { outcome: { outcome: 'conflict', conflicts }, problem: null }
  }
  // Behind a version that has gone nothing can be written: it is a conflict, or the repetition of a
  // request that was allowed when it was new.
  const scope = found === seen ? scopeOfWrite(operation, current) : null
  if (scope !== null && !allows(key, scope))
    return { outcome: null, problem: scopeMissing([scope]) }
  const outcome = await ledger.write([operation], {
    author: key.holder,
    reason,
    ...readIdempotencyKey(context),
  })
  return { outcome, problem: null }
}
