import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLedger } from '../../src/index.ts'
import { openNodeSqlite } from '../../src/node-sqlite.ts'
import { seededRandom } from './random.ts'

const rounds = 50
const processes = ['left', 'right']
const writersEach = 2
const program = join(import.meta.dirname, 'writer.ts')
const env = () => ({ ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-killed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it(`loses no acknowledged write in ${rounds} rounds in which concurrent writers are killed at random moments`, async () => {
  const random = seededRandom('killed writers')
  const file = join(folder, 'ledger.sqlite')
  const now = () => new Date()
  // Run once to its end, it keeps its code compiled: it starts in a third of the time.
  expect(
    spawnSync(process.execPath, [program, file, 'nobody', '1', '0'], { env: env() }).status,
  ).toBe(0)
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    for (const [key, revision] of await writeUntilKilled(
      file,
      1 + random(processes.length),
      random(200),
    )) {
      acknowledged.set(key, revision)
    }
    const database = openNodeSqlite(file)
    const ledger = await openLedger(database, { now })
    expect((await ledger.checkLedger()).issues, `round ${round}`).toEqual([])
    const kept = await database.query('select author, key, answer from idempotency')
    const revisions = new Map(
      kept.map(({ key, answer }) => [String(key), JSON.parse(String(answer))[0].revision]),
    )
    for (const [key, revision] of acknowledged) expect(revisions.get(key), key).toBe(revision)
    // What was not acknowledged and is there: at most what each writer was waiting for when it was killed.
    const unheard = revisions.size - acknowledged.size
    expect(unheard).toBeLessThanOrEqual((round + 1) * processes.length * writersEach)
    const rows = await database.query(
      `select count(*) as rows from revision where kind = 'source' and id <> 'shared'`,
    )
    expect(rows).toEqual([{ rows: revisions.size }])
    await ledger.close()
  }
  const [integrity] = await openNodeSqlite(file).query('pragma integrity_check')
  expect(integrity).toEqual({ integrity_check: 'ok' })
  expect(acknowledged.size).toBeGreaterThan(rounds)
  console.log(`${acknowledged.size} acknowledged, none lost`)
}, 600_000)

/**
 * Kills all writers at once, some milliseconds after so many processes have acknowledged something;
 * answers what all acknowledged.
 */
async function writeUntilKilled(
  file: string,
  heardFrom: number,
  milliseconds: number,
): Promise<readonly (readonly [string, number])[]> {
  const acknowledged: (readonly [string, number])[] = []
  const writers = processes.map((name) =>
    spawn(process.execPath, [program, file, name, String(writersEach)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: env(),
    }),
  )
  let killing: Promise<void> | null = null
  const heard = new Set<unknown>()
  await Promise.all(
    writers.map(async (writer) => {
      const ended = once(writer, 'exit')
      for await (const line of createInterface({ input: writer.stdout })) {
        const [key = '', revision] = line.split(' ')
        acknowledged.push([key, Number(revision)])
        if (heard.add(writer).size >= heardFrom) killing ??= killAfter(writers, milliseconds)
      }
      await ended
    }),
  )
  await killing
  return acknowledged
}

async function killAfter(writers: readonly ChildProcess[], milliseconds: number): Promise<void> {
  await sleep(milliseconds)
  for (const writer of writers) writer.kill('SIGKILL')
}
