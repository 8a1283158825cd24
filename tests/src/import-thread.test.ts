import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recountFile, withLedger } from './recount-command.ts'
import { fixturePath } from './test-data.ts'

const { newLedger, written, remove } = openScratch('thread')
afterAll(remove)

const preload = pathToFileURL(join(import.meta.dirname, 'same-salts.mjs')).href
const env = { ...process.env, NODE_OPTIONS: `--import=${preload}` }

describe('recount import', () => {
  it('writes the same bytes whether it prepares a file in a thread of its own or takes it from its input', async () => {
    const file = mixedFile('mixed.csv')
    const inThread = newLedger()
    const inPipe = newLedger()
    expect(importInto(inThread, [file], '')).toBe(2)
    expect(importInto(inPipe, ['-', '--name', 'mixed.csv'], readFileSync(file))).toBe(2)
    const [one, other] = [await everythingIn(inThread), await everythingIn(inPipe)]
    expect(one.length).toBeGreaterThan(2000)
    expect(other).toEqual(one)
  })
})

/** Imports into a ledger, reading no clock and drawing no lots; answers how the command ended. */
function importInto(ledger: string, args: readonly string[], input: string | Buffer): number {
  const command = [recountFile, 'import', ...args, '--ledger', ledger, '--reason', 'a test']
  try {
    execFileSync(process.execPath, command, { env, input, stdio: ['pipe', 'ignore', 'inherit'] })
    return 0
  } catch (error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : -1
  }
}

/** The log with its values and what imports keep beside it. */
async function everythingIn(file: string): Promise<readonly string[]> {
  const lines: string[] = []
  await withLedger(file, async (ledger) => {
    expect((await ledger.checkLedger()).issues).toEqual([])
    for await (const line of ledger.exportLog('values')) lines.push(line)
  })
  const database = openNodeSqlite(file)
  for (const table of ['content', 'import_job', 'import_chunk', 'original', 'publication']) {
    const rows = await database.query(`select * from ${table} order by 1, 2`)
    lines.push(...rows.map((row) => `${table} ${JSON.stringify(row)}`))
  }
  await database.close()
  return lines
}

/** Some chunks of rows of GED: most sound, one of them refused, one with a telephone number in it. */
function mixedFile(name: string): string {
  const [header = '', row = ''] = readFileSync(fixturePath('ged-49-columns.csv'), 'utf8').split(
    /\r\n(?=900001,|900002,)/,
  )
  const file = written(name, `${header}\r\n`)
  const rows = Array.from({ length: 1300 }, (_, index) => {
    const changed = row.replace('900001', `${index}`)
    if (index === 700) return changed.replace(/^700,/, 'seven hundred,')
    return index === 900 ? changed.replaceAll('Valley Front', 'Front +93 700 123 456') : changed
  })
  appendFileSync(file, `${rows.join('\r\n')}\r\n`)
  return file
}
