/** The thread that prepares a file while the ledger is written in another: see prepare-in-thread.ts. */
import module from 'node:module'
import { workerData } from 'node:worker_threads'
import type { PreparerData } from './preparer-messages.ts'

// A folder of its own: what was compiled under the flags of an import is of no use to other threads.
const { compiled }: PreparerData = workerData
if (compiled !== null) module.enableCompileCache?.(`${compiled}/import`)
await import('./answer-preparer.ts')
