import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLedger } from '../src/index.ts'
import { openNodeSqlite } from '../src/node-sqlite.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-killed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('loses no acknowledged revision when the writer is killed, however often', async () => {
  const file = join(folder, 'ledger.sqlite')
  for (const acknowledgements of [1, 40, 7, 23]) {
    const acknowledged = await writeUntilKilled(file, acknowledgements)
    expect(acknowledged).toBeGreaterThanOrEqual(acknowledgements)
    const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date() })
    const check = await ledger.checkChain()
    expect(check.issues).toEqual([])
    expect(check.revisions).toBeGreaterThanOrEqual(acknowledged)
    await ledger.close()
  }
}, 60_000)

/** Kills the writer at its n-th acknowledgement; answers the last revision that it acknowledged. */
async function writeUntilKilled(file: string, acknowledgements: number): Promise<number> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'endless-writer.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(writer, 'exit')
  let last = 0
  let lines = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line)
    lines += 1
    if (lines === acknowledgements) writer.kill('SIGKILL')
  }
  await ended
  return last
}
