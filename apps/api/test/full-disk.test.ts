import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve as serveFetch } from '@hono/node-server'
import { casebook } from '@recount/casebook'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { openApp } from './open-app.ts'

const [kaj] = casebook.incidents
if (kaj === undefined) throw new Error('no incidents')

it('a server whose disk is full refuses to write with a problem that says so, answers reads, and writes when there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recount-full-'))
  const database = openNodeSqlite(join(folder, 'ledger.sqlite'))
  const { app, ledger, tokenOf } = await openApp({ database })
  const token = await tokenOf('editor-1', 'edit', 'publish')
  const { server, address } = await listen(app.fetch)
  const post = (number: number) =>
    fetch(`${address}/v1/incidents`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': `key-${number}`,
      },
      body: JSON.stringify({
        record: { ...kaj, id: `full-${number}`, links: [] },
        reason: 'until the disk is full',
      }),
    })
  // SQLite’s own error for a full disk, from the engine itself.
  const [{ page_count: pages } = {}] = await database.query('pragma page_count')
  await database.query(`pragma max_page_count = ${Number(pages) + 30}`)

  let written = 0
  let refused = await post(0)
  while (refused.status === 201) {
    await refused.arrayBuffer()
    written += 1
    refused = await post(written)
  }
  expect(written).toBeGreaterThan(0)
  expect(refused.status).toBe(507)
  expect(refused.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(problemSchema.parse(await refused.json()).type).toBe('/docs#storage-full')

  for (let number = 0; number < written; number++) {
    expect((await fetch(`${address}/v1/incidents/full-${number}`)).status).toBe(200)
  }
  expect((await fetch(`${address}/v1/incidents/full-${written}`)).status).toBe(404)
  expect((await fetch(`${address}/v1/statistics/total`)).status).toBe(200)

  await database.query('pragma max_page_count = 1000000')
  const repeated = await post(written)
  expect(repeated.status).toBe(201)
  expect((await fetch(`${address}/v1/incidents/full-${written}`)).status).toBe(200)
  expect((await ledger.checkLedger()).issues).toEqual([])

  await new Promise((resolve) => server.close(resolve))
  await ledger.close()
  rmSync(folder, { recursive: true })
})

async function listen(fetchOfApp: Parameters<typeof serveFetch>[0]['fetch']) {
  return new Promise<{ server: ReturnType<typeof serveFetch>; address: string }>((resolve) => {
    const options = { fetch: fetchOfApp, port: 0, hostname: '127.0.0.1' }
    const server = serveFetch(options, ({ port }) =>
      resolve({ server, address: `http://127.0.0.1:${port}` }),
    )
  })
}
