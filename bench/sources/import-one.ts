/**
 * Imports one file into a new embedded ledger with the built `recount import`, a process of its own, and prints how
 * long that took from its start to its end as JSON. Arguments: the file to import, the folder for the ledger.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [path = '', folder = ''] = process.argv.slice(2)
const file = join(folder, 'ledger.sqlite')
const usage = join(folder, 'usage.json')
const command = join(import.meta.dirname, '../../apps/cli/bin/recount.js')
const noteUsage = pathToFileURL(join(import.meta.dirname, 'note-usage.js')).href
const before = performance.now()
const { stdout, stderr, status } = spawnSync(
  process.execPath,
  ['--import', noteUsage, command, 'import', path, '--ledger', file, '--json'],
  { encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, RECOUNT_BENCH_USAGE: usage } },
)
const milliseconds = performance.now() - before
if (status !== 0) throw new Error(`recount import ended with ${status}: ${stderr}`)
const [{ report, counts }] = JSON.parse(stdout).imports
console.log(
  JSON.stringify({
    rows: report.rows.read,
    created: counts?.created ?? 0,
    best: report.tolls[0]?.asGiven.best ?? 0,
    milliseconds,
    ...JSON.parse(readFileSync(usage, 'utf8')),
    megabytes: statSync(path).size / 1e6,
    ledgerMegabytes: statSync(file).size / 1e6,
  }),
)
