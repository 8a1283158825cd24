import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { openLedger } from '@recount/ledger'
import { openD1 } from '@recount/ledger/d1'
import { expect, it } from 'vitest'
import worker from '../../src/entries/worker.ts'
import { everyRequest, findCanaries, hiddenIds, plantCanaries, textOfAnswer } from '../canary.ts'

const fetchFrom = (path: string, init: RequestInit = {}) =>
  worker.fetch(
    new Request(`https://recount.example${path}`, init) as Parameters<typeof worker.fetch>[0],
    { LEDGER: env.OTHER },
    createExecutionContext(),
  )

it('the worker tells somebody without a key nothing of what is hidden', async () => {
  const ledger = await openLedger(openD1(env.OTHER), { now: () => new Date() })
  await plantCanaries(ledger)
  const description: { paths: Parameters<typeof everyRequest>[0] } = await (
    await fetchFrom('/openapi.json')
  ).json()
  const { hash } = await (await fetchFrom('/v1/snapshots/latest')).json<{ hash: string }>()
  const latest = await ledger.latestRevision()
  const values = {
    // One of each way to be hidden; all of them are asked for on Node.
    id: [
      'afg-2022-kaj',
      '8am-2022-12',
      'iskp',
      'labelled-source-endangers',
      ...hiddenIds.slice(0, 5),
    ],
    hash: [hash],
    revision: [String(latest), String(latest - 7), '85'],
    collection: ['incidents', 'incidents-unlocated'],
  }
  let answers = 0
  const leaks: string[] = []
  for (const { path, ...init } of everyRequest(description.paths, values, false)) {
    const text = await textOfAnswer(await fetchFrom(path, init))
    answers += 1
    const asked = hiddenIds.filter((id) => path.includes(id) || init.body?.includes(id))
    const found = findCanaries(asked.reduce((left, id) => left.replaceAll(id, ''), text))
    if (found.length > 0) leaks.push(`${init.method} ${path}: ${found.slice(0, 3)}`)
  }
  expect(leaks.slice(0, 20)).toEqual([])
  expect(answers).toBeGreaterThan(500)
}, 600_000)
