import { casebook } from '@recount/casebook'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const { get } = await openApp()

interface Cell {
  readonly harm: string
  readonly group: string
  readonly actor: string | null
  readonly low: number
  readonly best: number | null
  readonly high: number | null
  readonly incidents: number
  readonly unknownToll: number
}

async function total(search: string) {
  const { body } = await get(`/v1/statistics/total?${search}`)
  const cell = (harm: string, group: string, actor: string | null = null): Cell | undefined =>
    body.result.cells.find(
      (each: Cell) => each.harm === harm && each.group === group && each.actor === actor,
    )
  return { body, cell }
}

describe('the total of the casebook', () => {
  it('has the cells of the seed case', async () => {
    const { body, cell } = await total('country=AFG&rule=envelope')
    expect(body).toMatchObject({
      statistic: 'total',
      query: 'country=AFG',
      rule: 'envelope@1',
      incidents: { used: 10 },
    })
    expect(cell('killed', 'civilian')).toMatchObject({ low: 73, best: 73, high: null })
    expect(cell('killed', 'armed-actor', 'taliban')).toMatchObject({ low: 23, best: 23, high: 23 })
    expect(cell('wounded', 'civilian')).toMatchObject({ low: 141, best: 141, high: 141 })
    expect(cell('wounded', 'armed-actor', 'taliban')).toMatchObject({ low: 21, best: 21, high: 21 })
    expect(cell('wounded', 'security-personnel')).toMatchObject({ low: 1, best: 1, high: 1 })
    expect(cell('killed', 'armed-actor', 'iskp')).toMatchObject({
      best: null,
      high: null,
      incidents: 1,
      unknownToll: 1,
    })
  })

  it('leaves the attackers out unless they are asked for', async () => {
    expect((await total('country=AFG')).cell('killed', 'attacker')).toBeUndefined()
    expect((await total('group=attacker')).cell('killed', 'attacker')).toMatchObject({ low: 2 })
  })

  it.each([
    ['any', 96],
    ['claimed-or-attributed', 58],
    ['claimed', 5],
  ])('by attribution standard %s is %i killed', async (attribution, killed) => {
    const { body } = await total(`actor=iskp&attribution=${attribution}`)
    expect(body.result.killed.best).toBe(killed)
  })

  it('is the same for a query in any order and any spelling of it', async () => {
    const { body } = await total('actor=iskp&country=AFG&from=&rule=envelope%401')
    expect(body).toEqual((await total('country=AFG&actor=iskp')).body)
  })

  it('is that of the revision that asOf names', async () => {
    expect((await total('asOf=0')).body).toMatchObject({ revision: 0, incidents: { used: 0 } })
    const { body } = await total('asOf=2000-01-01')
    expect(body).toMatchObject({ revision: 0, incidents: { used: 0 } })
    expect((await total('asOf=2099-01-01T00:00:00Z')).body.incidents.used).toBe(10)
  })
})

describe('series and groups', () => {
  it('add up to what could be put into a period', async () => {
    const { body } = await get('/v1/statistics/series?by=month&calendar=persian&actor=iskp')
    const killed = body.result.rows.map((row: { killed: { low: number } }) => row.killed.low)
    expect(killed.reduce((sum: number, low: number) => sum + low, 0)).toBeGreaterThan(0)
    expect(body.query).toBe('actor=iskp&calendar=persian')
  })

  it('take several dimensions', async () => {
    const { body } = await get('/v1/statistics/groups?by=province,group&harm=killed')
    expect(Object.keys(body.result.rows[0].key).sort()).toEqual(['group', 'province'])
    expect(body.result.rows[0].wounded).toBeNull()
  })

  it('refuse each other’s parameters', async () => {
    const { response, body } = await get('/v1/statistics/groups?window=3')
    expect(response.status).toBe(400)
    expect(body.errors[0].path).toBe('window')
  })
})

describe('incidents', () => {
  it('are the ten of the casebook, with their totals', async () => {
    const { body } = await get('/v1/incidents')
    expect(body).toMatchObject({ matched: 10, next: null, rule: 'envelope@1' })
    const kaj = body.items.find(({ id }: { id: string }) => id === 'afg-2022-kaj')
    expect(kaj.totals.killed).toEqual({
      quantity: { low: 53, best: null, high: null },
      unknown: false,
    })
    expect(kaj.totals.missing).toBeNull()
    expect(kaj.perpetrators).toContainEqual({ actor: 'iskp', standard: 'claimed-or-attributed' })
  })

  it.each([
    ['killed', 'afg-2022-kaj'],
    ['id', 'afg-2022-aybak'],
    ['newest', 'afg-2022-kabul-raid'],
    ['oldest', 'afg-2022-kaj'],
  ])('sorted by %s begin with %s', async (sort, first) => {
    const { body } = await get(`/v1/incidents?sort=${sort}&limit=1`)
    expect(body.items[0].id).toBe(first)
  })

  it('come with their count under every rule and their contradictions', async () => {
    const { body } = await get('/v1/incidents/afg-2022-aybak')
    expect(body.claims).toHaveLength(
      casebook.incidents.find(({ id }) => id === 'afg-2022-aybak')?.claims.length ?? 0,
    )
    expect(body.counts.map(({ rule }: { rule: string }) => rule)).toEqual([
      'envelope@1',
      'most-conservative@1',
      'latest-majority-lowest@1',
      'official-only@1',
      'un-only@1',
    ])
    expect(body.issues.map(({ code }: { code: string }) => code)).toContain('subgroup-exceeds-toll')
  })
})

describe('the reconciliation of the tally', () => {
  it('has the numbers of the article under every reading', async () => {
    const { body } = await get('/v1/reconciliations/8am-2022-12')
    const readings = body.readings.map(({ name }: { name: string }) => name)
    const row = body.rows.find(
      ({ harm, group }: { harm: string; group: string }) => harm === 'killed' && group === 'all',
    )
    const killed = Object.fromEntries(
      readings.map((name: string, index: number) => [name, row.counted[index].best]),
    )
    expect(killed).toEqual({
      'told-in-document': 96,
      'within-period': 43,
      'claimed-or-attributed': 58,
      claimed: 5,
    })
  })
})
