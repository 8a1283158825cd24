import { DuckDBInstance } from '@duckdb/node-api'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import type { Incident } from '@recount/core/records'
import { computeStatistic } from '@recount/core/statistics'
import { describe, expect, it } from 'vitest'
import { expectSound } from '../../test/expect-sound.ts'
import { fileStream, fixture } from '../../test/fixture.ts'
import { readAll } from '../../test/read-all.ts'
import { describeWithData } from '../../test/test-data.ts'

const layouts = [
  ['ged-41-columns.csv', 41],
  ['ged-42-columns.csv', 42],
  ['ged-43-columns-hxl.csv', 43],
  ['ged-49-columns.csv', 49],
  ['ged-49-columns-no-header.csv', 49],
] as const

describe('the reader of UCDP GED', () => {
  it.each(layouts)('reads %s by the names of its columns', async (name) => {
    const { records, report } = await readAll(fixture(name), { fileName: name })
    expect(report).toMatchObject({ outcome: 'complete', rows: { read: 3, taken: 3, refused: 0 } })
    expect(report.tolls).toEqual([
      {
        harm: 'killed',
        given: 3,
        missing: 0,
        open: 0,
        asGiven: { low: 7, best: 8, high: 23 },
        asTaken: { low: 6, best: 8, high: 23 },
        widened: { rows: 1, lowBy: 1, highBy: 0 },
      },
    ])
    expectSound(records)
  })

  it('makes the same incidents of every layout', async () => {
    const [first, ...others] = await Promise.all(
      layouts.map(async ([name]) => {
        const { records } = await readAll(fixture(name), { document: 'release' })
        return records.incidents
      }),
    )
    expect(first).toHaveLength(3)
    for (const incidents of others) expect(incidents).toEqual(first)
  })

  it('notes that a file has no header, and skips a row of HXL tags', async () => {
    const bare = await readAll(fixture('ged-49-columns-no-header.csv'))
    expect(bare.issues.map(({ code }) => code)).toContain('no-header')
    expect(bare.report.header).toBeNull()
    const tagged = await readAll(fixture('ged-43-columns-hxl.csv'))
    expect(tagged.originals.map(({ role }) => role)).toEqual([
      'header',
      'tags',
      'row',
      'row',
      'row',
    ])
  })

  it('gives the interval for the toll over all groups and single numbers by side', async () => {
    const { records } = await readAll(fixture('ged-49-columns.csv'))
    expect(tollsOf(records.incidents[0])).toEqual([
      'killed all - 4 6 9',
      'killed armed-actor ucdp-actor-130 2 2 2',
      'killed armed-actor ucdp-actor-9303 3 3 3',
      'killed civilian - 1 1 1',
      'killed unspecified - 0 0 0',
    ])
  })

  it('widens a low above the best, keeps the best, and says so with line and column', async () => {
    const { records, issues } = await readAll(fixture('ged-49-columns.csv'))
    expect(tollsOf(records.incidents[1])[0]).toBe('killed all - 2 2 2')
    expect(issues).toEqual([
      {
        code: 'out-of-order',
        path: 'low',
        expected: 'low ≤ best ≤ high; widened until it holds',
        received: 'low 3, best 2, high 2',
        message:
          'line 4, column 47 (low): expected low ≤ best ≤ high; widened until it holds, received low 3, best 2, high 2',
        effect: 'changed',
        line: 4,
        column: 47,
        field: 'low',
      },
    ])
  })

  it('keeps a best of 0 as 0, with its high', async () => {
    const { records } = await readAll(fixture('ged-49-columns.csv'))
    expect(tollsOf(records.incidents[2])[0]).toBe('killed all - 0 0 12')
  })

  it('holds the side of one-sided violence responsible, and both sides of a battle as suspected', async () => {
    const { records } = await readAll(fixture('ged-49-columns.csv'))
    const bases = records.incidents.map(({ claims }) =>
      claims.flatMap((claim) => (claim.kind === 'attribution' ? [claim.basis] : [])),
    )
    expect(bases).toEqual([['suspected', 'suspected'], ['suspected', 'suspected'], ['attributed']])
  })

  it('keeps the precision of places and days: a province is no point, a year no day', async () => {
    const { records } = await readAll(fixture('ged-49-columns.csv'))
    const [province, town, country] = records.incidents
    expect(province?.where).toMatchObject({
      province: 'AF30',
      locality: null,
      precision: 'province',
    })
    expect(province?.when).toMatchObject({ earliest: '2021-03-04', precision: 'days' })
    expect(town?.where).toMatchObject({
      country: 'MEX',
      province: 'MEX-san-luis-potosi',
      district: 'MEX-san-luis-potosi-rioverde',
      locality: { en: 'Río Verde town' },
      precision: 'exact',
    })
    expect(town?.when.precision).toBe('day')
    expect(country?.where).toMatchObject({ province: null, precision: 'country' })
    expect(country?.when).toMatchObject({ latest: '2013-12-31', precision: 'year' })
  })

  it('keeps the original sources as who said it, and no source where none is named', async () => {
    const { records } = await readAll(fixture('ged-49-columns.csv'))
    const origins = records.incidents.map(({ claims }) =>
      claims.flatMap((claim) => (claim.kind === 'statement' ? [claim.speaker] : [])),
    )
    expect(origins).toEqual([
      ['ucdp-origin-police', 'ucdp-origin-valley-front'],
      [],
      ['ucdp-origin-sohr', 'ucdp-origin-vdc'],
    ])
    expect(records.sources.find(({ id }) => id === 'ucdp-origin-sohr')?.kind).toBe('ngo')
  })

  it('keeps every row as it stands in the file, beside the incident that it made', async () => {
    const bytes = fixture('ged-49-columns.csv')
    const { originals } = await readAll(bytes)
    expect(`${originals.map(({ text }) => text).join('\r\n')}\r\n`).toBe(
      new TextDecoder().decode(bytes),
    )
    expect(originals[1]?.records).toEqual([{ kind: 'incident', id: 'ucdp-ged-900001' }])
    expect(originals.map(({ line }) => line)).toEqual([1, 2, 4, 5])
  })

  it.each([
    ['id', '9x', 'digits'],
    ['type_of_violence', '4', '1, 2 or 3'],
    ['where_prec', '0', 'a code from 1 to 7'],
    ['date_prec', '', 'a code from 1 to 5'],
    ['date_start', '2021-02-30', 'a day that exists, as YYYY-MM-DD'],
    ['deaths_a', '-1', 'a whole number from 0'],
    ['best', '2.5', 'a whole number from 0'],
    ['high', '', 'a whole number from 0'],
    ['country_id', '999', 'a country that UCDP codes'],
    ['latitude', '91', 'a number from -90 to 90'],
  ])('refuses a row whose %s is %s, and takes the others', async (column, value, expected) => {
    const text = withCell('ged-42-columns.csv', column, value)
    const { records, issues, report } = await readAll(text)
    expect(records.incidents.map(({ id }) => id)).toEqual(['ucdp-ged-900001', 'ucdp-ged-900003'])
    expect(report.rows).toEqual({ read: 3, taken: 2, refused: 1 })
    expect(issues.filter(({ effect }) => effect === 'refused')).toMatchObject([
      { expected, line: 3 },
    ])
  })

  it('refuses the second row of an id', async () => {
    const text = withCell('ged-42-columns.csv', 'id', '900001')
    const { records, issues } = await readAll(text)
    expect(records.incidents.map(({ id }) => id)).toEqual(['ucdp-ged-900001', 'ucdp-ged-900003'])
    expect(issues.map(({ code }) => code)).toContain('repeated-id')
  })

  it('names the columns that are missing and those that look like them', async () => {
    const text = new TextDecoder()
      .decode(fixture('ged-42-columns.csv'))
      .replace(',best,', ',beste,')
    const { report } = await readAll(text, { format: 'ucdp-ged' })
    expect(report.outcome).toBe('unreadable')
    expect(report.issues[0]?.expected).toContain('best (is it beste?)')
  })
})

const realFiles = [
  { file: 'ged/ged191-BGD-MMR.csv', incidents: 3194, best: 20936, low: 19808, high: 30686 },
  {
    file: 'ged/ged191-hdx-conflict_data_BGD-hxl.csv',
    incidents: 601,
    best: 1362,
    low: 1309,
    high: 1824,
  },
  { file: 'ged/ged231-sample1000.csv', incidents: 1000, best: 9561, low: 6224, high: 22017 },
  { file: 'ged/ged-mexico-v2x.csv', incidents: 18957, best: 140695, low: 139626, high: 146984 },
]

for (const { file, incidents, best, low, high } of realFiles) {
  describeWithData(`the reader of UCDP GED on ${file}`, [file], (pathOf) => {
    const path = pathOf(file)
    it('takes every row, and its sums are those of DuckDB and of core', async () => {
      const { records, report } = await readAll(fileStream(path), { fileName: file })
      expect(report).toMatchObject({
        outcome: 'complete',
        rows: { read: incidents, taken: incidents, refused: 0 },
      })
      const [killed] = report.tolls
      expect(killed?.asGiven).toEqual({ low, best, high })

      const counted = await countWithDuckDB(path)
      expect(counted.asGiven).toEqual({ incidents, low, best, high })
      expect(killed?.widened).toEqual(counted.widened)

      const answer = computeStatistic(
        projectPublic(records, publicByDefault('2024-01-01')),
        1,
        'total',
        '',
      )
      expect(answer.value?.answer.result).toMatchObject({ killed: killed?.asTaken })
      expect(killed?.asTaken).toEqual({
        low: low - counted.widened.lowBy,
        best,
        high: high + counted.widened.highBy,
      })
    })

    it('makes records that core accepts and whose references lead somewhere', async () => {
      const { records } = await readAll(fileStream(path), { fileName: file })
      expectSound(records)
    })
  })
}

describeWithData('the reader of UCDP GED on odd rows', ['ged/ged-odd-rows.csv'], (pathOf) => {
  const path = pathOf('ged/ged-odd-rows.csv')
  it('takes each of them, and says what is odd where it matters', async () => {
    const { records, originals, issues, report } = await readAll(fileStream(path))
    expect(report.rows).toEqual({ read: 113, taken: 113, refused: 0 })
    expectSound(records)
    const rows = originals.filter(({ role }) => role === 'row')
    for (const row of rows) {
      const why = row.text.slice(row.text.lastIndexOf(',') + 1)
      const codes = issues.filter(({ line }) => line === row.line).map(({ code }) => code)
      if (/low>best|best>high/.test(why)) expect(codes).toContain('out-of-order')
      if (/srclist/.test(why)) expect(codes).toContain('sources-differ')
      if (/mojibake/.test(why)) expect(codes).toContain('garbled-letters')
      expect(row.records).toHaveLength(1)
    }
  })
})

function tollsOf(incident: Incident | undefined): readonly string[] {
  return (incident?.claims ?? []).flatMap((claim) => {
    if (claim.kind !== 'toll' || claim.quantity === null) return []
    const { low, best, high } = claim.quantity
    return [`${claim.harm} ${claim.group} ${claim.actor ?? '-'} ${low} ${best} ${high}`]
  })
}

/** The file's second row with another value in one cell; its cells hold no comma and no quote. */
function withCell(name: string, column: string, value: string): string {
  const lines = new TextDecoder().decode(fixture(name)).split('\n')
  const position = (lines[0] ?? '').split(',').indexOf(column)
  const index = lines.findIndex((line) => line.startsWith('900002,'))
  const quoted = /"(?:[^"]|"")*"/g
  const kept: string[] = []
  const bare = (lines[index] ?? '').replace(quoted, (cell) => `\u0000${kept.push(cell) - 1}`)
  const cells = bare.split(',')
  cells[position] = value
  if (column === 'country_id') cells[position - 1] = ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL stands for a quoted cell here
  lines[index] = cells.join(',').replace(/\u0000(\d+)/g, (_, at) => kept[Number(at)] ?? '')
  return lines.join('\n')
}

async function countWithDuckDB(path: string) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = await connection.runAndReadAll(
    `select count(*)::int incidents, sum(l)::int low, sum(b)::int best, sum(h)::int high,
      sum((l > b or b > h)::int)::int as rows, sum(greatest(0, l - b))::int "lowBy",
      sum(greatest(0, b - h))::int "highBy"
     from (select try_cast(low as int) l, try_cast(best as int) b, try_cast(high as int) h
       from read_csv('${path}', all_varchar = true, header = true, quote = '"', escape = '"')
       where try_cast(id as bigint) is not null)`,
  )
  const [row] = rows.getRowObjectsJson()
  connection.closeSync()
  const number = (name: string) => Number(row?.[name])
  return {
    asGiven: {
      incidents: number('incidents'),
      low: number('low'),
      best: number('best'),
      high: number('high'),
    },
    widened: { rows: number('rows'), lowBy: number('lowBy'), highBy: number('highBy') },
  }
}
