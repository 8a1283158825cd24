import { casebook } from '@recount/casebook'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import { makeCounter } from '../data/counted-records.ts'
import type { LoadedSnapshot } from '../data/use-snapshot.ts'

/** The seed casebook as a loaded snapshot: the fixed data of the gallery and of the panels' tests. */
export function fixedSnapshot(): LoadedSnapshot {
  const records = projectPublic(casebook, publicByDefault('2022-12-05'))
  return { revision: 1, hash: 'fixed', records, countedBy: makeCounter({ records }) }
}
