// Imports the sample release into the ledger file that it is given. Before each batch and before publishing
// it prints `at <number>` and waits for a line. Salts, ids and times are always the same, so that two logs
// can be compared byte by byte. Run by killed-import.test.ts.
import { createInterface } from 'node:readline'
import { openLedger } from '../../src/index.ts'
import { openNodeSqlite } from '../../src/node-sqlite.ts'
import { batchesOf, sampleRelease, sampleRequest } from '../sample-import.ts'

const ledger = await openLedger(openNodeSqlite(process.argv[2] ?? ''), {
  now: () => new Date(0),
  random: (bytes) => void bytes.fill(7),
})
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const batches = async function* () {
  for (const [number, batch] of [...batchesOf(sampleRelease), null].entries()) {
    process.stdout.write(`at ${number}\n`)
    await lines.next()
    if (batch !== null) yield batch
  }
}
await ledger.imports.run(sampleRequest, batches(), () => ({ read: 9 }))
await ledger.close()
process.exit(0)
