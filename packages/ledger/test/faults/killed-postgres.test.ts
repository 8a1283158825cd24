import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { type Ledger, openLedger, storageFailureOf } from '../../src/index.ts'
import { openPostgres } from '../../src/postgres.ts'
import { makePostgresServer } from '../postgres-server.ts'
import { sourceNamed } from '../sample-records.ts'
import { seededRandom } from './random.ts'

const rounds = 5
const writers = ['a', 'b', 'c', 'd']
const server = makePostgresServer()
const skipped = server.reason === null ? '' : ` (skipped: ${server.reason})`

afterAll(async () => {
  if (server.reason !== null) return
  await server.stop('SIGKILL')
  server.remove()
})

it.skipIf(server.reason !== null)(
  `a PostgreSQL server killed ${rounds} times among concurrent writers loses no acknowledged write, and a repeated one is written once${skipped}`,
  async () => {
    if (server.reason !== null) return
    const random = seededRandom('killed PostgreSQL')
    await server.start()
    const database = openPostgres({ host: server.host, user: 'recount', database: 'postgres' })
    const ledger = await openLedger(database, { now: () => new Date() })
    const versions = new Map(writers.map((id) => [id, 0]))
    for (let round = 0; round < rounds; round++) {
      const writing = writers.map((id) => writeUntilItFails(ledger, id, versions))
      const before = sumOf(versions)
      while (sumOf(versions) < before + 8) await sleep(5)
      await sleep(random(100))
      await server.stop('SIGKILL')
      const failures = await Promise.all(writing)
      expect(new Set(failures)).toEqual(new Set(['unreachable']))
      await server.start()
      expect((await ledger.checkLedger()).issues).toEqual([])
      for (const [id, acknowledged] of versions) {
        const found = (await ledger.recordsOf('source', [id]))[0]?.version ?? 0
        expect(found, id).toBeGreaterThanOrEqual(acknowledged)
        // The write whose answer was lost, once more.
        await writeVersion(ledger, id, acknowledged + 1)
        versions.set(id, acknowledged + 1)
        const [newest] = await ledger.recordsOf('source', [id])
        expect(newest?.version, id).toBe(acknowledged + 1)
      }
    }
    expect(await ledger.latestRevision()).toBe(sumOf(versions))
    await ledger.close()
  },
  300_000,
)

function sumOf(versions: ReadonlyMap<string, number>): number {
  return [...versions.values()].reduce((a, b) => a + b)
}

/** Writes one version after another; answers the failure that ended it. */
async function writeUntilItFails(
  ledger: Ledger,
  id: string,
  versions: Map<string, number>,
): Promise<unknown> {
  for (;;) {
    const version = (versions.get(id) ?? 0) + 1
    try {
      await writeVersion(ledger, id, version)
    } catch (error) {
      return storageFailureOf(error) ?? error
    }
    versions.set(id, version)
  }
}

async function writeVersion(ledger: Ledger, id: string, version: number): Promise<void> {
  const target = { kind: 'source', record: sourceNamed(id, `version ${version}`) } as const
  const outcome = await ledger.write(
    [
      version === 1
        ? { operation: 'create', ...target }
        : { operation: 'revise', ...target, expectedVersion: version - 1 },
    ],
    { author: 'editor-1', reason: 'until it fails', idempotencyKey: `${id}-${version}` },
  )
  if (outcome.outcome !== 'written') throw new Error(JSON.stringify(outcome))
}
