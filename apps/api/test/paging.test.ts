import { casebook } from '@recount/casebook'
import { emptyRecordSet } from '@recount/core/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const opened = await openApp()
const { get, ledger } = opened
const lists = ['incidents', 'sources', 'actors', 'places', 'revisions']

async function walk(path: string, between: () => Promise<unknown> = async () => null) {
  const seen: string[] = []
  const matched: number[] = []
  let next: string | null = path
  while (next !== null) {
    const { response, body }: Awaited<ReturnType<typeof get>> = await get(next)
    expect(response.status).toBe(200)
    for (const item of body.items) seen.push(item.id ?? String(item.revision))
    matched.push(body.matched)
    const link: string | undefined = /<([^>]+)>; rel="next"/.exec(
      response.headers.get('Link') ?? '',
    )?.[1]
    expect(link === undefined).toBe(body.next === null)
    if (link !== undefined)
      expect(new URL(link, 'http://x').searchParams.get('cursor')).toBe(body.next)
    next = link ?? null
    await between()
  }
  return { seen, matched }
}

describe('a list', () => {
  it.each(lists)('of %s in pages is the list in one piece', async (name) => {
    const whole = await walk(`/v1/${name}?limit=1000`)
    for (const limit of [1, 3, 7]) {
      const paged = await walk(`/v1/${name}?limit=${limit}`)
      expect(paged.seen).toEqual(whole.seen)
      expect(new Set(paged.matched)).toEqual(new Set([whole.seen.length]))
    }
  })

  it('of any query, in any order, in pages is the list in one piece', async () => {
    const whole = new Map<string, readonly string[]>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('newest', 'oldest', 'killed', 'id'),
        fc.constantFrom(
          '',
          'actor=iskp',
          'harm=killed&group=civilian',
          'from=2022-11-01',
          'q=kabul',
        ),
        fc.integer({ min: 1, max: 11 }),
        async (sort, query, limit) => {
          const path = `/v1/incidents?sort=${sort}&${query}`
          const expected = whole.get(path) ?? (await walk(path)).seen
          whole.set(path, expected)
          expect((await walk(`${path}&limit=${limit}`)).seen).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('of revisions passes over what an abandoned import has left, in pages of bounded cost', async () => {
    const { ledger, get } = await openApp()
    const request = { dataset: 'abandoned', fileName: null, author: 'importer', reason: 'r' }
    const [source] = casebook.sources
    if (source === undefined) throw new Error('the casebook is empty')
    const job = await ledger.imports.begin(request)
    for (let chunk = 0; chunk < 7; chunk++) {
      const sources = Array.from({ length: 1600 }, (_, row) => ({
        ...source,
        id: `staged-${chunk}-${row}`,
        derivedFrom: [],
      }))
      const records = { ...emptyRecordSet, sources }
      await ledger.imports.stage(job, chunk, { records, originals: [], issues: [] })
    }
    await ledger.imports.abandon(job.id)
    const [first] = await ledger.revisions(null, 1)
    const after = { ...source, id: 'after' }
    await ledger.append([{ kind: 'source', record: after, replaces: null }], {
      author: 'editor-1',
      reason: 'r',
    })
    const seen: number[] = []
    let pages = 0
    for (let path: string | null = '/v1/revisions?limit=1000'; path !== null; pages++) {
      const { body } = await get(path)
      seen.push(...body.items.map(({ revision }: { revision: number }) => revision))
      path = body.next === null ? null : `/v1/revisions?limit=1000&cursor=${body.next}`
    }
    expect(pages).toBeGreaterThan(1)
    expect(seen).toEqual((await ledger.revisions(null, 100_000)).map(({ revision }) => revision))
    expect(seen[0]).toBeGreaterThan((first?.revision ?? 0) + 10_000)
  })

  it.each(lists)('of %s shows each item once while others write', async (name) => {
    const before = await walk(`/v1/${name}?limit=1000`)
    let version = (await ledger.revisionsOf('incident', 'afg-2022-kaj')).length
    const paged = await walk(`/v1/${name}?limit=2`, async () => {
      const [incident] = casebook.incidents.filter(({ id }) => id === 'afg-2022-kaj')
      if (incident === undefined) throw new Error('no such incident')
      const moved = { ...incident, id: `new-${name}-${version}` }
      await ledger.append(
        [
          { kind: 'incident', record: incident, replaces: version++ },
          { kind: 'incident', record: moved, replaces: null },
        ],
        { author: 'a', reason: 'r' },
      )
    })
    expect(paged.seen).toEqual(before.seen)
  })

  it('refuses the cursor of another list', async () => {
    const { body } = await get('/v1/incidents?limit=2')
    for (const path of [
      '/v1/incidents?actor=iskp',
      '/v1/sources?limit=2',
      '/v1/revisions?limit=2',
    ]) {
      const { response, body: problem } = await get(`${path}&cursor=${body.next}`)
      expect(response.status).toBe(400)
      expect(problem.errors[0].path).toBe('cursor')
    }
  })

  it('takes another limit on the way', async () => {
    const { body } = await get('/v1/incidents?limit=2')
    expect((await get(`/v1/incidents?limit=5&cursor=${body.next}`)).response.status).toBe(200)
  })

  it('refuses a cursor that somebody made up, and never fails on one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        fc.constantFrom(...lists),
        async (cursor, name) => {
          const { response } = await get(`/v1/${name}?cursor=${cursor}`)
          expect(response.status).toBe(400)
        },
      ),
    )
  })
})
