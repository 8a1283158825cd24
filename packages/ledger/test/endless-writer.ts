// Appends to the ledger file that it is given until it is killed, and prints each revision once it is
// acknowledged. Run by killed-writer.test.ts.
import { openLedger } from '../src/index.ts'
import { openNodeSqlite } from '../src/node-sqlite.ts'
import { sourceNamed } from './sample-records.ts'

const ledger = await openLedger(openNodeSqlite(process.argv[2] ?? ''), { now: () => new Date() })
for (let version = (await ledger.revisionsOf('source', 'un')).length; ; version++) {
  const record = sourceNamed('un', `version ${version + 1}`)
  const replaces = version === 0 ? null : version
  const { last } = await ledger.append([{ kind: 'source', record, replaces }], {
    author: 'writer',
    reason: 'until killed',
  })
  process.stdout.write(`${last}\n`)
}
