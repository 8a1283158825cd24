import { describe, expect, it } from 'vitest'
import { expectSound } from '../../test/expect-sound.ts'
import { fixture } from '../../test/fixture.ts'
import { readAll } from '../../test/read-all.ts'

const read = () => readAll(fixture('gtd-135-columns.csv'))

async function claimsOf(row: number) {
  const { records } = await read()
  return records.incidents[row]?.claims ?? []
}

async function tollsOf(row: number) {
  return (await claimsOf(row)).flatMap((claim) =>
    claim.kind === 'toll' && claim.quantity
      ? [{ id: claim.id, group: claim.group, ...claim.quantity }]
      : [],
  )
}

describe('the reader of GTD', () => {
  it('reads Latin-1 and takes every row', async () => {
    const { records, report } = await read()
    expect(report).toMatchObject({ encoding: 'iso-8859-1', rows: { read: 3, taken: 3 } })
    expect(records.incidents[0]?.where.locality).toEqual({ en: 'São Vale' })
    expectSound(records)
  })

  it('counts the attackers apart, and takes them out of the toll over all groups', async () => {
    expect(await tollsOf(0)).toEqual([
      { id: 'killed', group: 'all', low: 5, best: 5, high: 5, wording: null },
      { id: 'killed-attackers', group: 'attacker', low: 1, best: 1, high: 1, wording: null },
      { id: 'wounded', group: 'all', low: 12, best: 12, high: 12, wording: null },
      { id: 'wounded-attackers', group: 'attacker', low: 0, best: 0, high: 0, wording: null },
    ])
  })

  it('keeps a fraction as the whole numbers around it, in its own words', async () => {
    const [killed] = await tollsOf(1)
    expect(killed).toMatchObject({ low: 12, best: null, high: 13, wording: '12.33' })
    const { issues } = await read()
    expect(issues.map(({ code }) => code)).toContain('fraction')
  })

  it('leaves out a toll that is empty or -99: not told is not 0', async () => {
    expect((await tollsOf(1)).map(({ id }) => id)).toEqual(['killed', 'abducted'])
    expect((await tollsOf(2)).map(({ id }) => id)).toEqual(['killed'])
    const { report } = await read()
    expect(report.tolls.find(({ harm }) => harm === 'wounded')).toMatchObject({
      given: 1,
      missing: 2,
    })
  })

  it('lowers the toll of a suicide attack by attackers who are not told, without a best', async () => {
    const [killed] = await tollsOf(2)
    expect(killed).toMatchObject({ low: 3, best: null, high: 5 })
  })

  it('reads hostages of an unknown number as somebody', async () => {
    const abducted = (await tollsOf(1)).find(({ id }) => id === 'abducted')
    expect(abducted).toMatchObject({ low: 1, best: null, high: null, wording: 'unknown number' })
  })

  it('reads day 0 as the month and month 0 as the year, with the words of the source', async () => {
    const { records } = await read()
    expect(records.incidents.map(({ when }) => when)).toMatchObject([
      { earliest: '1990-01-02', latest: '1990-01-02', precision: 'day' },
      {
        earliest: '1990-03-01',
        latest: '1990-03-31',
        precision: 'month',
        wording: 'March 1-5, 1990',
      },
      { earliest: '1990-01-01', latest: '1990-12-31', precision: 'year' },
    ])
  })

  it('keeps who is named, how surely, who claimed it, and that claims compete', async () => {
    const said = (await claimsOf(0)).flatMap((claim) => {
      if (claim.kind === 'attribution') return [`${claim.basis} ${claim.actor}`]
      return claim.kind === 'statement' ? [`${claim.act} ${claim.about ?? '-'}`] : []
    })
    expect(said).toEqual([
      'attributed gtd-actor-hill-front',
      'claimed gtd-actor-hill-front',
      'report claimed-1',
      'suspected gtd-actor-valley-front',
      'claimed gtd-actor-valley-front',
      'doubt -',
      'report -',
      'report -',
    ])
  })

  it('names no group where GTD says Unknown', async () => {
    expect((await claimsOf(1)).filter(({ kind }) => kind === 'attribution')).toEqual([])
  })

  it('knows suicide, success, weapons, several targets with organisations, and damage', async () => {
    const { records } = await read()
    const [market, post] = records.incidents
    expect(market).toMatchObject({
      what: {
        type: 'explosion-or-remote-violence',
        subtype: 'suicide-bomb',
        methods: ['suicide-device'],
        suicide: true,
        outcome: 'carried-out',
        targets: [
          { type: 'private-citizens', name: null },
          { type: 'police', name: { en: 'Police of the Valley' } },
        ],
      },
      damage: [{ what: { en: 'Stalls were damaged.' } }],
    })
    expect(post?.what).toMatchObject({ type: 'battle', subtype: 'armed-clash', outcome: 'failed' })
  })

  it('does not draw a province or an unknown place as a point', async () => {
    const { records } = await read()
    expect(records.incidents.map(({ where }) => [where.province, where.precision])).toEqual([
      ['AF30', 'locality'],
      ['AF27', 'province'],
      [null, 'country'],
    ])
  })

  it('refuses an id that a spreadsheet has rounded', async () => {
    const text = new TextDecoder('latin1')
      .decode(fixture('gtd-135-columns.csv'))
      .replace('199001020001', '1.99001E+11')
    const { report } = await readAll(text)
    expect(report.issues[0]).toMatchObject({ expected: 'twelve digits', field: 'eventid', line: 2 })
  })
})
