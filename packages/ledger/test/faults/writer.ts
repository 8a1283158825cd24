// Writes to the ledger file that it is given, as several writers at once, until it is killed or each has
// written so often. Every write has an idempotency key. Prints `<key> <revision>` once a write is
// acknowledged, and `failed <failure>` where the storage failed; then it tries the same write again, and
// gives up after so many failures. Run by the tests beside it.
import { setTimeout as sleep } from 'node:timers/promises'
import { openLedger, storageFailureOf } from '../../src/index.ts'
import { openNodeSqlite } from '../../src/node-sqlite.ts'
import { sourceNamed } from '../sample-records.ts'

const [, , file = '', name = 'writer', writers = '1', most = 'Infinity', patience = '0'] =
  process.argv
let failures = 0
const ledger = await persist(() => openLedger(openNodeSqlite(file), { now: () => new Date() }))

await Promise.all(
  Array.from({ length: Number(writers) }, async (_, index) => {
    const id = `${name}-${index}`
    const [newest] = await persist(() => ledger.recordsOf('source', [id]))
    let version = newest?.version ?? 0
    for (let written = 0; written < Number(most); written++) {
      const key = `${id}-${version + 1}`
      const records = await persist(() => write(id, version, key))
      process.stdout.write(`${key} ${records[0]?.revision}\n`)
      version += 1
      if (written % 3 === 0) await persist(writeShared)
    }
  }),
)

async function write(id: string, version: number, idempotencyKey: string) {
  const record = sourceNamed(id, `version ${version + 1} ${'x'.repeat(200)}`)
  const target = { kind: 'source', record } as const
  const outcome = await ledger.write(
    [
      version === 0
        ? { operation: 'create', ...target }
        : { operation: 'revise', ...target, expectedVersion: version },
    ],
    { author: name, reason: 'until killed', idempotencyKey },
  )
  if (outcome.outcome !== 'written') throw new Error(JSON.stringify(outcome))
  return outcome.records
}

/** All writers try the same record, so that some of them come too late. */
async function writeShared() {
  const [newest] = await ledger.recordsOf('source', ['shared'])
  const record = sourceNamed('shared', `by ${name} after ${newest?.version}`)
  const replaces = newest?.version ?? null
  await ledger.append([{ kind: 'source', record, replaces }], { author: name, reason: 'a race' })
}

async function persist<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      process.stdout.write(`failed ${storageFailureOf(error) ?? String(error)}\n`)
      failures += 1
      if (failures > Number(patience)) process.exit(3)
      await sleep(10)
    }
  }
}
