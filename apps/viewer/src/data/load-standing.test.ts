import { describe, expect, it } from 'vitest'
import { loadStanding } from './load-standing.ts'
import { connectTo } from './recount-api.ts'

/** Ten revisions after the figure's: of one incident two, of another kind of record one. */
const revisions = [
  { revision: 20, kind: 'source', id: 'a', version: 9, status: 'public' },
  { revision: 19, kind: null, id: null, version: null, status: 'withheld' },
  { revision: 18, kind: 'incident', id: 'a', version: 4, status: 'public' },
  { revision: 11, kind: 'incident', id: 'a', version: 3, status: 'public' },
  { revision: 10, kind: 'incident', id: 'b', version: 7, status: 'public' },
]
const asked: string[] = []
const api = connectTo('/v1', (input) => {
  const address = String(input)
  asked.push(address)
  if (address.startsWith('/v1/revisions')) {
    const start = address.includes('cursor=2') ? 3 : 0
    const items = revisions.slice(start, start + 3)
    return Promise.resolve(Response.json({ revision: 20, items, matched: 20, next: '2' }))
  }
  if (address.startsWith('/v1/incidents?')) {
    const items = [{ id: 'a', version: 4 }]
    return Promise.resolve(Response.json({ revision: 20, items, matched: 1, next: null }))
  }
  if (address === '/v1/incidents/gone') return Promise.resolve(new Response('', { status: 410 }))
  const body = { id: address === '/v1/incidents/merged' ? 'a' : 'left', claims: [], revision: 20 }
  return Promise.resolve(Response.json(body))
})
const citing = (...ids: string[]) => ({
  revision: 10,
  incidents: ids.map((id) => ({ id, version: 1 })),
})
const many = Array.from({ length: 12 }, (_, index) => `i${index}`)

describe('loadStanding', () => {
  it('reads the newest versions from the revisions since, where those are fewer', async () => {
    const standing = await loadStanding(api, citing('a', 'b', ...many), ['a', 'b', ...many], 20)
    expect(['a', 'b', 'i3'].map((id) => standing?.versionOf(id))).toEqual([4, 1, 1])
    expect(asked.filter((address) => address.startsWith('/v1/incidents?'))).toEqual([])
  })
  it('reads them from the incidents, where those are fewer', async () => {
    const standing = await loadStanding(api, citing('a'), ['a'], 20)
    expect(standing?.versionOf('a')).toBe(4)
  })
  it('tells what became of those that count no more', async () => {
    const standing = await loadStanding(api, citing('merged', 'gone', 'left'), [], 20)
    expect(['merged', 'gone', 'left'].map((id) => standing?.buriedAs(id))).toEqual([
      'merged',
      'withdrawn',
      undefined,
    ])
  })
  it('asks for nothing at the figure’s own revision', async () => {
    const before = asked.length
    const standing = await loadStanding(api, citing('a'), ['a'], 10)
    expect(standing?.versionOf('a')).toBe(1)
    expect(asked.length).toBe(before)
  })
})
