import { afterAll, describe, expect, it } from 'vitest'
import { startCasebookServer } from '../gallery/casebook-server.ts'
import { valueIfReady } from './asked.ts'
import { makeLedgerReader } from './ledger-reader.ts'

let isDown = false
const server = await startCasebookServer((response) =>
  isDown ? new Response('', { status: 503 }) : response,
)
afterAll(server.close)
const until = async <Value>(read: () => { readonly status: string } & Value) => {
  await expect.poll(() => read().status).not.toBe('loading')
  return read()
}

describe('makeLedgerReader', () => {
  it('asks for nothing by itself, and once for what is read many times', async () => {
    const before = server.asked.length
    const ledger = makeLedgerReader(server.api)
    expect(server.asked.length).toBe(before)
    expect(ledger.total('actor=iskp').status).toBe('loading')
    const total = await until(() => ledger.total('actor=iskp'))
    expect(valueIfReady(total)?.result.killed?.low).toBe(96)
    expect(server.asked.slice(before)).toEqual(['/v1/statistics/total?actor=iskp'])
  })
  it('tells that it failed and, told to ask again, asks for what failed and nothing else', async () => {
    const ledger = makeLedgerReader(server.api)
    await until(() => ledger.count('actors'))
    isDown = true
    expect((await until(() => ledger.count('incidents'))).status).toBe('failed')
    isDown = false
    const before = server.asked.length
    await ledger.again()
    expect(valueIfReady(ledger.count('incidents'))).toBe(10)
    expect(server.asked.length).toBe(before + 1)
  })
  it('gives records by their ids, and leaves out those that are not there', async () => {
    const ledger = makeLedgerReader(server.api)
    const read = () => ledger.entries('actors', ['iskp', 'nobody', 'iskp'], null)
    expect((valueIfReady(await until(read)) ?? []).map(({ id }) => id)).toEqual(['iskp'])
    expect(ledger.entries('sources', [], null)).toEqual({ status: 'ready', value: [] })
  })
})
