import { afterAll, describe, expect, it } from 'vitest'
import { startCasebookServer } from '../gallery/casebook-server.ts'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { loadIncidents } from './load-incidents.ts'

const server = await startCasebookServer()
afterAll(server.close)
const ids = fixedSnapshot().records.incidents.map(({ id }) => id)

describe('loadIncidents', () => {
  it('reads incidents by their ids, a hundred with each address', async () => {
    const others = Array.from({ length: 150 }, (_, index) => `afg-2022-nothing-${index}`)
    const answer = await loadIncidents(server.api, [...others, ...ids], null)
    const found = answer.status === 'ready' ? answer.value.map(({ id }) => id) : []
    expect(found.sort()).toEqual([...ids].sort())
    expect(server.asked.length).toBe(2)
  })
})
