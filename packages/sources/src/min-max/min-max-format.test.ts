import { describe, expect, it } from 'vitest'
import { expectSound } from '../../test/expect-sound.ts'
import { fixture } from '../../test/fixture.ts'
import { readAll } from '../../test/read-all.ts'

describe('the reader of tables with a least and a greatest toll', () => {
  it('takes every row as records that core accepts', async () => {
    const { records, report } = await readAll(fixture('min-max.csv'))
    expect(report).toMatchObject({ outcome: 'complete', rows: { read: 3, taken: 3 } })
    expectSound(records)
  })

  it('keeps what is not told apart from 0, and a missing greatest number as open', async () => {
    const { records } = await readAll(fixture('min-max.csv'))
    const tolls = records.incidents.map(({ claims }) =>
      claims.flatMap((claim) =>
        claim.kind === 'toll' && claim.quantity
          ? [`${claim.harm} ${claim.quantity.low} ${claim.quantity.best} ${claim.quantity.high}`]
          : [],
      ),
    )
    expect(tolls).toEqual([
      ['killed 3 null 5'],
      ['killed 0 null 4', 'wounded 2 null null'],
      ['wounded 0 0 0'],
    ])
  })

  it('keeps the children among the killed as a part, not as a toll of its own', async () => {
    const { records } = await readAll(fixture('min-max.csv'))
    expect(records.incidents[0]?.claims[0]).toMatchObject({
      group: 'civilian',
      ofWhich: [{ subgroup: 'children', quantity: { low: 1, high: 1 } }],
    })
  })

  it('keeps grades, and holds one of several belligerents no higher than suspected', async () => {
    const { records } = await readAll(fixture('min-max.csv'))
    expect(records.incidents.map(({ assessment }) => assessment?.grade ?? null)).toEqual([
      'fair',
      'contested',
      null,
    ])
    const bases = records.incidents.map(({ claims }) =>
      claims.flatMap((claim) => (claim.kind === 'attribution' ? [claim.basis] : [])),
    )
    expect(bases).toEqual([['attributed'], ['suspected', 'suspected'], []])
  })

  it('reads several days as from the first to the last', async () => {
    const { records } = await readAll(fixture('min-max.csv'))
    expect(records.incidents[1]?.when).toMatchObject({
      earliest: '2017-03-05',
      latest: '2017-03-06',
      precision: 'days',
    })
  })

  it('numbers the second of two incidents with one code', async () => {
    const { records, issues } = await readAll(fixture('min-max.csv'))
    expect(records.incidents.map(({ id }) => id)).toEqual([
      'airwars-yv001',
      'airwars-yv002',
      'airwars-yv002-2',
    ])
    expect(issues).toMatchObject([{ code: 'repeated-code', effect: 'changed', line: 4 }])
  })
})
