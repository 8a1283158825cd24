import { parseCountingRule } from '@recount/core/counting'
import type { Incident } from '@recount/core/records'
import { computeOverTable, parseStatistic } from '@recount/core/statistics'
import { readSnapshot } from '@recount/core/table'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const note = { author: 'editor-1', reason: 'r' }

async function openWithBytes() {
  const opened = await openApp()
  const { body: latest } = await opened.get('/v1/snapshots/latest')
  const bytesOf = async (headers: Readonly<Record<string, string>> = {}) => {
    const response = await opened.app.request(latest.href, { headers })
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  const kaj = (await opened.ledger.incident('afg-2022-kaj'))?.record
  if (kaj === undefined) throw new Error('no such incident')
  const revise = (changes: Partial<Incident>) =>
    opened.ledger.append([{ kind: 'incident', record: { ...kaj, ...changes }, replaces: 1 }], note)
  return { ...opened, latest, bytesOf, revise }
}

describe('the newest snapshot', () => {
  it('says of what it is, and has the hash that it says', async () => {
    const { latest, bytesOf } = await openWithBytes()
    expect(latest).toMatchObject({
      snapshotRevision: latest.revision,
      rule: 'envelope@1',
      policy: 'public-by-default@2',
    })
    const { response, bytes } = await bytesOf()
    expect(response.headers.get('Content-Type')).toBe(latest.mediaType)
    expect(response.headers.get('Content-Length')).toBe(String(latest.bytes))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    expect(Buffer.from(digest).toString('hex')).toBe(latest.hash)
  })

  it('gives whoever reads it the numbers that the server gives', async () => {
    const { latest, bytesOf, get } = await openWithBytes()
    const table = readSnapshot((await bytesOf()).bytes).value
    const search = 'actor=iskp&attribution=any'
    const asked = parseStatistic('total', search).value
    if (table === null || asked === null) throw new Error('cannot be read')
    const { answer } = computeOverTable(table, latest.revision, 'total', asked.query, asked.options)
    expect((await get(`/v1/statistics/total?${search}`)).body).toEqual(answer)
  })

  it('is another one after a revision, and the former stays', async () => {
    const { get, latest, revise, bytesOf } = await openWithBytes()
    await revise({ status: 'withdrawn' })
    const { body: newer } = await get('/v1/snapshots/latest')
    expect(newer.snapshotRevision).toBe(latest.revision + 1)
    expect(newer.hash).not.toBe(latest.hash)
    expect((await bytesOf()).response.status).toBe(200)
    const { body: earlier } = await get(`/v1/snapshots/latest?asOf=${latest.revision}`)
    expect(earlier).toEqual({ ...latest, revision: latest.revision + 1 })
    const none = await get(`/v1/snapshots/latest?asOf=${latest.revision - 1}`)
    expect(none.response.status).toBe(404)
  })

  it('is made by every rule but those of a single source', async () => {
    const { get } = await openWithBytes()
    const { body } = await get('/v1/snapshots/latest?rule=official-only')
    expect(body.rule).toBe(parseCountingRule('official-only').value?.label)
    const { response } = await get('/v1/snapshots/latest?rule=single-source(unama)')
    expect(response.status).toBe(400)
  })
})

describe('a table that is encoded on request', () => {
  it('has the bytes of the snapshot, now and of an earlier revision', async () => {
    const { app, latest, bytesOf, revise } = await openWithBytes()
    const encoded = async (search: string) => {
      const response = await app.request(`/v1/snapshots/encoded${search}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { bytes, revision: Number(response.headers.get('Recount-Revision')) }
    }
    const before = { bytes: (await bytesOf()).bytes, revision: latest.revision }
    expect(await encoded('')).toEqual(before)
    await revise({ status: 'withdrawn' })
    const after = await encoded('')
    expect(after.revision).toBe(latest.revision + 1)
    expect(readSnapshot(after.bytes).value?.length).toBe(
      (readSnapshot(before.bytes).value?.length ?? 0) - 1,
    )
    expect(await encoded(`?asOf=${latest.revision}`)).toEqual(before)
  })

  it('is of the rule of a single source too, with the numbers that the server gives', async () => {
    const { app, get } = await openWithBytes()
    for (const search of ['rule=single-source(unama)', 'asOf=12', 'rule=un-only&asOf=60']) {
      const response = await app.request(`/v1/snapshots/encoded?${search}`)
      expect(response.headers.get('Content-Type')).toBe('application/vnd.recount.incident-table')
      const table = readSnapshot(new Uint8Array(await response.arrayBuffer())).value
      const asked = parseStatistic('total', search).value
      if (table === null || asked === null) throw new Error('cannot be read')
      const revision = Number(response.headers.get('Recount-Revision'))
      const { answer } = computeOverTable(table, revision, 'total', asked.query, asked.options)
      expect((await get(`/v1/statistics/total?${search}`)).body).toEqual(answer)
    }
  })

  it('is not sent again to whoever has it', async () => {
    const { app } = await openWithBytes()
    const first = await app.request('/v1/snapshots/encoded?asOf=12')
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    const again = await app.request('/v1/snapshots/encoded?asOf=12', { headers })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  })
})

describe('a snapshot by its hash', () => {
  it('can be kept for good by a browser, and for minutes by what stands in between', async () => {
    const { bytesOf, latest } = await openWithBytes()
    const { response } = await bytesOf()
    expect(response.headers.get('Cache-Control')).toBe(
      'public, max-age=31536000, s-maxage=300, immutable',
    )
    expect(response.headers.get('ETag')).toBe(`"${latest.hash}"`)
    const again = await bytesOf({ 'If-None-Match': `"${latest.hash}"` })
    expect([again.response.status, again.bytes.length]).toEqual([304, 0])
  })

  it('is given in stretches that make the whole', async () => {
    const { bytesOf } = await openWithBytes()
    const { bytes: whole } = await bytesOf()
    const joined: number[] = []
    for (let start = 0; start < whole.length; start += 1000) {
      const { response, bytes } = await bytesOf({ Range: `bytes=${start}-${start + 999}` })
      const last = Math.min(start + 999, whole.length - 1)
      expect(response.status).toBe(206)
      expect(response.headers.get('Content-Range')).toBe(`bytes ${start}-${last}/${whole.length}`)
      joined.push(...bytes)
    }
    expect(Uint8Array.from(joined)).toEqual(whole)
  })

  it('is given as a whole to who has stretches of another one', async () => {
    const { bytesOf, latest } = await openWithBytes()
    const part = { Range: 'bytes=0-9' }
    expect((await bytesOf({ ...part, 'If-Range': `"${latest.hash}"` })).response.status).toBe(206)
    expect((await bytesOf({ ...part, 'If-Range': '"other"' })).response.status).toBe(200)
  })

  it('has nothing behind its end', async () => {
    const { bytesOf, latest } = await openWithBytes()
    const { response } = await bytesOf({ Range: 'bytes=99999999-' })
    expect(response.status).toBe(416)
    expect(response.headers.get('Content-Range')).toBe(`bytes */${latest.bytes}`)
  })

  it.each<[string, Partial<Incident>]>([
    ['labelled', { sensitivity: ['location-endangers'] }],
    ['put under embargo', { embargoedUntil: '2026-12-24' }],
    ['taken back to a draft', { status: 'draft' }],
  ])('is gone when an incident in it is %s', async (_, changes) => {
    const { bytesOf, revise } = await openWithBytes()
    await revise(changes)
    const { response, bytes } = await bytesOf()
    expect(response.status).toBe(410)
    expect(JSON.parse(new TextDecoder().decode(bytes)).type).toBe('/docs#no-longer-public')
    expect((await bytesOf({ Range: 'bytes=0-9' })).response.status).toBe(410)
  })

  it('is gone for good when something in it is redacted', async () => {
    const { bytesOf, ledger } = await openWithBytes()
    const [{ revision = 0 } = {}] = await ledger.revisionsOf('incident', 'afg-2022-kaj')
    await ledger.redact(revision, ['prose'], note)
    expect((await bytesOf()).response.status).toBe(404)
  })
})
