import { fieldRules } from '@recount/core/protection'
import { openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../src/index.ts'
import {
  canary,
  everyRequest,
  findCanaries,
  hiddenIds,
  plantCanaries,
  textOfAnswer,
} from './canary.ts'

const now = () => new Date('2026-11-22T12:00:00.000Z')
const logged: string[] = []
const ledger = await openLedger(openNodeSqlite(':memory:'), { now })
const app = createApp({ ledger, now, build: 'test', report: (error) => logged.push(String(error)) })

beforeAll(async () => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, name).mockImplementation((...words) => {
      logged.push(words.map(String).join(' '))
    })
  }
  await plantCanaries(ledger)
})
afterAll(() => {
  vi.restoreAllMocks()
})

const known = {
  id: [
    'afg-2022-kaj',
    '8am-2022-12',
    'iskp',
    'labelled-location-endangers',
    'labelled-source-endangers',
    'labelled-personal-information',
  ],
}

async function valuesOfPaths() {
  const read = async (path: string) => (await app.request(path)).json()
  const figure = await app.request('/v1/figures', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ statistic: 'total', query: '' }),
  })
  const { figure: cited } = (await figure.json()) as { figure: { id: string } }
  const { items } = (await read('/v1/imports')) as { items: { id: string }[] }
  const { hash } = (await read('/v1/snapshots/latest')) as { hash: string }
  const latest = await ledger.latestRevision()
  return {
    id: [...known.id, ...hiddenIds, cited.id, ...items.map(({ id }) => id)],
    hash: [hash],
    revision: Array.from({ length: latest + 1 }, (_, index) => String(index)),
    collection: ['incidents', 'incidents-unlocated'],
  }
}

describe('somebody without a key', () => {
  it('would be told, were it not hidden: the canaries stand in the ledger', async () => {
    const stored = JSON.stringify(await ledger.recordSetAt())
    expect(findCanaries(stored).length).toBeGreaterThan(200)
    expect(hiddenIds.length).toBeGreaterThan(40)
    // Every field that a policy can hide is planted somewhere.
    const hideable = fieldRules.incident.filter((rule) => rule.class !== 'public')
    const notText = ['where.province', 'where.precision', 'claims.*.locator']
    const records = await ledger.recordSetAt()
    for (const { path } of hideable.filter((rule) => !notText.includes(rule.path))) {
      const values = records.incidents.flatMap((incident) => valuesAt(incident, path.split('.')))
      expect([path, findCanaries(JSON.stringify(values)).length > 0]).toEqual([path, true])
    }
  })

  it('is told nothing of what is hidden by any route, parameter, format, page, feed, error or log', async () => {
    const description = await (await app.request('/openapi.json')).json()
    const values = await valuesOfPaths()
    let answers = 0
    const leaks: string[] = []
    for (const request of everyRequest(description.paths, values, true)) {
      const { path, ...init } = request
      const text = await textOfAnswer(await app.request(path, init))
      answers += 1
      // What somebody asked for is told back in problems; that tells nothing.
      const asked = hiddenIds.filter((id) => path.includes(id) || request.body?.includes(id))
      const rest = asked.reduce((left, id) => left.replaceAll(id, ''), text)
      const found = findCanaries(rest)
      if (found.length > 0) leaks.push(`${request.method} ${path}: ${found.slice(0, 3)}`)
    }
    expect(leaks.slice(0, 20)).toEqual([])
    expect(findCanaries(logged.join('\n'))).toEqual([])
    expect(answers).toBeGreaterThan(2000)
  }, 600_000)

  it('cannot tell what is hidden from what is not there', async () => {
    const description = await (await app.request('/openapi.json')).json()
    const nobody = `${canary}-nobody`
    const routes = Object.entries<Record<string, unknown>>(description.paths).filter(
      ([route, operations]) => route.includes('{id}') && operations.get !== undefined,
    )
    for (const id of hiddenIds) {
      for (const [route] of routes) {
        const [hidden, missing] = [
          await app.request(route.replace('{id}', id).replace('{collection}', 'incidents')),
          await app.request(route.replace('{id}', nobody).replace('{collection}', 'incidents')),
        ]
        expect([route, id, hidden.status]).toEqual([route, id, missing.status])
        const text = (await hidden.text()).replaceAll(id, nobody)
        expect(text).toBe(await missing.text())
        expect([...hidden.headers]).toEqual([...missing.headers])
      }
    }
  }, 600_000)
})

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  if (step === '*') return Object.values(value).flatMap((each) => valuesAt(each, rest))
  return valuesAt(Object.getOwnPropertyDescriptor(value, step)?.value, rest)
}
