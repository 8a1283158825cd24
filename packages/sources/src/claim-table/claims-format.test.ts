import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicRecordSets } from '../../../core/test/random-records.ts'
import { expectSound } from '../../test/expect-sound.ts'
import { publicCasebook, publicOf, textOf } from '../../test/public-records.ts'
import { readAll } from '../../test/read-all.ts'
import { writeClaimsCsv } from '../writers/write-claims-csv.ts'
import { templateHeader, templateLanguages, writeTemplateCsv } from './write-template.ts'

const header =
  'Incident,Title,From date,To date,Country,Province,Locality,Type,Claim,Speaker,Published by,Document,Published,Harm,Group,Actor,Number as worded,Of which,Basis,Statement,Text'
const row = (cells: Readonly<Record<string, string>>) =>
  header
    .split(',')
    .map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`)
    .join(',')
const table = (...rows: readonly Readonly<Record<string, string>>[]) =>
  [header, ...rows.map(row)].join('\n').concat('\n')

const bombing = {
  Incident: 'market-1',
  Title: 'Bomb at the old market',
  'From date': '2022-12-02',
  Country: 'Afghanistan',
  Province: 'Helmand',
  Locality: 'Old Bridge',
  Type: 'explosion-or-remote-violence',
  Claim: 'toll',
  Speaker: 'Hospital of Old Bridge',
  'Published by': 'valley-herald',
  Document: 'Bomb kills shoppers',
  Published: '2022-12-03',
  Harm: 'killed',
  Group: 'civilian',
  'Number as worded': 'at least 12',
  'Of which': 'children: 3; women: at least 2',
}

describe('the reader of tables of claims', () => {
  it('makes one incident of the rows that follow one another with one id', async () => {
    const { records, report } = await readAll(
      table(
        bombing,
        { ...bombing, Speaker: 'Police', 'Number as worded': '10', 'Of which': '' },
        {
          Incident: '',
          Claim: 'attribution',
          Country: 'AFG',
          Type: 'x',
          Speaker: 'police',
          Basis: 'suspected',
          Actor: 'Hill Front',
        },
        { ...bombing, Incident: 'market-2' },
      ),
    )
    expect(report.rows).toEqual({ read: 4, taken: 4, refused: 0 })
    expectSound(records)
    expect(records.incidents.map(({ id, claims }) => [id, claims.length])).toEqual([
      ['market-1', 3],
      ['market-2', 1],
    ])
    expect(records.incidents[0]).toMatchObject({
      status: 'draft',
      when: { earliest: '2022-12-02', latest: '2022-12-02', precision: 'day' },
      where: { country: 'AFG', province: 'AF30', precision: 'locality' },
    })
    expect(records.incidents[0]?.claims).toMatchObject([
      {
        speaker: 'hospital-of-old-bridge',
        quantity: { low: 12, best: null, high: null, wording: 'at least 12' },
        ofWhich: [
          { subgroup: 'children', quantity: { low: 3, high: 3 } },
          { subgroup: 'women', quantity: { low: 2, high: null } },
        ],
      },
      { speaker: 'police', quantity: { low: 10, best: 10, high: 10, wording: null } },
      { kind: 'attribution', basis: 'suspected', actor: 'hill-front' },
    ])
    expect(records.documents[0]).toMatchObject({
      source: 'valley-herald',
      title: { en: 'Bomb kills shoppers' },
      published: '2022-12-03',
    })
  })

  it('refuses a wrong claim by itself, with its line and column, and adds nothing that it names', async () => {
    const { records, report, issues } = await readAll(
      table(bombing, {
        ...bombing,
        Speaker: 'A stranger',
        Harm: 'hurt',
        'Number as worded': 'umpteen',
      }),
    )
    expect(report.rows).toEqual({ read: 2, taken: 1, refused: 1 })
    expect(records.incidents[0]?.claims).toHaveLength(1)
    expect(records.sources.map(({ id }) => id)).not.toContain('a-stranger')
    expect(issues).toMatchObject([
      { effect: 'refused', line: 3, field: 'Harm', column: 14, received: 'hurt' },
      { effect: 'refused', line: 3, field: 'Number as worded', received: 'umpteen' },
    ])
  })

  it('refuses all rows of an incident that is wrong', async () => {
    const { records, issues } = await readAll(table({ ...bombing, Country: 'Atlantis' }))
    expect(records).toMatchObject({ incidents: [], sources: [], documents: [] })
    expect(issues[0]).toMatchObject({ field: 'Country', received: 'Atlantis', line: 2 })
  })

  it('reads Solar Hijri days, months and years, and digits of Dari and Pashto', async () => {
    const days = ['۱۴۰۱-۰۹-۱۱', '2022-11', '2022', '']
    const { records } = await readAll(
      table(
        ...days.map((day, index) => ({
          ...bombing,
          Incident: `i${index}`,
          'From date': day,
          'Number as worded': '۱۲',
        })),
      ),
    )
    expect(
      records.incidents.map(({ when }) => [when.earliest, when.latest, when.precision]),
    ).toEqual([
      ['2022-12-02', '2022-12-02', 'day'],
      ['2022-11-01', '2022-11-30', 'month'],
      ['2022-01-01', '2022-12-31', 'year'],
      [null, null, 'unknown'],
    ])
    expect(records.incidents[0]?.claims[0]).toMatchObject({ quantity: { low: 12, high: 12 } })
  })

  it('refuses an incident whose rows do not follow one another', async () => {
    const other = { ...bombing, Incident: 'market-2' }
    const { issues } = await readAll(table(bombing, other, bombing))
    expect(issues).toMatchObject([{ code: 'repeated-id', line: 4, effect: 'refused' }])
  })

  it.each(templateLanguages)(
    'knows the columns of the template in %s, and its words',
    async (language) => {
      const names = templateHeader(language)
      const english = templateHeader('en')
      const words = { en: ['toll', 'killed'], fa: ['تلفات', 'کشته'], ps: ['مرګ ژوبله', 'وژل شوي'] }
      const [toll = '', killed = ''] = words[language]
      const cells = names.map((_, index) => {
        const key = english[index] ?? ''
        if (key === 'Claim') return toll
        if (key === 'Harm') return killed
        return (bombing as Readonly<Record<string, string>>)[key] ?? ''
      })
      const text = `${writeTemplateCsv(language)}${cells.join(',')}\r\n`
      const { records, report } = await readAll(text)
      expect(report).toMatchObject({ outcome: 'complete', rows: { read: 1, taken: 1 } })
      expect(records.incidents[0]?.claims[0]).toMatchObject({ kind: 'toll', harm: 'killed' })
    },
  )
})

describe('writeClaimsCsv', () => {
  it('writes what is read back and written again, byte by byte: the casebook', async () => {
    const written = textOf(writeClaimsCsv(publicCasebook))
    const { records, report } = await readAll(written)
    expect(report).toMatchObject({ outcome: 'complete', rows: { refused: 0 }, issues: [] })
    expectSound(records)
    expect(textOf(writeClaimsCsv(publicOf(records)))).toBe(written)
  })

  it('writes what is read back and written again, byte by byte: any records', async () => {
    await fc.assert(
      fc.asyncProperty(publicRecordSets, fc.boolean(), async (random, hxl) => {
        const written = textOf(writeClaimsCsv(publicOf(random), { hxl }))
        const { records, report } = await readAll(written)
        expect(report.issues).toEqual([])
        expect(textOf(writeClaimsCsv(publicOf(records), { hxl }))).toBe(written)
      }),
      { numRuns: 50 },
    )
  })
})
