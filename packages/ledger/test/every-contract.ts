import { importContract } from './import-contract.ts'
import { ledgerContract } from './ledger-contract.ts'
import { migrationContract } from './migration-contract.ts'
import type { OpenPair } from './open-empty.ts'
import { planContract } from './plan-contract.ts'
import { readContract } from './read-contract.ts'
import { registerContract } from './register-contract.ts'
import { tableContract } from './table-contract.ts'
import { writeContract } from './write-contract.ts'

/**
 * All that every engine must keep. `open` gives an empty database each time; `runs` bounds the
 * properties, which cost more on some engines than on others. Where the engine is not there, `whyNot`
 * says why.
 */
export function everyContract(
  engine: string,
  open: OpenPair,
  runs: number,
  whyNot: string | null = null,
): void {
  ledgerContract(engine, open, runs, whyNot)
  writeContract(engine, open, runs, whyNot)
  readContract(engine, open, whyNot)
  importContract(engine, open, whyNot)
  tableContract(engine, open, runs, whyNot)
  registerContract(engine, open, runs, whyNot)
  migrationContract(engine, open, whyNot)
  planContract(engine, open, whyNot)
}
