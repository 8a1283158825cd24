import { casebook } from '@recount/casebook'
import type { Incident } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const kaj = casebook.incidents.find(({ id }) => id === 'afg-2022-kaj')
if (kaj === undefined) throw new Error('no Kaj')

/** Kaj with every toll of killed set to a number. */
function killed(count: number): Incident {
  if (kaj === undefined) throw new Error('no Kaj')
  const quantity = { low: count, best: count, high: count, wording: String(count) }
  return {
    ...kaj,
    claims: kaj.claims.map((claim) =>
      claim.kind === 'toll' && claim.harm === 'killed'
        ? { ...claim, quantity, ofWhich: [] }
        : claim,
    ),
  }
}

async function openWithFigures() {
  const opened = await openApp()
  const token = await opened.tokenOf('editor-1', 'publish')
  const cite = async (query: string) =>
    (await opened.post('/v1/figures', { statistic: 'total', query })).body.figure.id as string
  const revise = async (record: Incident, version: number, reason: string) => {
    const { response, body } = await opened.send('PUT', `/v1/incidents/${record.id}`, {
      token,
      body: { record, reason },
      headers: { 'If-Match': `"${version}"` },
    })
    expect([response.status, body.errors ?? []]).toEqual([200, []])
    return body.revision as number
  }
  return { ...opened, cite, revise }
}

describe('the correction ledger', () => {
  it('tells which fields a revision changed, and which figures', async () => {
    const { get, cite, revise } = await openWithFigures()
    const all = await cite('actor=iskp')
    const claimed = await cite('incident=afg-2022-aybak')
    const revision = await revise(killed(60), 1, 'the hospital corrected its count')
    const { body } = await get('/v1/revisions?limit=2')
    const [newest, before] = body.items
    expect(newest).toMatchObject({ revision, reason: 'the hospital corrected its count' })
    expect(newest.figures).toEqual([{ id: all, outcome: 'changed' }])
    expect(newest.figures).not.toContainEqual(expect.objectContaining({ id: claimed }))
    expect(newest.changes.length).toBeGreaterThan(0)
    for (const { path } of newest.changes) expect(path).toMatch(/^claims\..*(quantity|ofWhich)/)
    expect(newest.changes).toContainEqual(expect.objectContaining({ before: 53, after: 60 }))
    expect(before).toMatchObject({ changes: null, figures: [] })
    expect((await get(`/v1/revisions/${revision}`)).body).toEqual(newest)
  })

  it('names no figure whose number stayed as it was', async () => {
    const { get, cite, revise } = await openWithFigures()
    await cite('actor=iskp')
    const revision = await revise({ ...kaj, title: { en: 'Another title' } }, 1, 'r')
    const { body } = await get(`/v1/revisions/${revision}`)
    expect(body.figures).toEqual([])
    expect(body.changes.map(({ path }: { path: string }) => path)).toContain('title.en')
  })

  it('compares what the public may see of both versions, and nothing else', async () => {
    const { get, revise } = await openWithFigures()
    const where = (latitude: number) => ({ ...kaj.where, position: { latitude, longitude: 69.1 } })
    await revise({ ...kaj, where: where(34.123456) }, 1, 'r')
    const moved = await revise({ ...kaj, where: where(34.654321) }, 2, 'r')
    expect((await get(`/v1/revisions/${moved}`)).body.changes).toContainEqual({
      path: 'where.position.latitude',
      before: 34.123456,
      after: 34.654321,
    })
    await revise({ ...kaj, where: where(34.654321), sensitivity: ['location-endangers'] }, 3, 'r')
    const after = await get(`/v1/revisions/${moved}`)
    expect(after.body.changes).toEqual([])
    for (const path of ['/v1/revisions?limit=5', `/v1/revisions/${moved}`]) {
      expect((await get(path)).text).not.toMatch(/34\.(123456|654321)/)
    }
  })

  it('counts no more figures in one answer than it says, and names the others', async () => {
    const { get, cite, revise } = await openWithFigures()
    for (let day = 10; day < 32; day++) await cite(`actor=iskp&from=2022-08-${day}`)
    const revision = await revise(killed(60), 1, 'r')
    const outcomes = async (path: string) => {
      const { body } = await get(path)
      const { figures } = body.items?.[0] ?? body
      const count = (outcome: string) =>
        figures.filter((each: { outcome: string }) => each.outcome === outcome).length
      return [count('changed'), count('not-counted')]
    }
    expect(await outcomes('/v1/revisions?limit=1')).toEqual([20, 2])
    expect(await outcomes(`/v1/revisions/${revision}`)).toEqual([22, 0])
  })

  it.each(['0', '-1', '1.5', 'abc', '99999', '99999999999999'])(
    'has no revision %s',
    async (revision) => {
      const { get } = await openApp()
      expect((await get(`/v1/revisions/${revision}`)).response.status).toBe(404)
    },
  )
})
