/**
 * Imports one file into a new embedded ledger and prints how long that took as JSON: run in a process of
 * its own. Arguments: the file to import, the folder for the ledger, rows in a batch.
 */
import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { openLedger } from '../../packages/ledger/src/ledger.ts'
import { openNodeSqlite } from '../../packages/ledger/src/node-sqlite.ts'
import { readRecords } from '../../packages/sources/src/reading/read-records.ts'

// As recount import does.
setFlagsFromString('--semi-space-growth-factor=1')
const [path = '', folder = '', batchRows = ''] = process.argv.slice(2)
const file = join(folder, 'ledger.sqlite')
const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date() })
const cpuBefore = process.cpuUsage()
const before = performance.now()
const reading = readRecords(createReadStream(path), {
  fileName: path,
  batchRows: batchRows === '' ? 500 : Number(batchRows),
})
const request = { dataset: 'ucdp-ged', fileName: path, author: 'bench', reason: 'bench' }
const { job } = await ledger.imports.run(request, reading.batches, reading.report)
const milliseconds = performance.now() - before
const cpu = process.cpuUsage(cpuBefore)
await ledger.close()
console.log(
  JSON.stringify({
    rows: job.counts.rows - 1,
    created: job.counts.created,
    best: reading.report().tolls[0]?.asGiven.best ?? 0,
    milliseconds,
    cpuMilliseconds: (cpu.user + cpu.system) / 1000,
    megabytes: statSync(path).size / 1e6,
    ledgerMegabytes: statSync(file).size / 1e6,
    mostMemoryMegabytes: process.resourceUsage().maxRSS / 1000,
  }),
)
