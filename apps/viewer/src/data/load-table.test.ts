import { parseQuery } from '@recount/core/query'
import { afterAll, describe, expect, it } from 'vitest'
import { type OnTheWay, startCasebookServer } from '../gallery/casebook-server.ts'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { answerTotal } from './explore-answers.ts'
import { loadTable } from './load-table.ts'

let onTheWay: OnTheWay = (response) => response
const server = await startCasebookServer((response, address) => onTheWay(response, address))
afterAll(server.close)

const { countedBy } = fixedSnapshot()
const questions = [
  '',
  'actor=iskp&attribution=claimed',
  'from=2022-10-05&to=2022-12-05',
  'q=school',
]

async function tableOf(rule: string, asOf: string | null = null) {
  const answer = await loadTable(server.api, rule, asOf)
  if (answer.status !== 'ready') throw new Error(answer.status)
  return answer.value
}
function queryOf(search: string) {
  const { value } = parseQuery(search)
  if (value === null) throw new Error(search)
  return value
}

describe('loadTable', () => {
  it('answers as the records do, without asking for them', async () => {
    for (const rule of ['envelope', 'most-conservative', 'un-only']) {
      const loaded = await tableOf(rule)
      for (const search of questions) {
        const query = { ...queryOf(search), rule }
        const fromRecords = answerTotal({ ...countedBy(rule), revision: loaded.revision }, query)
        expect(answerTotal(loaded, query)).toEqual(fromRecords)
      }
    }
    expect(server.asked.filter((address) => address.includes('snapshots/records'))).toEqual([])
  })
  it('takes a rule by its label too', async () => {
    expect((await tableOf('envelope@1')).table.rule).toBe('envelope@1')
  })
  it('is encoded on request where no table is kept: of an earlier revision, by a single source', async () => {
    const earlier = await tableOf('envelope', '72')
    expect(earlier.revision).toBe(72)
    expect(earlier.table.length).toBeLessThan((await tableOf('envelope')).table.length)
    const single = await tableOf('single-source(unama)')
    const query = queryOf('rule=single-source(unama)')
    expect(answerTotal(single, query).result.killed?.best).toBe(19)
  })
  it('takes a time for the revision that was the newest at it', async () => {
    const newest = await tableOf('envelope')
    expect((await tableOf('envelope', '2022-12-06T00:00:00Z')).revision).toBe(newest.revision)
  })
  it('is missing by a rule that is not known here', async () => {
    expect(await loadTable(server.api, 'envelope@99', null)).toEqual({ status: 'missing' })
  })
  it('shows nothing of a table that was cut or damaged on its way', async () => {
    const changed = (change: (bytes: Uint8Array) => Uint8Array) => {
      onTheWay = async (response, address) =>
        /snapshots\/[0-9a-f]{64}/.test(address)
          ? new Response(Uint8Array.from(change(new Uint8Array(await response.arrayBuffer()))))
          : response
    }
    const cut = { status: 'failed', why: 'cut' }
    for (const kept of [0, 1, 0.5, 0.99]) {
      changed((bytes) => bytes.subarray(0, Math.floor(bytes.length * kept) - (kept === 1 ? 1 : 0)))
      expect(await loadTable(server.api, 'envelope', null)).toEqual(cut)
    }
    changed((bytes) => bytes.map((byte, at) => (at === bytes.length - 7 ? byte ^ 1 : byte)))
    expect(await loadTable(server.api, 'envelope', null)).toEqual(cut)
    onTheWay = (response) => response
  })
  it('is encoded on request where the kept one went between its address and its bytes', async () => {
    onTheWay = (response, address) =>
      /snapshots\/[0-9a-f]{64}/.test(address) ? new Response('', { status: 404 }) : response
    const loaded = await tableOf('envelope')
    onTheWay = (response) => response
    expect(loaded).toEqual(await tableOf('envelope'))
  })
})
