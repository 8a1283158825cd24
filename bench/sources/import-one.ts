/**
 * Imports one file into a new embedded ledger as `recount import` does, and prints how long that took as
 * JSON: run in a process of its own. Arguments: the file to import, the folder for the ledger.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { boundMemory } from '../../apps/cli/src/importing/bound-memory.ts'
import { importFile } from '../../apps/cli/src/importing/import-file.ts'
import { openInput } from '../../apps/cli/src/importing/open-input.ts'
import { openLedger } from '../../packages/ledger/src/ledger.ts'
import { openNodeSqlite } from '../../packages/ledger/src/node-sqlite.ts'

boundMemory()
const [path = '', folder = ''] = process.argv.slice(2)
const file = join(folder, 'ledger.sqlite')
const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date() })
const cpuBefore = process.cpuUsage()
const writerBefore = process.threadCpuUsage()
const before = performance.now()
const { counts, report } = await importFile(ledger, openInput(path), {
  read: { fileName: path },
  author: 'bench',
  reason: 'bench',
  restart: false,
  onProgress: () => undefined,
})
const milliseconds = performance.now() - before
// Of all threads of the process.
const cpu = process.cpuUsage(cpuBefore)
const writer = process.threadCpuUsage(writerBefore)
await ledger.close()
console.log(
  JSON.stringify({
    rows: report.rows.read,
    created: counts?.created ?? 0,
    best: report.tolls[0]?.asGiven.best ?? 0,
    milliseconds,
    cpuMilliseconds: (cpu.user + cpu.system) / 1000,
    writerCpuMilliseconds: (writer.user + writer.system) / 1000,
    megabytes: statSync(path).size / 1e6,
    ledgerMegabytes: statSync(file).size / 1e6,
    mostMemoryMegabytes: process.resourceUsage().maxRSS / 1000,
  }),
)
