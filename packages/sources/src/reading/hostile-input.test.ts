import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fixture } from '../../test/fixture.ts'
import { piecesOf, readAll } from '../../test/read-all.ts'
import { readRecords } from './read-records.ts'

const ged = fixture('ged-49-columns.csv')
const gedText = new TextDecoder().decode(ged)
const [header = ''] = gedText.split('\r\n')

/** The most memory that was in use beyond the start while a file was read, looked at in each batch. */
async function readMeasured(input: AsyncIterable<Uint8Array>) {
  const before = memoryInUse()
  let most = 0
  const watched = async function* () {
    for await (const piece of input) {
      most = Math.max(most, memoryHeldSince(before))
      yield piece
    }
  }
  const reading = readRecords(watched())
  let incidents = 0
  for await (const { records } of reading.batches) incidents += records.incidents.length
  return { report: reading.report(), incidents, mostMegabytes: most / 1e6 }
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Garbage is no memory held: where there seems to be much, it is collected and measured again. */
function memoryHeldSince(before: number): number {
  if (memoryInUse() - before > 50e6) collectGarbage()
  return memoryInUse() - before
}

function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function* repeated(
  start: string,
  piece: string | Uint8Array,
  times: number,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
  yield encoder.encode(start)
  for (let time = 0; time < times; time++) yield bytes
}

describe('a hostile file', () => {
  it('with a quoted cell of 100 MB is stopped at the line where the quote opens', async () => {
    const input = repeated(`${gedText}910000,"`, 'x'.repeat(100_000), 1000)
    const { report, mostMegabytes } = await readMeasured(input)
    expect(report).toMatchObject({ outcome: 'stopped', sha256: null })
    expect(report.issues.at(-1)).toMatchObject({ effect: 'stopped', code: 'line-too-long' })
    expect(report.bytes).toBeLessThan(10_000_000)
    expect(mostMegabytes).toBeLessThan(100)
  })

  it('with a quoted cell of 100 MB in short lines is stopped at the line where the quote opens', async () => {
    const input = repeated(`${gedText}910000,"`, `${'x'.repeat(99)}\n`.repeat(1000), 1000)
    const { report, mostMegabytes } = await readMeasured(input)
    expect(report.outcome).toBe('stopped')
    expect(report.issues.at(-1)).toMatchObject({ code: 'row-too-long', line: 6 })
    expect(mostMegabytes).toBeLessThan(100)
  })

  it('with a million columns in its header is refused', async () => {
    const { report } = await readAll(`${'a,'.repeat(400_000)}\n`)
    expect(report).toMatchObject({ outcome: 'unreadable', issues: [{ code: 'too-many-columns' }] })
    const wider = await readAll(`${'column,'.repeat(1_000_000)}\n`)
    expect(wider.report.outcome).toBe('unreadable')
  })

  it('with a row of many columns loses that row alone', async () => {
    const { records, report } = await readAll(`${gedText}${','.repeat(300_000)}\r\n`)
    expect(records.incidents).toHaveLength(3)
    expect(report.issues.at(-1)).toMatchObject({
      code: 'too-many-columns',
      effect: 'refused',
      line: 6,
    })
  })

  it('that is a gzip bomb is stopped', async () => {
    const bomb = gzipSync(Buffer.alloc(120_000_000))
    const { report, mostMegabytes } = await readMeasured(piecesOf(bomb, 4096))
    expect(report.outcome).toBe('unreadable')
    expect(mostMegabytes).toBeLessThan(150)
    const rows = Buffer.from(`${header}\r\n${'\r\n'.repeat(60_000_000)}`)
    const empty = await readMeasured(piecesOf(gzipSync(rows), 4096))
    expect(empty.report.issues.at(-1)).toMatchObject({
      code: 'unpacks-too-large',
      effect: 'stopped',
    })
  })

  it('that is gzip and cut is stopped, and what came before is not called complete', async () => {
    const packed = gzipSync(ged)
    const whole = await readAll(packed)
    expect(whole.report).toMatchObject({ outcome: 'complete', rows: { taken: 3 } })
    const { report } = await readAll(packed.subarray(0, packed.length - 20))
    expect(report.outcome).not.toBe('complete')
    expect(report.issues.at(-1)?.code).toBe('damaged-gzip')
  })

  it('with NUL bytes loses the rows that hold them', async () => {
    const { records, issues } = await readAll(gedText.replace('Hill Front', 'Hill\0Front'))
    expect(records.incidents).toHaveLength(2)
    expect(issues.find(({ effect }) => effect === 'refused')).toMatchObject({
      code: 'nul-byte',
      line: 5,
    })
  })

  it('of nothing but NUL bytes is unreadable', async () => {
    const { report } = await readAll(new Uint8Array(100_000))
    expect(report.outcome).toBe('unreadable')
  })

  it('in two encodings keeps its letters, and names the line', async () => {
    const text = gedText.replaceAll('Hill Front', 'Híll Front')
    const [before = '', after = ''] = text.split('Rioverde')
    const mixed = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0x52, 0xed, 0x6f]),
      Buffer.from(after),
    ])
    const { records, issues } = await readAll(mixed)
    expect(records.incidents).toHaveLength(3)
    expect(records.places.map(({ name }) => name.en)).toContain('Río')
    expect(issues.find(({ code }) => code === 'mixed-encodings')).toMatchObject({
      effect: 'changed',
      line: 4,
    })
  })

  it('cut at any byte gives whole incidents or none, and says that it is cut', async () => {
    const whole = await readAll(ged)
    const known = new Map(whole.records.incidents.map((incident) => [incident.id, incident]))
    for (let length = 0; length < ged.length; length++) {
      const { records, report, issues } = await readAll(ged.subarray(0, length))
      const atBreak = length === 0 || /[\r\n]/.test(String.fromCharCode(ged[length - 1] ?? 0))
      if (report.outcome === 'unreadable') {
        expect(records.incidents).toEqual([])
      } else if (!atBreak) {
        const said = issues.map(({ code }) => code)
        expect(said.some((code) => /no-last-break|row-cut|quote-not-closed/.test(code))).toBe(true)
      }
      for (const incident of records.incidents.slice(0, -1)) {
        expect(incident).toEqual(known.get(incident.id))
      }
    }
  })

  it('that fails while it is read is stopped, with the reason', async () => {
    const failing = async function* () {
      yield ged.subarray(0, 1500)
      throw new Error('the disk is gone')
    }
    const { report } = await readAll(failing())
    expect(report.issues.at(-1)).toMatchObject({
      code: 'input-failed',
      received: 'the disk is gone',
    })
    expect(report).toMatchObject({
      outcome: expect.stringMatching(/stopped|unreadable/),
      sha256: null,
    })
  })

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n\r\n'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['a page', '<!doctype html><html><body>403</body></html>'],
    ['an error of an API', '{"status":403,"message":"forbidden"}'],
    ['another table', 'name,colour\nrose,red\n'],
    ['one quote', '"'],
  ])('of %s is unreadable, for one reason', async (_, text) => {
    const { report, records } = await readAll(text)
    expect(report.outcome).toBe('unreadable')
    expect(report.issues).toHaveLength(1)
    expect(records.incidents).toEqual([])
  })

  it('re-quoted by a spreadsheet loses its rows, each for its reason', async () => {
    const mangled = gedText
      .split('\r\n')
      .map((line, index) => (index === 0 ? line : `"${line.replaceAll('"', '""')}";;;`))
      .join('\r\n')
    const { records, report } = await readAll(mangled)
    expect(records.incidents).toEqual([])
    expect(report.rows.refused).toBe(report.rows.read)
    expect(report.issues[0]).toMatchObject({ effect: 'refused', code: 'text-after-quote' })
  })

  it('with more issues than are kept has them all counted', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `x${index},1\n`).join('')
    const { report, issues } = await readAll(`${gedText}${rows}`, { limits: { issuesKept: 10 } })
    expect(report.issues).toHaveLength(10)
    expect(issues.length).toBeGreaterThanOrEqual(50)
    expect(report.issueCounts[0]).toEqual({
      code: 'wrong-cell-count',
      effect: 'refused',
      count: 50,
    })
  })

  it('with an unknown name of a format is not read', async () => {
    const { report } = await readAll(ged, { format: 'ucdp-gad' })
    expect(report.issues[0]?.expected).toBe('the name of a format (did you mean ucdp-ged?)')
  })
})
