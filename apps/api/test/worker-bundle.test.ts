import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'

const home = resolve(import.meta.dirname, '..')
const wrangler = resolve(home, '../../node_modules/wrangler/bin/wrangler.js')
const longestGzipped = 1024 * 1024

let folder = ''
let output = ''
let bundle = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recount-worker-'))
  const config = join(folder, 'wrangler.json')
  // The viewer has a build of its own and is no part of the bundle.
  const { assets, $schema, ...rest } = readConfiguration()
  writeFileSync(config, JSON.stringify({ ...rest, main: join(home, rest.main) }))
  const run = promisify(execFile)
  const { stdout, stderr } = await run(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--minify', '--config', config, '--outdir', folder],
    {
      cwd: home,
      env: {
        ...process.env,
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_SEND_ERROR_REPORTS: 'false',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_WRITE_LOGS: 'false',
      },
    },
  )
  output = `${stdout}${stderr}`
  bundle = readFileSync(join(folder, 'worker.js'), 'utf8')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('the worker is at most one megabyte, compressed', () => {
  expect(bundle.length).toBeGreaterThan(100_000)
  expect(gzipSync(bundle).length).toBeLessThanOrEqual(longestGzipped)
})

it('the worker needs nothing of Node and makes no code from text', () => {
  expect(bundle).not.toMatch(
    /(from|import|require)\s*\(?\s*["'](node:|fs|path|crypto|buffer|http)["':]/,
  )
  expect(output).not.toMatch(/nodejs_compat|node:/)
  expect(bundle).not.toMatch(/[^.\w]eval\(/)
})

it('the tests of the worker run on the day of compatibility that is deployed', () => {
  const tested = readFileSync(join(home, 'vitest.config.ts'), 'utf8')
  expect(tested).toContain(`compatibilityDate: '${readConfiguration().compatibility_date}'`)
  expect(readConfiguration().compatibility_flags).toEqual([])
})

function readConfiguration() {
  const text = readFileSync(join(home, 'wrangler.jsonc'), 'utf8')
  return JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, ''))
}
