import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { type CountingRule, defaultCountingRule, parseCountingRule } from '@recount/core'
import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recount, recountWith, withLedger } from './recount-command.ts'
import { describeWithData, fixturePath } from './test-data.ts'

const { newLedger, pathOf: scratchPath, written, remove } = openScratch('import')
afterAll(remove)

const fixture = fixturePath('ged-49-columns.csv')

const importInto = (ledger: string, ...args: readonly string[]) =>
  recount('import', ...args, '--ledger', ledger)

const incidentIds = (file: string) =>
  withLedger(file, async (ledger) =>
    (await ledger.recordSetAt()).incidents.map(({ id }) => id).sort(),
  )

function defaultRule(): CountingRule {
  const { value } = parseCountingRule(defaultCountingRule)
  if (value === null) throw new Error('the rule in force is one')
  return value
}

describe('recount import', () => {
  it('takes all rows of a file, says what it did as JSON, and ends with 0', async () => {
    const ledger = newLedger()
    const { code, output } = await importInto(ledger, fixture)
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      imports: [
        {
          file: fixture,
          outcome: 'imported',
          job: { dataset: 'ucdp-ged', state: 'published' },
          counts: { refused: 0 },
          report: {
            rows: { read: 3, taken: 3, refused: 0 },
            tolls: [{ harm: 'killed', asGiven: { low: 7, best: 8, high: 23 } }],
          },
        },
      ],
    })
    expect(await incidentIds(ledger)).toEqual([
      'ucdp-ged-900001',
      'ucdp-ged-900002',
      'ucdp-ged-900003',
    ])
  })

  it('adds nothing when the same file comes again, packed or by standard input', async () => {
    const ledger = newLedger()
    await importInto(ledger, fixture)
    const before = await withLedger(ledger, (open) => open.recordSetAt())
    const packed = written('ged-49-columns.csv.gz', gzipSync(readFileSync(fixture)))
    const runs = [
      await importInto(ledger, fixture),
      await importInto(ledger, packed),
      await recountWith(
        [readFileSync(fixture)],
        ...['import', '-', '--name', 'ged-49-columns.csv', '--ledger', ledger],
      ),
    ]
    for (const { code, output } of runs) {
      expect(code).toBe(0)
      expect(JSON.parse(output).imports[0].counts).toMatchObject({ created: 0, kept: 0 })
    }
    const [again, , byInput] = runs.map(({ output }) => JSON.parse(output).imports[0].counts)
    expect(again).toMatchObject({ revised: 0 })
    expect(byInput.duplicates).toBe(3)
    const after = await withLedger(ledger, (open) => open.recordSetAt())
    expect(after.incidents).toEqual(before.incidents)
  })

  it('revises by id what a newer release says otherwise, and leaves the versions before', async () => {
    const ledger = newLedger()
    await importInto(ledger, fixture)
    const newer = readFileSync(fixture, 'utf8').replace('Hill Front', 'Mountain Front')
    const { code, output } = await importInto(ledger, written('ged-next.csv', newer))
    expect(code).toBe(0)
    expect(JSON.parse(output).imports[0].counts).toMatchObject({ duplicates: 2 })
    expect(await incidentIds(ledger)).toHaveLength(3)
    const histories = await withLedger(ledger, (open) =>
      Promise.all(
        [1, 2, 3].map(async (number) =>
          (await open.revisionsOf('incident', `ucdp-ged-90000${number}`)).map(
            ({ version, reason }) => `${version} ${reason}`,
          ),
        ),
      ),
    )
    expect(histories.filter(({ length }) => length === 2)).toEqual([
      ['2 Import of ged-next.csv', '1 Import of ged-49-columns.csv'],
    ])
  })

  it('is counted at once, and from a snapshot that is kept from then on', async () => {
    const ledger = newLedger()
    const lines = readFileSync(fixture, 'utf8').split('\r\n')
    const row = lines.find((line) => line.startsWith('900003,')) ?? ''
    const rows = Array.from({ length: 2_100 }, (_, at) => row.replace('900003', `${800_000 + at}`))
    await importInto(ledger, written('many.csv', [lines[0], ...rows, ''].join('\r\n')))
    const count = async () => {
      const { output } = await recount('statistic', 'total', '--ledger', ledger)
      return JSON.parse(output)
    }
    const first = await count()
    expect(first.incidents.used).toBe(2_100)
    const kept = await withLedger(ledger, ({ tables }) => tables.newest(defaultRule()))
    expect(kept?.revision).toBe(first.revision)
    expect(await count()).toEqual(first)
  })

  it('ends with 2 when rows were refused, takes the others, and names each refused row', async () => {
    const ledger = newLedger()
    const text = readFileSync(fixture, 'utf8').replace('\r\n900002,', '\r\n9x,')
    const report = scratchPath('refused.json')
    const path = written('refused.csv', text)
    const { code, output } = await importInto(ledger, path, '--table', '--report', report)
    expect(code).toBe(2)
    expect(output).toContain('3 read, 2 taken, 1 refused')
    expect(output).toContain('line 4, column 1 (id): expected digits, received 9x')
    expect(JSON.parse(readFileSync(report, 'utf8')).imports[0].report.issues).toContainEqual(
      expect.objectContaining({ effect: 'refused', line: 4, field: 'id' }),
    )
    expect(await incidentIds(ledger)).toEqual(['ucdp-ged-900001', 'ucdp-ged-900003'])
  })

  it('ends with 1 when nothing could be read, and says what to do next', async () => {
    const ledger = newLedger()
    const path = written('roses.csv', 'name,colour\nrose,red\n')
    const { code, output } = await importInto(ledger, path, '--table')
    expect(code).toBe(1)
    expect(output).toContain('roses.csv: nothing could be read.')
    expect(output).toContain('--format')
    expect(await incidentIds(ledger)).toEqual([])
  })

  it('imports several files, each by itself', async () => {
    const ledger = newLedger()
    const roses = written('more-roses.csv', 'name,colour\nrose,red\n')
    const { code, output } = await importInto(ledger, fixture, roses, fixturePath('acled-2022.csv'))
    expect(code).toBe(1)
    const outcomes = JSON.parse(output).imports.map(({ outcome }: { outcome: string }) => outcome)
    expect(outcomes).toEqual(['imported', 'unreadable', 'imported'])
    const ids = await incidentIds(ledger)
    expect(ids.some((id) => id.startsWith('acled-'))).toBe(true)
    expect(ids.some((id) => id.startsWith('ucdp-ged-'))).toBe(true)
  })

  it('writes nothing with --dry-run, and says what it would do', async () => {
    const ledger = newLedger()
    const first = await importInto(ledger, fixture, '--dry-run')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.output).imports[0]).toMatchObject({ outcome: 'compared', counts: null })
    expect(existsSync(ledger)).toBe(false)
    await importInto(ledger, fixture)
    const revision = await withLedger(ledger, (open) => open.latestRevision())
    const second = await importInto(ledger, fixture, '--dry-run')
    expect(JSON.parse(second.output).imports[0].counts).toMatchObject({
      created: 0,
      revised: 0,
      duplicates: 3,
    })
    expect(await withLedger(ledger, (open) => open.latestRevision())).toBe(revision)
  })

  it.each([
    ['a file that is not there', ['nowhere.csv'], 'no such file'],
    ['a folder', ['.'], 'is a folder'],
    ['an unknown format', [fixture, '--format', 'ged'], '--format: expected one of ucdp-ged'],
    ['a day that is none', [fixture, '--retrieved', 'yesterday'], '--retrieved: expected a day'],
    ['a name for a file', [fixture, '--name', 'x'], '--name is for standard input'],
    ['no file', [], 'missing required argument'],
  ])('refuses %s with a message that says why', async (_, args, expected) => {
    const { code, errors } = await importInto(newLedger(), ...args)
    expect(code).toBe(1)
    expect(errors).toContain(expected)
  })
})

const realFiles = [
  { file: 'ged/ged191-BGD-MMR.csv', rows: 3194, best: 20936, low: 19808, high: 30686 },
  { file: 'ged/ged231-sample1000.csv', rows: 1000, best: 9561, low: 6224, high: 22017 },
  { file: 'ged/ged-mexico-v2x.csv', rows: 18957, best: 140695, low: 139626, high: 146984 },
]

for (const { file, rows, best, low, high } of realFiles) {
  describeWithData(`recount import of ${file}`, [file], (pathOf) => {
    it('takes every row, prints the sums that DuckDB counts, and how much was widened', async () => {
      const path = pathOf(file)
      const { code, output } = await importInto(newLedger(), path, '--table')
      expect(code).toBe(0)
      const counted = await countWithDuckDB(path)
      expect(counted).toMatchObject({ rows, best, low, high })
      const shown = (number: number) => number.toLocaleString('en')
      expect(output).toContain(`rows     ${shown(rows)} read, ${shown(rows)} taken, 0 refused`)
      expect(output).toContain(`${shown(rows)} incidents`)
      const cells = [best, low, high, rows, 0].map(shown).join(' +')
      expect(output).toMatch(new RegExp(`killed, as the file gives it +${cells}\\n`))
      expect(output).toContain(
        `${shown(counted.widened)} rows needed widening (low above best, or best above high) for killed: low by ${shown(counted.lowBy)}, high by ${shown(counted.highBy)} in sum.`,
      )
    })
  })
}

describeWithData('recount import of ged/ged-odd-rows.csv', ['ged/ged-odd-rows.csv'], (pathOf) => {
  it('takes each odd row, and says of each that needed a change or a note what it was', async () => {
    const path = pathOf('ged/ged-odd-rows.csv')
    const { code, output } = await importInto(newLedger(), path)
    const [{ report }] = JSON.parse(output).imports
    expect(code).toBe(0)
    expect(report.rows).toEqual({ read: 113, taken: 113, refused: 0 })
    const { rows, widened } = await countWithDuckDB(path)
    expect([rows, widened]).toEqual([113, report.tolls[0].widened.rows])
    const countOf = (wanted: string) =>
      report.issues.filter((issue: { code: string }) => issue.code === wanted).length
    expect(countOf('out-of-order')).toBe(widened)
    const codes = report.issueCounts.map((issue: { code: string }) => issue.code)
    expect(codes).toEqual(
      expect.arrayContaining(['out-of-order', 'sources-differ', 'garbled-letters']),
    )
  })
})

async function countWithDuckDB(path: string) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const read = await connection.runAndReadAll(
    `select count(*)::int as "rows", sum(l)::int low, sum(b)::int best, sum(h)::int high,
      sum((l > b or b > h)::int)::int widened, sum(greatest(0, l - b))::int "lowBy",
      sum(greatest(0, b - h))::int "highBy"
     from (select low::int l, best::int b, high::int h
       from read_csv('${path}', all_varchar = true, header = true, quote = '"', escape = '"'))`,
  )
  const [row] = read.getRowObjectsJson()
  connection.closeSync()
  const number = (name: string) => Number(row?.[name])
  return {
    rows: number('rows'),
    low: number('low'),
    best: number('best'),
    high: number('high'),
    widened: number('widened'),
    lowBy: number('lowBy'),
    highBy: number('highBy'),
  }
}
