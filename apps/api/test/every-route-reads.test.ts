import { casebook } from '@recount/casebook'
import type { Incident, RecordSet } from '@recount/core/records'
import { scopes } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { describe, expect, it } from 'vitest'
import { countingReads } from './counting-reads.ts'
import { openApp } from './open-app.ts'

const note = { author: 'editor-1', reason: 'r' }
const [few, many] = [600, 2400]

/** The casebook, and beside it so many incidents with sources, documents and places of their own. */
function recordsWith(incidents: number): RecordSet {
  const [first] = casebook.incidents
  const [source] = casebook.sources
  const [document] = casebook.documents
  const [place] = casebook.places
  if (!first || !source || !document || !place) throw new Error('the casebook is empty')
  const numbers = Array.from({ length: incidents }, (_, index) => 60_000 + index)
  const claims = first.claims.filter(({ kind }) => kind === 'toll').slice(0, 2)
  return {
    ...casebook,
    sources: [
      ...casebook.sources,
      ...numbers.map((index) => ({
        ...source,
        id: `source-${index}`,
        actor: null,
        derivedFrom:
          index % 3 === 0
            ? []
            : [{ source: `source-${index - 1}`, derivation: 'wire-copy' as const }],
      })),
    ],
    documents: [
      ...casebook.documents,
      ...numbers.map((index) => ({
        ...document,
        id: `document-${index}`,
        source: `source-${index}`,
      })),
    ],
    places: [...casebook.places, ...numbers.map((index) => ({ ...place, id: `place-${index}` }))],
    incidents: [
      ...casebook.incidents,
      ...numbers.map(
        (index): Incident => ({
          ...first,
          id: `many-${index}`,
          links: [],
          where: { ...first.where, place: `place-${index}` },
          sensitivity: index % 60 === 7 ? ['source-endangers'] : [],
          status: index % 60 === 9 ? 'draft' : 'published',
          claims: claims.map((claim) => ({
            ...claim,
            speaker: `source-${index}`,
            document: `document-${index}`,
          })),
        }),
      ),
    ],
  }
}

/** An app over a ledger of some size, in which something has happened since its isolate began. */
async function openOfSize(incidents: number) {
  const { database, read, reset } = countingReads(openNodeSqlite(':memory:'))
  const opened = await openApp({ records: recordsWith(incidents), database })
  const { ledger, send, get, post } = opened
  const token = await opened.tokenOf('reader', ...scopes)
  const { body: figure } = await post('/v1/figures', { statistic: 'total', query: 'actor=iskp' })
  const { body: snapshot } = await get('/v1/snapshots/latest')
  const [record] = casebook.sources
  const { body: imported } = await send('POST', '/v1/imports?reason=r&dataset=others', {
    token,
    body: [{ kind: 'source', record }],
  })
  const operation = {
    operation: 'withdraw',
    kind: 'incident',
    id: 'many-60003',
    expectedVersion: 1,
  }
  const { body: proposal } = await send('POST', '/v1/proposals', {
    token,
    body: { operations: [operation], reason: 'r' },
  })
  for (const path of ['/v1/statistics/total', '/v1/sources', '/v1/snapshots/latest'])
    await get(path)
  await ledger.register.saveDue(0)
  const [kaj] = await ledger.recordsOf('incident', ['afg-2022-kaj'])
  if (kaj === undefined) throw new Error('the casebook has another first incident')
  for (const title of ['A', 'B', 'C']) {
    const [{ version, record }] = (await ledger.recordsOf('incident', ['afg-2022-kaj'])) as [
      typeof kaj,
    ]
    const revised = { ...record, title: { ...record.title, en: title } }
    await ledger.append([{ kind: 'incident', record: revised, replaces: version }], note)
  }
  const newest = await ledger.latestRevision()
  return {
    newest,
    ids: {
      '/v1/figures/{id}': figure.figure.id,
      '/v1/snapshots/{hash}': snapshot.hash,
      '/v1/imports/{id}': imported.id,
      '/v1/imports/{id}/report': imported.id,
      '/v1/proposals/{id}': proposal.id,
    } as Readonly<Record<string, string>>,
    description: (await get('/openapi.json')).body,
    async rowsOf(path: string) {
      reset()
      const headers = { Authorization: `Bearer ${token}`, Range: 'bytes=0-99' }
      const { response } = await get(path, headers)
      return { status: response.status, rows: read.rows, most: read.mostAtOnce }
    },
  }
}

/** What an answer holds however long the ledger is, and why it is not in the table below. */
const everything = ['/v1/snapshots/records']

describe('a request to a ledger four times as large', async () => {
  const small = await openOfSize(few)
  const large = await openOfSize(many)

  interface Operation {
    readonly parameters?: readonly { name: string; in: string; example: string }[]
  }
  const paths = Object.entries<{ readonly get?: Operation }>(small.description.paths)
  const routes = paths.flatMap(([route, { get }]) => {
    if (get === undefined || everything.includes(route)) return []
    const parameters = get.parameters ?? []
    const takes = (name: string) =>
      parameters.some((each) => each.in === 'query' && each.name === name)
    const addressIn = ({ ids }: typeof small) =>
      route.replaceAll(/\{(.+?)\}/g, (_, name: string) => {
        const example = parameters.find((parameter) => parameter.name === name)?.example
        return ids[route] ?? example ?? 'nobody'
      })
    const limit = takes('limit') ? ['limit=3'] : []
    const searches = takes('asOf')
      ? [() => limit, ({ newest }: typeof small) => [...limit, `asOf=${newest - 2}`]]
      : [() => limit]
    return searches.map((search, index) => ({
      route: index === 0 ? route : `${route} at an earlier revision`,
      path: (of: typeof small) => [addressIn(of), search(of).join('&')].filter(Boolean).join('?'),
    }))
  })

  it('is tried at every route that is described', () => {
    expect(routes.length).toBeGreaterThan(70)
  })

  it.each(routes)('reads no more rows: GET $route', async ({ path }) => {
    const [ofSmall, ofLarge] = [await small.rowsOf(path(small)), await large.rowsOf(path(large))]
    expect(ofLarge.status).toBe(ofSmall.status)
    expect([200, 206, 308, 404]).toContain(ofLarge.status)
    expect(ofLarge.rows).toBeLessThanOrEqual(ofSmall.rows)
  })

  it.each(['/v1/incidents.csv', '/v1/incidents.jsonl', '/v1/incidents.parquet', ...everything])(
    'reads no more at a time where all of it is asked for: %s',
    async (path) => {
      const [ofSmall, ofLarge] = [await small.rowsOf(path), await large.rowsOf(path)]
      expect(ofLarge.rows).toBeGreaterThan(3 * ofSmall.rows - 1000)
      expect(ofLarge.most).toBeLessThanOrEqual(2000)
    },
  )
})
