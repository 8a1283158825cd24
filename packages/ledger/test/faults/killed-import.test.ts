import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLedger } from '../../src/index.ts'
import { openNodeSqlite } from '../../src/node-sqlite.ts'
import { batchesOf, sampleRelease } from '../sample-import.ts'
import { seededRandom } from './random.ts'

const program = join(import.meta.dirname, 'importer.ts')
const chunks = batchesOf(sampleRelease).length
const env = () => ({ ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') })

let folder = ''
let undisturbed = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recount-killed-import-'))
  const file = join(folder, 'undisturbed.sqlite')
  const input = '\n'.repeat(chunks + 1)
  expect(spawnSync(process.execPath, [program, file], { env: env(), input }).status).toBe(0)
  undisturbed = await everythingIn(file)
})
afterAll(() => rmSync(folder, { recursive: true }))

it.each(Array.from({ length: chunks + 1 }, (_, boundary) => [boundary]))(
  'an import killed at the boundary %i of its chunks ends, resumed, with the same bytes as an undisturbed one',
  async (boundary) => {
    const file = join(folder, `boundary-${boundary}.sqlite`)
    expect(await importUntil(file, boundary, 0)).toBe('SIGKILL')
    expect(await everythingIn(file)).not.toBe(undisturbed)
    expect(await importUntil(file, null, 0)).toBeNull()
    expect(await everythingIn(file)).toBe(undisturbed)
  },
)

it('an import killed again and again at random moments ends with the same bytes as an undisturbed one', async () => {
  const random = seededRandom('killed import')
  let killed = 0
  for (let round = 0; round < 10; round++) {
    const file = join(folder, `random-${round}.sqlite`)
    // Killed a few times, then left alone: how fast the machine is decides nothing.
    let ended = false
    for (let kills = 1 + random(4); kills >= 0 && !ended; kills--) {
      const boundary = kills === 0 ? null : random(chunks + 1)
      const signal = await importUntil(file, boundary, random(12))
      ended = signal === null
      killed += ended ? 0 : 1
      // Readers see all of it or nothing, whenever it was killed.
      const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date(0) })
      const { incidents } = await ledger.recordSetAt()
      expect([0, sampleRelease.length]).toContain(incidents.length)
      ended ||= incidents.length > 0
      await ledger.close()
    }
    expect(await everythingIn(file)).toBe(undisturbed)
  }
  expect(killed).toBeGreaterThan(0)
}, 300_000)

/**
 * Runs the import, and kills it so many milliseconds after it was told to pass a boundary (0: in front of
 * it); `null` lets it end. Answers the signal by which it ended.
 */
async function importUntil(
  file: string,
  boundary: number | null,
  milliseconds: number,
): Promise<NodeJS.Signals | null> {
  const importer = spawn(process.execPath, [program, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: env(),
  })
  // Writing to a process that has just been killed fails, as it should.
  importer.stdin.on('error', () => {})
  const ended = once(importer, 'exit')
  let killing: Promise<void> | null = null
  for await (const line of createInterface({ input: importer.stdout })) {
    if (line !== `at ${boundary}` || milliseconds > 0) importer.stdin.write('\n')
    if (line !== `at ${boundary}`) continue
    killing = sleep(milliseconds).then(() => void importer.kill('SIGKILL'))
  }
  await killing
  const [, signal] = await ended
  return signal
}

/** The whole log with its values, and what an import keeps beside it. */
async function everythingIn(file: string): Promise<string> {
  const database = openNodeSqlite(file)
  const ledger = await openLedger(database, { now: () => new Date(0) })
  expect((await ledger.checkLedger()).issues).toEqual([])
  const lines: string[] = []
  for await (const line of ledger.exportLog('values')) lines.push(line)
  for (const table of [
    'import_job',
    'import_chunk',
    'staged',
    'original',
    'revision_original',
    'publication',
  ]) {
    const rows = await database.query(`select * from ${table} order by 1, 2`)
    lines.push(...rows.map((row) => `${table} ${JSON.stringify(row)}`))
  }
  await ledger.close()
  return lines.join('\n')
}
