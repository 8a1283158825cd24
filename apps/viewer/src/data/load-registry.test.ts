import { afterAll, describe, expect, it } from 'vitest'
import { startCasebookServer } from '../gallery/casebook-server.ts'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { loadEntries, loadRegistry } from './load-registry.ts'
import { connectTo } from './recount-api.ts'

const server = await startCasebookServer()
afterAll(server.close)
const { records } = fixedSnapshot()

describe('loadRegistry', () => {
  it('reads every page of a list, and every record once', async () => {
    const short: typeof server.api = {
      ...server.api,
      registry: (kind, search) =>
        server.api.registry(kind, search.replace('limit=1000', 'limit=7')),
    }
    const answer = await loadRegistry(short, 'places', null)
    const ids = answer.status === 'ready' ? answer.value.map(({ id }) => id) : []
    expect(ids).toEqual(records.places.map(({ id }) => id).sort())
  })
  it('reads none where a page does not come', async () => {
    const silent = connectTo('/v1', () => Promise.resolve(new Response('', { status: 503 })))
    expect(await loadRegistry(silent, 'places', null)).toMatchObject({ status: 'failed' })
  })
})

describe('loadEntries', () => {
  it('asks for many at once by the whole list, for few one by one', async () => {
    const ids = records.sources.map(({ id }) => id)
    const idsOf = async (some: readonly string[]) => {
      const answer = await loadEntries(server.api, 'sources', some, null)
      return answer.status === 'ready' ? answer.value.map(({ id }) => id) : []
    }
    const few = ids.slice(0, 3)
    expect(await idsOf([...few, 'nobody'])).toEqual(few)
    const before = server.asked.length
    const many = [...ids, ...Array.from({ length: 31 }, (_, index) => `nobody-${index}`)]
    expect((await idsOf(many)).sort()).toEqual([...ids].sort())
    expect(server.asked.slice(before)).toEqual(['/v1/sources?limit=1000'])
  })
})
