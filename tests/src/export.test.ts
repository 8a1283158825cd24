import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import { casebook } from '@recount/casebook'
import { computeOverTable, parseStatistic, readSnapshot } from '@recount/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScratch, recount, withLedger } from './recount-command.ts'
import { fixturePath } from './test-data.ts'

const { newLedger, pathOf, remove } = openScratch('export')
afterAll(remove)

const seeded = newLedger()
beforeAll(async () => {
  expect((await recount('statistic', 'total', '--ledger', seeded)).code).toBe(0)
})

describe('recount export', () => {
  it.each([
    ['jsonl', 'records.jsonl'],
    ['claims', 'claims.csv'],
  ])(
    'in %s is imported into an empty ledger and exported again to the same bytes',
    async (format, name) => {
      for (const [number, file] of [null, fixturePath('ged-49-columns.csv')].entries()) {
        const first = file === null ? seeded : newLedger()
        if (file !== null) await recount('import', file, '--ledger', first)
        const exported = pathOf(`${number}-${name}`)
        const again = pathOf(`${number}-again-${name}`)
        const second = newLedger()
        await recount('export', '--format', format, '--ledger', first, '--output', exported)
        const { code, errors } = await recount('import', exported, '--ledger', second)
        expect([code, errors]).toEqual([0, ''])
        await recount('export', '--format', format, '--ledger', second, '--output', again)
        const bytes = readFileSync(exported)
        expect(bytes.length).toBeGreaterThan(1000)
        expect(readFileSync(again).equals(bytes)).toBe(true)
      }
    },
  )

  it('writes text to standard output, and the incidents that the query asks for', async () => {
    const { code, output } = await recount('export', '--ledger', seeded, '--query', 'province=AF01')
    expect(code).toBe(0)
    const [header = '', ...rows] = output.trim().split('\r\n')
    expect(header.startsWith('incident,')).toBe(true)
    const statistic = await recount(
      'statistic',
      'total',
      '--ledger',
      seeded,
      '--query',
      'province=AF01',
    )
    expect(rows).toHaveLength(JSON.parse(statistic.output).incidents.used)
    const tagged = await recount('export', '--ledger', seeded, '--hxl')
    expect(tagged.output.split('\r\n')[1]).toMatch(/^#/)
  })

  it('keeps of the registries what the incidents of a query refer to, and no more', async () => {
    const args = ['--ledger', seeded, '--format', 'jsonl']
    const { output } = await recount('export', ...args, '--query', 'incident=afg-2022-aybak')
    const records = output
      .trim()
      .split('\n')
      .map((line): { kind: string; record: { id: string } } => JSON.parse(line))
    const idsOf = (kind: string) =>
      records.filter((line) => line.kind === kind).map(({ record }) => record.id)
    expect(idsOf('incident')).toEqual(['afg-2022-aybak'])
    expect(idsOf('source').length).toBeLessThan(casebook.sources.length)
    const whole = newLedger()
    const imported = pathOf('one.jsonl')
    await recount('export', ...args, '--query', 'incident=afg-2022-aybak', '--output', imported)
    expect((await recount('import', imported, '--ledger', whole)).code).toBe(0)
    const count = async (ledger: string) => {
      const query = ['--query', 'incident=afg-2022-aybak']
      const answer = JSON.parse(
        (await recount('statistic', 'total', '--ledger', ledger, ...query)).output,
      )
      return answer.result
    }
    expect(await count(whole)).toEqual(await count(seeded))
  })

  it('writes GeoParquet and GeoJSON with every incident, and a package with all files', async () => {
    const parquet = pathOf('incidents.parquet')
    await recount('export', '--ledger', seeded, '--format', 'parquet', '--output', parquet)
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const read = await connection.runAndReadAll(
      `select count(*)::int as n from read_parquet('${parquet}')`,
    )
    expect(Number(read.getRowObjectsJson()[0]?.n)).toBe(casebook.incidents.length)
    connection.closeSync()
    const geojson = await recount('export', '--ledger', seeded, '--format', 'geojson')
    expect(JSON.parse(geojson.output).features).toHaveLength(casebook.incidents.length)
    const folder = pathOf('package')
    const args = ['export', '--ledger', seeded, '--format', 'datapackage', '--output', folder]
    expect((await recount(...args)).code).toBe(0)
    const described = JSON.parse(readFileSync(`${folder}/datapackage.json`, 'utf8'))
    const paths = described.resources.map(({ path }: { path: string }) => path)
    expect([...paths, 'datapackage.json'].sort()).toEqual(readdirSync(folder).sort())
    const again = await recount(...args)
    expect([again.code, again.errors]).toEqual([1, expect.stringContaining('is not empty')])
  })

  it('writes to a pipe or a device as it is, behind a link, and into no folder', async () => {
    const args = ['--ledger', seeded, '--format', 'jsonl', '--output']
    const { output: expected } = await recount('export', ...args.slice(0, -1))
    for (const name of ['-', '/dev/stdout']) {
      const { code, output } = await recount('export', ...args, name)
      expect([code, output]).toEqual([0, expected])
    }
    const pipe = pathOf('pipe')
    execFileSync('mkfifo', [pipe])
    const [read] = await Promise.all([readFile(pipe, 'utf8'), recount('export', ...args, pipe)])
    expect(read).toBe(expected)
    expect(lstatSync(pipe).isFIFO()).toBe(true)
    const [file, link] = [pathOf('behind.jsonl'), pathOf('link.jsonl')]
    writeFileSync(file, '')
    symlinkSync(file, link)
    expect((await recount('export', ...args, link)).code).toBe(0)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(expected)
    const folder = await recount('export', ...args, pathOf('.'))
    expect([folder.code, folder.errors]).toEqual([1, expect.stringContaining('is a folder')])
  })

  it('writes a snapshot from which core counts what the command line counts', async () => {
    const file = pathOf('incidents.snapshot')
    const args = ['--ledger', seeded, '--format', 'snapshot', '--output', file]
    expect((await recount('export', ...args)).code).toBe(0)
    const table = readSnapshot(readFileSync(file)).value
    const { query, options } = parseStatistic('total', '').value ?? unreachable()
    const { answer } = computeOverTable(table ?? unreachable(), 80, 'total', query, options)
    const { output } = await recount('statistic', 'total', '--ledger', seeded)
    expect(answer).toEqual(JSON.parse(output))
  })

  it('holds nothing that is not public, in any format', async () => {
    const ledger = newLedger()
    await recount('statistic', 'total', '--ledger', ledger)
    await withLedger(ledger, async (open) => {
      const incident = casebook.incidents.find(({ id }) => id === 'afg-2022-injil')
      if (incident === undefined) throw new Error('the casebook has no Injil')
      const record = {
        ...incident,
        title: { en: 'canary-title' },
        embargoedUntil: '9999-12-31',
      }
      await open.append([{ kind: 'incident', record, replaces: 1 }], {
        author: 'test',
        reason: 'canary-reason',
      })
    })
    for (const format of ['csv', 'claims', 'jsonl', 'geojson', 'geoparquet', 'snapshot']) {
      for (const query of ['', 'asOf=80', 'incident=afg-2022-injil']) {
        const output = pathOf(`canary-${format}`)
        const args = ['--ledger', ledger, '--format', format, '--query', query, '--output', output]
        expect((await recount('export', ...args)).code).toBe(0)
        const text = readFileSync(output, 'latin1')
        expect(text).not.toContain('canary')
        expect(text).not.toContain('afg-2022-injil')
      }
    }
  })

  it.each([
    ['an unknown format', ['--format', 'geojsn'], 'did you mean geojson?'],
    ['an unknown parameter', ['--query', 'contry=AFG'], 'did you mean country?'],
    ['a page', ['--query', 'limit=3'], 'leave sort, limit and cursor out'],
    ['tags on JSON', ['--format', 'jsonl', '--hxl'], '--hxl is for CSV'],
    ['a revision that is to come', ['--query', 'asOf=81'], 'a ledger revision from 0 to 80'],
    ['a package without a folder', ['--format', 'datapackage'], '--output'],
  ])('refuses %s and says why', async (_, args, expected) => {
    const { code, errors } = await recount('export', '--ledger', seeded, ...args)
    expect(code).toBe(1)
    expect(errors).toContain(expected)
  })
})

describe('recount check', () => {
  it('ends with 0 when all is as it was written, and tells the head', async () => {
    const { code, output } = await recount('check', '--ledger', seeded)
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      revisions: 80,
      issues: [],
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('ends with 3 and names the revision when a record was changed behind its back', async () => {
    const ledger = newLedger()
    await recount('statistic', 'total', '--ledger', ledger)
    const database = new DatabaseSync(ledger)
    database.exec('drop trigger content_update')
    database.exec(
      `update content set parts = replace(parts, '"best":', '"best": ') where revision = 70`,
    )
    database.exec(`update current_record set version = 9 where id = 'afg-2022-aybak'`)
    database.close()
    const { code, output } = await recount('check', '--ledger', ledger, '--table')
    expect(code).toBe(3)
    expect(output).toContain('revisions.70')
    expect(output).toContain('afg-2022-aybak')
  })

  it('makes no ledger where there is none', async () => {
    const ledger = newLedger()
    const { code, errors } = await recount('check', '--ledger', ledger)
    expect([code, existsSync(ledger)]).toEqual([1, false])
    expect(errors).toContain('there is no ledger')
  })
})

describe('recount key', () => {
  it('makes a key whose secret is shown once, lists it without, and ends it', async () => {
    const ledger = newLedger()
    const made = await recount(
      ...['key', 'create', '--scope', 'import', 'edit', '--name', 'desk-2'],
      ...['--expires', '2999-06-30', '--ledger', ledger],
    )
    const { key, token } = JSON.parse(made.output)
    const secret = token.slice(`rc_${key.id}_`.length, -'_000000'.length)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(key).toMatchObject({
      holder: 'desk-2',
      scopes: ['edit', 'import'],
      expiresAt: '2999-06-30T23:59:59.999Z',
    })
    expect((await withLedger(ledger, (open) => open.keys.check(token))).outcome).toBe('valid')
    const listed = await recount('key', 'list', '--ledger', ledger, '--table')
    expect(listed.output).toContain(key.id)
    expect(listed.output).not.toContain(secret)
    expect(readFileSync(ledger, 'latin1')).not.toContain(secret)
    expect((await recount('key', 'revoke', key.id, '--ledger', ledger)).code).toBe(0)
    expect((await withLedger(ledger, (open) => open.keys.check(token))).outcome).toBe('revoked')
  })

  it.each([
    ['an unknown scope', ['create', '--scope', 'all'], '--scope: expected some of'],
    ['no scope', ['create'], "required option '--scope"],
    ['a day that is none', ['create', '--scope', 'edit', '--expires', '2027-02-30'], '--expires'],
    ['an unknown key', ['revoke', 'nobody'], 'recount key list'],
  ])('refuses %s and says why', async (_, args, expected) => {
    const { code, errors } = await recount('key', ...args, '--ledger', seeded)
    expect(code).toBe(1)
    expect(errors).toContain(expected)
  })
})

function unreachable(): never {
  throw new Error('what was just written can be read')
}
