import { casebook } from '@recount/casebook'
import type { Incident } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const kaj = casebook.incidents.find(({ id }) => id === 'afg-2022-kaj')
if (kaj === undefined) throw new Error('no Kaj')

/** An incident whose place endangers somebody, somewhere in the province. */
const hiddenAt = (latitude: number, longitude: number): Incident => ({
  ...kaj,
  id: 'hidden',
  title: { en: 'An attack' },
  where: {
    ...kaj.where,
    district: 'AF0107',
    locality: { en: 'Secret village' },
    position: { latitude, longitude },
    precision: 'exact',
    place: null,
  },
  links: [],
  sensitivity: ['location-endangers'],
})

async function openWith(...incidents: readonly Incident[]) {
  return openApp({ records: { ...casebook, incidents: [...casebook.incidents, ...incidents] } })
}

/** What can be counted with a query, in every way that counts. */
async function countsOf(get: Awaited<ReturnType<typeof openApp>>['get'], query: string) {
  const { body: list } = await get(`/v1/incidents?${query}`)
  const { body: total } = await get(`/v1/statistics/total?${query}`)
  const { text: csv } = await get(`/v1/incidents.csv?${query}`)
  const { body: feed } = await get(`/v1/feed.json?${query}`)
  return {
    matched: list.matched,
    isListed: (list.items ?? []).some(({ id }: { id: string }) => id === 'hidden'),
    tooImprecise: list.tooImprecise,
    ids: list.items?.map(({ id }: { id: string }) => id),
    total: JSON.stringify([total.result, total.incidents]),
    rows: csv.split('\r\n').length,
    // A feed takes no order: its problem is compared then.
    entries: feed.items?.length ?? feed.detail,
  }
}

describe('a place that is hidden', () => {
  it('is not found by sixty boxes that each halve what is left', async () => {
    const { get } = await openWith(hiddenAt(34.123457, 69.765432))
    const everywhere = await countsOf(get, 'bbox=60,29,75,39')
    let [west, south, east, north] = [60, 29, 75, 39]
    let learned = 0
    for (let question = 0; question < 60; question++) {
      const splitsEastWest = question % 2 === 0
      const middle = splitsEastWest ? (west + east) / 2 : (south + north) / 2
      const half = splitsEastWest ? [west, south, middle, north] : [west, south, east, middle]
      const { isListed } = await countsOf(get, `incident=hidden&bbox=${half.join(',')}`)
      if (isListed) learned += 1
      if (splitsEastWest) east = isListed ? middle : east
      else north = isListed ? middle : north
      if (!isListed && splitsEastWest) west = middle
      if (!isListed && !splitsEastWest) south = middle
    }
    expect(learned).toBe(0)
    expect(everywhere.isListed).toBe(false)
  }, 300_000)

  it('answers every question as it would from any other place of its province', async () => {
    const [here, there] = [
      await openWith(hiddenAt(34.123457, 69.765432)),
      await openWith({
        ...hiddenAt(34.9, 68.2),
        where: { ...hiddenAt(34.9, 68.2).where, district: 'AF0101', locality: { en: 'Kabul' } },
      }),
    ]
    const province = kaj.where.province ?? ''
    const queries = [
      '',
      'incident=hidden',
      `province=${province}`,
      'district=AF0107',
      'district=AF0101',
      'q=secret',
      'q=village',
      'q=Kabul',
      'bbox=69.7,34.1,69.8,34.2',
      'bbox=69.765432,34.123457,69.765432,34.123457',
      'bbox=68.1,34.8,68.3,35',
      'bbox=-180,-90,180,90',
      'sort=killed&limit=1',
      'sort=id&limit=11',
      `province=${province}&sort=newest`,
    ]
    for (const query of queries) {
      expect([query, await countsOf(here.get, query)]).toEqual([
        query,
        await countsOf(there.get, query),
      ])
    }
    for (const path of [
      '/v1/statistics/hotspots',
      '/v1/statistics/groups?by=district',
      '/v1/statistics/groups?by=province',
      '/v1/statistics/coverage',
      '/v1/snapshots/latest',
      '/v1/incidents.geojson',
      '/v1/incidents/hidden',
      '/ogc/collections/incidents/items',
      '/ogc/collections/incidents/items?bbox=69.7,34.1,69.8,34.2',
      '/ogc/collections/incidents-unlocated/items?bbox=69.7,34.1,69.8,34.2',
      '/ogc/collections',
    ]) {
      expect([path, (await here.get(path)).text]).toEqual([path, (await there.get(path)).text])
    }
  }, 300_000)

  it('is found by the same boxes where nothing protects it: the attack works', async () => {
    const { get } = await openWith({ ...hiddenAt(34.123457, 69.765432), sensitivity: [] })
    let [south, north] = [29, 39]
    for (let question = 0; question < 40; question++) {
      const middle = (south + north) / 2
      const { body } = await get(`/v1/incidents?incident=hidden&bbox=60,${south},75,${middle}`)
      if (body.matched === 1) north = middle
      else south = middle
    }
    expect(north).toBeCloseTo(34.123457, 6)
  }, 300_000)
})
