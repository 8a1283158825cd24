import { type StorageFailure, storageFailureOf } from '@recount/ledger'
import type { Problem } from './problem.ts'

/**
 * The problem of an error with which the storage of the ledger ended a request; `null` for any other
 * error. It tells what whoever asks can do about it, and nothing of the storage itself.
 */
export function problemOfStorage(error: unknown): Problem | null {
  const failure = storageFailureOf(error)
  if (failure === null) return null
  return {
    kind: failure === 'full' ? 'storage-full' : 'storage-unavailable',
    detail: details[failure],
    headers: { 'Retry-After': secondsToWait[failure] },
  }
}

const details: Readonly<Record<StorageFailure, string>> = {
  full: 'There is no room to write.',
  busy: 'Others keep the storage occupied.',
  unreachable: 'The storage cannot be reached.',
  broken: 'The storage failed, and the operator has been told.',
}

const secondsToWait: Readonly<Record<StorageFailure, string>> = {
  full: '60',
  busy: '1',
  unreachable: '5',
  broken: '60',
}
