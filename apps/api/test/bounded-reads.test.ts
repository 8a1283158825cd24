import { casebook } from '@recount/casebook'
import type { Incident } from '@recount/core/records'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { describe, expect, it } from 'vitest'
import { countingReads } from './counting-reads.ts'
import { openApp } from './open-app.ts'

const incidents = 5000
const note = { author: 'editor-1', reason: 'r' }

function manyIncidents(): readonly Incident[] {
  const [first] = casebook.incidents
  if (first === undefined) throw new Error('the casebook is empty')
  const { claims, links: _, ...rest } = first
  return Array.from({ length: incidents }, (_, index) => ({
    ...rest,
    id: `many-${index}`,
    claims: claims.slice(0, 2),
    links: [],
  }))
}

describe('a statistic of a large ledger', async () => {
  const { database, read, reset } = countingReads(openNodeSqlite(':memory:'))
  const records = { ...casebook, reportedTotals: [], incidents: manyIncidents() }
  const { ledger, get } = await openApp({ records, database })
  const total = async (search = '') => (await get(`/v1/statistics/total${search}`)).body

  it('is made into a snapshot once, in chunks, when nobody has made one', async () => {
    expect((await total()).incidents.used).toBe(incidents)
    await expect.poll(async () => (await database.query('select * from snapshot')).length).toBe(1)
  })

  it('reads one row where nothing has changed', async () => {
    reset()
    expect((await total('?rule=envelope&from=2022-01-01')).incidents.used).toBe(incidents)
    expect(read).toEqual({ queries: 1, rows: 1, mostAtOnce: 1 })
  })

  it('reads what has changed, and no more, where something has', async () => {
    const [record] = await ledger.recordsOf('incident', ['many-7'])
    if (record === undefined) throw new Error('no incident')
    const withdrawn: Incident = { ...record.record, status: 'withdrawn' }
    await ledger.append([{ kind: 'incident', record: withdrawn, replaces: 1 }], note)
    reset()
    expect((await total()).incidents.used).toBe(incidents - 1)
    expect(read.rows).toBeLessThan(20)
  })

  it('reads a snapshot and what has changed in an isolate that has just begun', async () => {
    const { database: other, read } = countingReads(database)
    const fresh = await openApp({ records, database: other })
    Object.assign(read, { queries: 0, rows: 0 })
    expect((await fresh.get('/v1/statistics/total')).body.incidents.used).toBe(incidents - 1)
    expect(read.rows).toBeLessThan(20)
    Object.assign(read, { queries: 0, rows: 0 })
    const revision = (await ledger.latestRevision()) - 1
    const earlier = await fresh.get(`/v1/statistics/total?asOf=${revision}`)
    expect(earlier.body.incidents.used).toBe(incidents)
    expect(read.rows).toBeLessThan(20)
  })
})

describe('a single incident of a large ledger', async () => {
  const { database, read, reset } = countingReads(openNodeSqlite(':memory:'))
  const [shown, linked, hidden, guarded, ...others] = manyIncidents()
  if (!shown || !linked || !hidden || !guarded) throw new Error('no incidents')
  const link = { link: 'follow-up-of' as const, incident: linked.id }
  const records = {
    ...casebook,
    reportedTotals: [],
    incidents: [
      { ...shown, links: [link] },
      linked,
      { ...hidden, status: 'draft' as const },
      { ...guarded, sensitivity: ['source-endangers' as const] },
      ...others,
    ],
  }
  const { ledger, get } = await openApp({ records, database })
  const revision = await ledger.latestRevision()
  await ledger.append(
    [
      {
        kind: 'incident',
        record: { ...linked, status: 'merged', mergedInto: shown.id },
        replaces: 1,
      },
    ],
    note,
  )

  it.each([
    ['as it is now', `/v1/incidents/${shown.id}`, 200],
    ['as it was known', `/v1/incidents/${shown.id}?asOf=${revision}`, 200],
    ['whose speakers are hidden', `/v1/incidents/${guarded.id}`, 200],
    [
      'whose speakers are hidden, as it was known',
      `/v1/incidents/${guarded.id}?asOf=${revision}`,
      200,
    ],
    ['that was merged', `/v1/incidents/${linked.id}`, 308],
    ['as it was known before it was merged', `/v1/incidents/${linked.id}?asOf=${revision}`, 200],
    ['that is hidden', `/v1/incidents/${hidden.id}`, 404],
    ['that is not there', '/v1/incidents/nobody', 404],
  ])('is read with what it refers to, and nothing else: %s', async (_, path, expected) => {
    reset()
    expect((await get(path)).response.status).toBe(expected)
    expect(read.rows).toBeGreaterThan(0)
    expect(read.rows).toBeLessThan(100)
  })

  it.each(['', `?asOf=${revision}`])(
    'is asked for alike, hidden or not there: %s',
    async (search) => {
      const queries = []
      for (const id of [hidden.id, 'nobody']) {
        reset()
        await get(`/v1/incidents/${id}${search}`)
        queries.push(read.queries)
      }
      expect(queries[0]).toBe(queries[1])
    },
  )
})
