import { describe, expect, it } from 'vitest'
import { expectSound } from '../../test/expect-sound.ts'
import { fixture } from '../../test/fixture.ts'
import { readAll } from '../../test/read-all.ts'

const layouts = ['acled-2019-hxl.csv', 'acled-2022.csv', 'acled-export-tool.csv']

describe('the reader of ACLED', () => {
  it.each(layouts)('makes the same incidents of %s', async (name) => {
    const { records, report } = await readAll(fixture(name), { document: 'release' })
    const expected = await readAll(fixture('acled-2022.csv'), { document: 'release' })
    expect(report).toMatchObject({ outcome: 'complete', rows: { read: 3, taken: 3 } })
    expect(records.incidents).toEqual(expected.records.incidents)
    expectSound(records)
  })

  it('reads the layout of 2016: Windows-1252, day first, upper case, empty columns at the end', async () => {
    const { records, report } = await readAll(fixture('acled-2016.csv'))
    expect(report).toMatchObject({ encoding: 'windows-1252', rows: { read: 2, taken: 2 } })
    expectSound(records)
    const [battle, riot] = records.incidents
    expect(battle).toMatchObject({
      id: 'acled-901SUD',
      when: { earliest: '2014-03-09', latest: '2014-03-09', precision: 'day' },
      where: { country: 'SDN', locality: { en: 'El-Obeid' }, precision: 'locality' },
      what: { type: 'battle', subtype: 'armed-clash' },
    })
    expect(battle?.claims.find(({ id }) => id === 'notes')).toMatchObject({
      summary: { en: 'Fighters attacked the army’s post.' },
    })
    expect(riot?.what).toMatchObject({ type: 'riot', subtype: null })
  })

  it('takes outer spaces off the names of actors', async () => {
    const { records } = await readAll(fixture('acled-2016.csv'))
    expect(records.actors.map(({ name }) => name.en)).toContain('Hill Front')
  })

  it('reads one number of killed, 0 included, and no range', async () => {
    const { records, report } = await readAll(fixture('acled-2022.csv'))
    const tolls = records.incidents.map(({ claims }) => claims.find(({ id }) => id === 'killed'))
    expect(tolls).toMatchObject([
      { group: 'all', quantity: { low: 3, best: 3, high: 3 } },
      { group: 'all', quantity: { low: 0, best: 0, high: 0 } },
      { group: 'all', quantity: { low: 0, best: 0, high: 0 } },
    ])
    expect(report.tolls[0]).toMatchObject({ given: 3, missing: 0, asGiven: { best: 3 } })
  })

  it('widens a week to seven days around its middle, and a month to the month', async () => {
    const { records } = await readAll(fixture('acled-2022.csv'))
    expect(records.incidents[1]?.when).toMatchObject({
      earliest: '2022-06-05',
      latest: '2022-06-11',
      precision: 'week',
    })
    const old = await readAll(fixture('acled-2016.csv'))
    expect(old.records.incidents[1]?.when).toMatchObject({
      earliest: '2014-06-01',
      latest: '2014-06-30',
      precision: 'month',
    })
    expect(old.records.incidents[1]?.where).toMatchObject({ locality: null, precision: 'province' })
  })

  it('holds the attacker of civilians responsible, nobody who is unidentified, and no civilians', async () => {
    const { records } = await readAll(fixture('acled-2022.csv'))
    const attributions = records.incidents.map(({ claims }) =>
      claims.flatMap((claim) =>
        claim.kind === 'attribution' ? [`${claim.basis} ${claim.actor}`] : [],
      ),
    )
    expect(attributions).toEqual([
      ['attributed acled-actor-hill-front'],
      ['suspected acled-actor-hill-front'],
      ['suspected acled-actor-rioters-afghanistan'],
    ])
  })

  it('knows suicide bombings and what was aimed at', async () => {
    const { records } = await readAll(fixture('acled-2022.csv'))
    expect(records.incidents[0]?.what).toMatchObject({
      subtype: 'suicide-bomb',
      methods: ['suicide-device'],
      suicide: true,
      targets: [{ type: 'private-citizens' }],
    })
  })

  it('takes a misspelt event type for the nearest one, and says so', async () => {
    const { issues } = await readAll(fixture('acled-2022.csv'))
    expect(issues).toMatchObject([{ code: 'misspelt', effect: 'changed', line: 4 }])
  })

  it('refuses a row whose event type is none of the codebook', async () => {
    const text = new TextDecoder().decode(fixture('acled-2022.csv')).replace('Battles', 'Weather')
    const { report } = await readAll(text)
    expect(report.rows).toEqual({ read: 3, taken: 2, refused: 1 })
  })

  it('keeps the day on which ACLED last changed a row as the day of its claims', async () => {
    const { records } = await readAll(fixture('acled-2022.csv'))
    expect(records.incidents[0]?.claims[0]?.date).toBe('2022-05-24')
  })

  it('keeps the cited sources as those who reported it, and none of them as speaker of a number', async () => {
    const { records } = await readAll(fixture('acled-2022.csv'))
    const [claims] = records.incidents.map((incident) => incident.claims)
    expect(
      claims?.filter(({ id }) => id.startsWith('cited')).map(({ speaker }) => speaker),
    ).toEqual(['acled-source-valley-herald', 'acled-source-north-wire'])
    expect(claims?.filter(({ kind }) => kind === 'toll').map(({ speaker }) => speaker)).toEqual([
      'acled',
    ])
  })
})
