import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recount, recountWith, withLedger } from './recount-command.ts'
import { fixturePath } from './test-data.ts'

const { newLedger, written, remove } = openScratch('hostile')
afterAll(remove)

const bytes = readFileSync(fixturePath('ged-49-columns.csv'))
const text = bytes.toString('utf8')

/** The incidents that anybody sees, and that no chunk was left for readers to stumble over. */
async function shownIn(ledger: string): Promise<number> {
  return withLedger(ledger, async (open) => {
    expect((await open.checkLedger()).issues).toEqual([])
    return (await open.recordSetAt()).incidents.length
  })
}

function* repeated(start: string, piece: string, times: number): Generator<Uint8Array> {
  yield Buffer.from(start)
  const again = Buffer.from(piece)
  for (let time = 0; time < times; time++) yield again
}

describe('recount import of a hostile file', () => {
  it.each([
    [
      'a quoted cell of 100 MB',
      () => repeated(`${text}910000,"`, 'x'.repeat(100_000), 1000),
      'at most',
    ],
    [
      'a quoted cell of 100 MB in short lines',
      () => repeated(`${text}910000,"`, `${'x'.repeat(99)}\n`.repeat(1000), 1000),
      'is a quote left open?',
    ],
    ['a million columns', () => repeated('', 'column,'.repeat(1000), 1000), 'at most'],
    ['nothing but NUL bytes', () => repeated('', '\0'.repeat(100_000), 20), 'expected'],
    [
      'a gzip bomb',
      () =>
        Readable.from(repeated(`${text}910000,"`, ' '.repeat(1_000_000), 300)).pipe(
          createGzip({ level: 9 }),
        ),
      'expected',
    ],
  ])('with %s ends with 1 and a reason, and imports nothing', async (_, input, reason) => {
    const ledger = newLedger()
    const { code, output } = await recountWith(
      input(),
      ...['import', '-', '--name', 'ged.csv', '--ledger', ledger, '--table'],
    )
    expect(code).toBe(1)
    expect(output).toContain(reason)
    expect(output).toMatch(/nothing (was imported|could be read)/)
    expect(await shownIn(ledger)).toBe(0)
  })

  it('that is gzip and cut imports nothing', async () => {
    const packed = gzipSync(bytes)
    const ledger = newLedger()
    const path = written('cut.csv.gz', packed.subarray(0, packed.length - 20))
    const { code, output } = await recount('import', path, '--ledger', ledger, '--table')
    expect(code).toBe(1)
    expect(output).toMatch(/nothing (was imported|could be read)/)
    expect(await shownIn(ledger)).toBe(0)
  })

  it('cut in a row takes the rows before, refuses that one, and says that the file is cut', async () => {
    const ledger = newLedger()
    const path = written('cut.csv', bytes.subarray(0, bytes.length - 100))
    const { code, output } = await recount('import', path, '--ledger', ledger, '--table')
    expect(code).toBe(2)
    expect(output).toContain('the file ends within this row')
    expect(await shownIn(ledger)).toBe(2)
  })

  it('with NUL bytes in a row or two encodings takes what can be read, and names the line', async () => {
    const ledger = newLedger()
    const nul = written('nul.csv', text.replace('Hill Front', 'Hill\0Front'))
    const first = await recount('import', nul, '--ledger', ledger, '--table')
    expect([first.code, await shownIn(ledger)]).toEqual([2, 2])
    expect(first.output).toContain('line 5')
    const [before = '', after = ''] = text.replaceAll('Hill Front', 'Híll Front').split('Rioverde')
    const mixed = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0x52, 0xed, 0x6f]),
      Buffer.from(after),
    ])
    const second = await recount(
      'import',
      written('mixed.csv', mixed),
      '--ledger',
      ledger,
      '--json',
    )
    expect([second.code, await shownIn(ledger)]).toEqual([0, 3])
    const [{ report }] = JSON.parse(second.output).imports
    expect(report.issues).toContainEqual(
      expect.objectContaining({ code: 'mixed-encodings', line: 4 }),
    )
  })
})
