import { casebook } from '@recount/casebook'
import type { Incident, RecordSet } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const canary = 'canary-7f3a'
const note = { author: 'editor-1', reason: 'r' }
const [kaj, ...others] = casebook.incidents
if (kaj === undefined) throw new Error('no incidents')

/**
 * The casebook and one more incident, which has the canary wherever it can have text of its own, with a
 * source and a document to which only it refers.
 */
function withIncident(changes: Partial<Incident>): RecordSet {
  const [source] = casebook.sources
  const [document] = casebook.documents
  if (source === undefined || document === undefined) throw new Error('no source, no document')
  return {
    ...casebook,
    sources: [{ ...source, id: `source-${canary}`, derivedFrom: [] }, ...casebook.sources],
    documents: [
      { ...document, id: `document-${canary}`, source: `source-${canary}` },
      ...casebook.documents,
    ],
    incidents: [secret(changes), kaj, ...others].filter((each) => each !== undefined),
  }
}

function secret(changes: Partial<Incident>): Incident {
  if (kaj === undefined) throw new Error('no incidents')
  const claims = kaj.claims.map((claim) => ({
    ...claim,
    speaker: `source-${canary}`,
    document: `document-${canary}`,
  }))
  return { ...kaj, id: `secret-${canary}`, title: { en: canary }, claims, ...changes }
}

type Opened = Awaited<ReturnType<typeof openApp>>

/** Everything that the API says to somebody without a key. */
async function everything({ get, post, ledger }: Opened): Promise<string> {
  const latest = await ledger.latestRevision()
  const texts: string[] = []
  const { body: description } = await get('/openapi.json')
  for (const [route, operations] of Object.entries<{ get?: unknown }>(description.paths)) {
    if (operations.get === undefined) continue
    for (const id of [`secret-${canary}`, 'afg-2022-kaj', '8am-2022-12']) {
      for (const search of [
        '',
        '?limit=1000',
        '?asOf=2',
        '?asOf=40',
        `?asOf=${latest - 1}`,
        '?asOf=2099-01-01',
        `?q=${canary}`,
      ]) {
        const { text } = await get(`${route.replace(/\{.+?\}/, id)}${search}`)
        // What somebody asked for is repeated in the problem; that tells nothing.
        texts.push(
          text
            .replaceAll(/"(instance|detail|received|message|query)":"(?:[^"\\]|\\.)*"/g, '')
            .replaceAll(`q=${canary}`, '')
            .replaceAll(`/secret-${canary}`, ''),
        )
      }
    }
  }
  texts.push((await post('/v1/figures', { statistic: 'total', query: '' })).text)
  return texts.join('\n')
}

describe('what the public may not see', () => {
  it('would be found if it were shown', async () => {
    const opened = await openApp({ records: withIncident({}) })
    expect(await everything(opened)).toContain(canary)
  })

  it.each<[string, Partial<Incident>]>([
    ['a draft', { status: 'draft' }],
    ['a proposal', { status: 'proposed' }],
    ['an incident under embargo', { embargoedUntil: '2026-11-23' }],
  ])('is nowhere: %s', async (_, changes) => {
    const opened = await openApp({ records: withIncident(changes) })
    expect(await everything(opened)).not.toContain(canary)
    const { body } = await opened.get('/v1/revisions?limit=1000')
    const withheld = body.items.filter(({ status }: { status: string }) => status === 'withheld')
    // The incident, its source and its document.
    expect(withheld).toHaveLength(3)
    for (const row of withheld) {
      expect(row).toMatchObject({ kind: null, id: null, author: null, record: null, hash: null })
    }
  })

  it('is not named by what is linked to it', async () => {
    const link = { link: 'follow-up-of' as const, incident: `secret-${canary}` }
    const { incidents, ...rest } = withIncident({ status: 'draft' })
    const linked = incidents.map((each) => (each.id === kaj.id ? { ...each, links: [link] } : each))
    const opened = await openApp({ records: { ...rest, incidents: linked } })
    expect((await opened.get('/v1/incidents')).body.matched).toBe(10)
    expect(await everything(opened)).not.toContain(canary)
  })

  it('is nowhere when it goes back to a draft, its history included', async () => {
    const opened = await openApp({ records: withIncident({}) })
    await opened.ledger.append(
      [{ kind: 'incident', record: secret({ status: 'draft' }), replaces: 1 }],
      note,
    )
    expect(await everything(opened)).not.toContain(canary)
  })

  it('is nowhere when it is labelled later, earlier revisions included', async () => {
    const where = {
      ...kaj.where,
      locality: { en: canary },
      position: { latitude: 34.123457, longitude: 69.765432 },
    }
    const record = { ...kaj, id: 'afg-2022-labelled', where }
    const opened = await openApp({ records: { ...casebook, incidents: [record] } })
    expect(await everything(opened)).toContain(canary)
    const labelled: Incident = { ...record, sensitivity: ['location-endangers'] }
    await opened.ledger.append([{ kind: 'incident', record: labelled, replaces: 1 }], note)
    const text = await everything(opened)
    const history = await opened.get('/v1/incidents/afg-2022-labelled/revisions')
    expect(history.body.items).toHaveLength(2)
    for (const shown of [text, history.text]) {
      expect(shown).not.toContain(canary)
      expect(shown).not.toContain('34.123457')
    }
  })

  it('is shown from the day on which its embargo ends, and not before', async () => {
    let day = '2026-11-22'
    const now = () => new Date(`${day}T23:59:59.999Z`)
    const opened = await openApp({ records: withIncident({ embargoedUntil: '2026-11-23' }), now })
    const before = await opened.get('/v1/incidents')
    expect(before.body.matched).toBe(10)
    day = '2026-11-23'
    const tag = before.response.headers.get('ETag') ?? ''
    const after = await opened.get('/v1/incidents', { 'If-None-Match': tag })
    expect(after.response.status).toBe(200)
    expect(after.body.matched).toBe(11)
  })

  it('does not change what was shown on a day on which no embargo ends', async () => {
    let day = '2026-11-22'
    const now = () => new Date(`${day}T12:00:00Z`)
    const opened = await openApp({ now })
    const before = await opened.get('/v1/incidents')
    day = '2026-11-23'
    const tag = before.response.headers.get('ETag') ?? ''
    expect((await opened.get('/v1/incidents', { 'If-None-Match': tag })).response.status).toBe(304)
  })

  it('is counted, with the reason', async () => {
    const opened = await openApp({ records: withIncident({ embargoedUntil: '2026-11-23' }) })
    expect((await opened.get('/v1')).body.withheld).toEqual([{ reason: 'embargoed', incidents: 1 }])
  })
})

describe('what was taken out', () => {
  it('leads to what it was merged into', async () => {
    const { get, ledger } = await openApp()
    const record: Incident = { ...kaj, status: 'merged', mergedInto: 'afg-2022-aybak' }
    await ledger.append([{ kind: 'incident', record, replaces: 1 }], note)
    const { response, body } = await get(`/v1/incidents/${kaj.id}`)
    expect(response.status).toBe(308)
    expect(response.headers.get('Location')).toBe('/v1/incidents/afg-2022-aybak')
    expect(body.type).toBe('/docs#merged')
  })

  it('is gone, and its history says since when', async () => {
    const { get, ledger } = await openApp()
    const record: Incident = { ...kaj, status: 'withdrawn' }
    await ledger.append([{ kind: 'incident', record, replaces: 1 }], note)
    const { response, body } = await get(`/v1/incidents/${kaj.id}`)
    expect(response.status).toBe(410)
    expect(body.type).toBe('/docs#withdrawn')
    const { body: history } = await get(`/v1/incidents/${kaj.id}/revisions`)
    expect(history.items).toMatchObject([
      { version: 2, status: 'withdrawn', record: null, reason: 'r' },
      { version: 1, status: 'public' },
    ])
    expect((await get('/v1/incidents')).body.matched).toBe(9)
    expect((await get(`/v1/incidents?asOf=${history.revision - 1}`)).body.matched).toBe(10)
  })
})
