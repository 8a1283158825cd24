import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recount, recountFile, withLedger } from './recount-command.ts'
import { fixturePath } from './test-data.ts'

const { newLedger, pathOf, written, remove } = openScratch('killed')
afterAll(remove)

const rows = 4000

describe('recount import, killed again and again', () => {
  it('goes on where it was, shows nothing before its end, and ends as if nothing had happened', async () => {
    const file = longFile('long.csv')
    const undisturbed = newLedger()
    expect((await recount('import', file, '--ledger', undisturbed)).code).toBe(0)
    const expected = await exportOf(undisturbed)

    const ledger = newLedger()
    let kills = 0
    // Each life is long enough to start and to stage some chunks, and not to read the whole file.
    for (const chunks of [1, 1, 2, 3]) {
      if (await killAfter(file, ledger, chunks)) kills += 1
      const seen = await withLedger(ledger, (open) => open.recordSetAt())
      expect(seen.incidents).toEqual([])
    }
    expect(kills).toBe(4)

    const { code, output } = await recount('import', file, '--ledger', ledger)
    expect(code).toBe(0)
    expect(JSON.parse(output).imports[0].report.rows.read).toBe(rows)
    expect(await exportOf(ledger)).toBe(expected)
    expect((await recount('check', '--ledger', ledger)).code).toBe(0)
  })

  it('is told apart from another file of the same dataset, which needs --restart', async () => {
    const file = longFile('one.csv')
    const other = written(
      'other.csv',
      readFileSync(file, 'utf8').replace('Valley Front', 'Valley-Front'),
    )
    const ledger = newLedger()
    expect(await killAfter(file, ledger, 1)).toBe(true)
    const refused = await recount('import', other, '--ledger', ledger, '--table')
    expect(refused.code).toBe(1)
    expect(refused.output).toContain('was begun with another file (one.csv')
    expect(refused.output).toContain('--restart')
    expect((await recount('import', other, '--ledger', ledger, '--restart')).code).toBe(0)
    const { incidents } = await withLedger(ledger, (open) => open.recordSetAt())
    expect(incidents).toHaveLength(rows)
    expect((await recount('check', '--ledger', ledger)).code).toBe(0)
  })
})

/** Rows of GED, each with an id of its own. */
function longFile(name: string): string {
  const [header = '', row = ''] = readFileSync(fixturePath('ged-49-columns.csv'), 'utf8').split(
    /\r\n(?=900001,|900002,)/,
  )
  const file = written(name, `${header}\r\n`)
  for (let start = 0; start < rows; start += 500) {
    const part = Array.from({ length: 500 }, (_, index) =>
      row.replace('900001', `${start + index}`),
    )
    appendFileSync(file, `${part.join('\r\n')}\r\n`)
  }
  return file
}

/** Starts the import and kills it when so many more chunks are staged; whether it was still running. */
async function killAfter(file: string, ledger: string, chunks: number): Promise<boolean> {
  const before = await chunksOf(ledger)
  const child = spawn(process.execPath, [recountFile, 'import', file, '--ledger', ledger], {
    stdio: 'ignore',
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('exit', (_, signal) => resolve(signal))
  })
  while (child.exitCode === null && (await chunksOf(ledger)) < before + chunks) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  child.kill('SIGKILL')
  return (await ended) === 'SIGKILL'
}

function chunksOf(ledger: string): Promise<number> {
  return withLedger(ledger, async (open) => (await open.imports.list(null, 1))[0]?.chunks ?? 0)
}

async function exportOf(ledger: string): Promise<string> {
  const output = pathOf('export.jsonl')
  const args = ['--ledger', ledger, '--output', output]
  expect((await recount('export', '--format', 'jsonl', ...args)).code).toBe(0)
  return readFileSync(output, 'utf8')
}
