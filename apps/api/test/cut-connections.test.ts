import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer, connect as openSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { casebook } from '@recount/casebook'
import type { Incident } from '@recount/core/records'
import { openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serve } from '../src/entries/node.ts'
import { openApp } from './open-app.ts'

const now = () => new Date('2026-11-22T12:00:00.000Z')
const [kaj] = casebook.incidents
if (kaj === undefined) throw new Error('no incidents')
const template: Incident = { ...kaj, links: [] }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-cut-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('a request repeated after its connection was cut, after any number of bytes of the answer, counts once', async () => {
  const ledgerFile = join(folder, 'ledger.sqlite')
  const server = await serve({ ledgerFile, port: 0, hostname: '127.0.0.1', now })
  const ledger = await openLedger(openNodeSqlite(ledgerFile), { now })
  const seeded = await ledger.latestRevision()
  const { token } = await ledger.keys.create({
    holder: 'editor-1',
    scopes: ['edit', 'publish'],
    expiresAt: null,
  })
  const proxy = await startProxy(server.port)
  const write = (number: number) => post(proxy.port, token, number)

  let cut = 0
  for (let isWhole = false; !isWhole; cut++) {
    const number = 10_000 + cut
    proxy.cutAfter = cut
    const first = await write(number).catch(() => null)
    proxy.cutAfter = Number.POSITIVE_INFINITY
    const { status, body } = first ?? (await write(number))
    expect([cut, status, JSON.parse(body)]).toMatchObject([
      cut,
      201,
      { id: idOf(number), version: 1, revision: seeded + 1 + cut },
    ])
    isWhole = first !== null
  }
  // The head and the body of an answer.
  expect(cut).toBeGreaterThan(400)

  const undisturbed = await openApp({ now })
  const key = await undisturbed.tokenOf('editor-1', 'edit', 'publish')
  for (let number = 10_000; number < 10_000 + cut; number++) {
    const body = bodyOf(number)
    const sent = await undisturbed.send('POST', '/v1/incidents', { token: key, body })
    expect(sent.response.status).toBe(201)
  }
  const question = '/v1/statistics/total'
  const counted = await (await fetch(`${server.address}${question}`)).json()
  const expected = (await undisturbed.get(question)).body
  expect(counted.result).toEqual(expected.result)
  expect(counted.revision).toBe(expected.revision)
  expect(await ledger.checkLedger()).toMatchObject({ revisions: seeded + cut, issues: [] })

  proxy.close()
  await ledger.close()
  await server.close()
})

function idOf(number: number): string {
  return `cut-${number}`
}

function bodyOf(number: number) {
  return { record: { ...template, id: idOf(number) }, reason: 'a connection that is cut' }
}

/** Sends one incident; rejects where no whole answer comes back. */
function post(
  port: number,
  token: string,
  number: number,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/v1/incidents',
        agent: false,
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': `key-${number}`,
        },
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          body += text
        })
        response.on('error', reject)
        response.on('end', () => {
          if (response.complete) resolve({ status: response.statusCode ?? 0, body })
          else reject(new Error('the answer is not whole'))
        })
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(bodyOf(number)))
  })
}

interface Proxy {
  readonly port: number
  /** After so many bytes of an answer its connection is cut. */
  cutAfter: number
  /** The bytes of the last answer that were passed on. */
  passed: number
  close(): void
}

/** Passes bytes between a client and a port of this machine. */
async function startProxy(port: number): Promise<Proxy> {
  const listener = createServer((client) => {
    const upstream = openSocket(port, '127.0.0.1')
    const cutAfter = proxy.cutAfter
    proxy.passed = 0
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    client.on('error', end).on('close', end)
    upstream.on('error', end).on('end', () => client.end())
    client.on('data', (bytes) => upstream.write(bytes))
    upstream.on('data', (bytes) => {
      const rest = bytes.subarray(0, Math.max(0, cutAfter - proxy.passed))
      proxy.passed += rest.length
      // What was passed on arrives before the end does.
      if (rest.length < bytes.length) client.end(rest, end)
      else client.write(bytes)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const proxy: Proxy = {
    port: (listener.address() as AddressInfo).port,
    cutAfter: Number.POSITIVE_INFINITY,
    passed: 0,
    close: () => void listener.close(),
  }
  return proxy
}
