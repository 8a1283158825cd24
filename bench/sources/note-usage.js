/** Loaded before a command: notes what its process has used into the file that RECOUNT_BENCH_USAGE names. */
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const file = process.env.RECOUNT_BENCH_USAGE
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    // Of all threads of the process, and of the one that writes the ledger.
    const [all, writer] = [process.cpuUsage(), process.threadCpuUsage()]
    const used = {
      cpuMilliseconds: (all.user + all.system) / 1000,
      writerCpuMilliseconds: (writer.user + writer.system) / 1000,
      mostMemoryMegabytes: process.resourceUsage().maxRSS / 1000,
    }
    writeFileSync(file, JSON.stringify(used))
  })
}
