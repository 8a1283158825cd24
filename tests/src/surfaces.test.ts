import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CasualtyTotal, StatisticAnswer } from '@recount/core'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, runCommand, startServer } from './run-command.ts'

const browserArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Total = StatisticAnswer<'total'>

describe('the same numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recount-surfaces-'))
  const ledger = join(folder, 'ledger.sqlite')
  let node: RunningServer
  let workerd: RunningServer
  let browser: Browser

  beforeAll(async () => {
    node = await startServer(
      process.execPath,
      ['apps/cli/bin/recount.js', 'serve', '--port', '0', '--ledger', ledger],
      {},
    )
    const port = await freePort()
    const wrangler = ['wrangler', 'dev', '--config', 'apps/api/wrangler.jsonc', '--local']
    workerd = await startServer(
      'npx',
      [
        ...wrangler,
        '--port',
        String(port),
        '--inspector-port',
        String(await freePort()),
        '--persist-to',
        join(folder, 'd1'),
      ],
      { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' },
    )
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: browserArguments,
    })
  })

  afterAll(async () => {
    await browser?.close()
    await Promise.all([node?.stop(), workerd?.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  const expected = {
    'country=AFG&rule=envelope': { killed: 97, wounded: 163, incidents: 10 },
    'actor=iskp&attribution=any': { killed: 96, wounded: 163, incidents: 9 },
    'actor=iskp&attribution=claimed-or-attributed': { killed: 58, wounded: 129, incidents: 4 },
    'actor=iskp&attribution=claimed': { killed: 5, wounded: 19, incidents: 2 },
    'actor=iskp&attribution=any&from=2022-10-05&to=2022-12-05': {
      killed: 43,
      wounded: 53,
      incidents: 8,
    },
    'actor=iskp&attribution=any&from=2022-10-05&to=2022-12-05&precision=contained': {
      killed: 20,
      wounded: 32,
      incidents: 4,
    },
  } as const

  for (const [query, numbers] of Object.entries(expected)) {
    it(`come from core, the command line, Node, workerd and the viewer for ${query}`, async () => {
      const fromCore = await totalFromCore(query)
      const fromCommandLine = await totalFromCommandLine(query, ledger)
      const fromNode = await totalFromApi(node.address, query)
      const fromWorkerd = await totalFromApi(workerd.address, query)

      expect(fromCore.killed?.low).toBe(numbers.killed)
      expect(fromCore.wounded?.low).toBe(numbers.wounded)
      expect(fromNode.incidents.used).toBe(numbers.incidents)
      expect(fromNode.result).toEqual(fromCore)
      expect(fromCommandLine).toEqual(fromNode)
      expect(fromWorkerd).toEqual(fromNode)

      for (const address of [node.address, workerd.address]) {
        const shown = await numbersOnPage(browser, `${address}/?${query}`)
        expect(shown).toEqual(numbers)
      }
    })
  }

  it('lead from a total to the incidents behind it by one link', async () => {
    const search = 'actor=iskp&attribution=claimed-or-attributed'
    const response = await fetch(`${node.address}/v1/statistics/total?${search}`)
    const link = /<([^>]+)>; rel="?related"?/.exec(response.headers.get('link') ?? '')?.[1]
    const list = await fetch(new URL(link ?? '', node.address))
    const { matched, items } = (await list.json()) as {
      matched: number
      items: readonly { id: string }[]
    }
    expect(matched).toBe(4)
    expect(items.map(({ id }) => id).sort()).toEqual([
      'afg-2022-herat-minibus',
      'afg-2022-kaj',
      'afg-2022-pakistani-embassy',
      'afg-2022-wazir-akbar-khan',
    ])
  })
})

async function totalFromCore(query: string): Promise<CasualtyTotal> {
  const { output } = await runCommand(process.execPath, ['tests/src/five-lines.mjs', query])
  return JSON.parse(output)
}

async function totalFromCommandLine(query: string, ledger: string): Promise<Total> {
  const options = ['statistic', 'total', '--query', query, '--ledger', ledger]
  const { output } = await runCommand('npx', ['recount', ...options])
  return JSON.parse(output)
}

async function totalFromApi(address: string, query: string): Promise<Total> {
  const response = await fetch(`${address}/v1/statistics/total?${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Total
}

/** Reads the headline as a reader sees it: "At least 97 people were killed and 163 wounded in 10 incidents." */
async function numbersOnPage(browser: Browser, address: string) {
  const page = await browser.newPage()
  await page.goto(address)
  const headline = await page.getByRole('heading', { level: 1, name: /\d/ }).innerText()
  await page.close()
  const [killed, wounded, incidents] = (headline.match(/\d[\d,]*/g) ?? []).map((text) =>
    Number(text.replaceAll(',', '')),
  )
  return { killed, wounded, incidents }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
