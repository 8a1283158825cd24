// Everything that has to hold before a change lands, in the order in which it fails soonest.
// `npm test` runs it; so does continuous integration. It installs the browser that it needs.
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { stripVTControlCharacters } from 'node:util'
import { findChromium } from './find-chromium.js'

const quiet = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
}

const steps = [
  ['lock file', 'node', ['tools/check-lock.js']],
  ['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
  ['build', 'turbo', ['run', 'build', '--output-logs=errors-only']],
  ['types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']],
  ['architecture', 'npm', ['run', '--silent', 'architecture']],
  ['tests', 'turbo', ['run', 'test', '--concurrency=2', '--continue', '--output-logs=full']],
]

const counts = { passed: 0, failed: 0, skipped: 0 }
let failedSteps = 0
const started = performance.now()

say('browser: looking for Chromium')
const chromium = await findChromium(say)
say(`browser: ${chromium}`)
const env = {
  ...process.env,
  ...quiet,
  CHROMIUM_PATH: chromium,
  FORCE_COLOR: process.env.FORCE_COLOR ?? '0',
}

for (const [name, command, args] of steps) {
  say(`${name}: ${command} ${args.join(' ')}`)
  const begun = performance.now()
  const code = await run(command, args)
  say(`${name}: ${code === 0 ? 'ok' : `failed with ${code}`} after ${seconds(begun)}`)
  if (code === 0) continue
  failedSteps++
  if (name === 'build') break
}

say(`in all ${seconds(started)}`)
const failed = Math.max(counts.failed, failedSteps)
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let line = ''
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      const lines = (line + chunk).split('\n')
      line = lines.pop() ?? ''
      lines.forEach(countTests)
    })
    child.on('error', (error) => {
      console.error(String(error))
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Adds up the closing lines of Vitest: `Tests  1 failed | 12 passed | 2 skipped (15)`. */
function countTests(line) {
  const text = stripVTControlCharacters(line)
  if (!/\bTests {2}.*\(\d+\)\s*$/.test(text)) return
  for (const [, count, what] of text.matchAll(/(\d+) (passed|failed|skipped)/g)) {
    counts[what] += Number(count)
  }
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`
}

function say(text) {
  console.log(`▸ ${text}`)
}
