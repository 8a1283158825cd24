/**
 * Reads a file in one format up to its first total, in a fresh process. Arguments: what, path, country,
 * from, to (day numbers). Prints the killed (best, or low where there is none), milliseconds and CPU. Needs
 * --expose-gc.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import module from 'node:module'
import { crc32 } from 'node:zlib'
import { isoDateOf } from '@recount/core/primitives'
import { everything } from '@recount/core/query'
import { computeOverTable, totalByRanges } from '@recount/core/statistics'
import { type RangeReader, readSnapshot } from '@recount/core/table'

const [what = '', path = '', country = '', ...days] = process.argv.slice(2)
const [from = 0, to = 0] = days.map(Number)

type Column = ArrayLike<number | string | null>

const query = { ...everything, country: [country], from: isoDateOf(from), to: isoDateOf(to) }

const ways: Readonly<Record<string, () => number | null | Promise<number | null>>> = {
  'snapshot, by ranges': async () => {
    const total = await totalByRanges(readerOfFile(path), query)
    return total?.value?.killed?.best ?? null
  },
  'snapshot, whole': () => {
    const table = readSnapshot(readFileSync(path), crc32).value
    if (table === null) return null
    return computeOverTable(table, 1, 'total', query, {}).answer.result.killed?.best ?? null
  },
  'snapshot, all columns': () => {
    const table = readSnapshot(readFileSync(path), crc32).value
    if (table === null) return null
    decodeAll(table)
    return computeOverTable(table, 1, 'total', query, {}).answer.result.killed?.best ?? null
  },
  'file and checksum only': () => {
    crc32(readFileSync(path))
    return null
  },
  arrow: async () => {
    const { tableFromIPC } = await import('@uwdata/flechette')
    const table = tableFromIPC(readFileSync(path))
    const column = (name: string): Column => table.getChild(name).toArray()
    return sum(column)
  },
  parquet: async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
    const found = await connection.runAndReadAll(
      `select sum(coalesce(killed_best, killed_low))::double from read_parquet('${path}')
       where country = '${country}' and latest >= ${from} and earliest <= ${to}`,
    )
    return Number(found.getColumns()[0]?.[0] ?? 0)
  },
  'columns.json': () => {
    const columns: readonly { name: string; values?: Column; words?: Column; codes?: Column }[] =
      JSON.parse(readFileSync(path, 'utf8'))
    return sum((name) => {
      const found = columns.find((column) => column.name === name)
      if (found?.values !== undefined) return found.values
      return Array.from(found?.codes ?? [], (code) => found?.words?.[Number(code)] ?? null)
    })
  },
  'objects.json': () => {
    const rows: readonly Record<string, number | string | null>[] = JSON.parse(
      readFileSync(path, 'utf8'),
    )
    return sum((name) => rows.map((row) => row[name] ?? null))
  },
}

// What the imports left behind would otherwise be collected while the file is read, on other threads. Node loads
// its clocks when they are first asked for, which takes 4 ms of CPU.
globalThis.gc?.()
process.cpuUsage(process.cpuUsage())
performance.now()
await new Promise((resolve) => setTimeout(resolve, 100))
const started = performance.now()
const before = process.cpuUsage()
const killed = await ways[what]?.()
const { user, system } = process.cpuUsage(before)
const milliseconds = performance.now() - started
// For the processes after this one, where NODE_COMPILE_CACHE names a folder.
module.flushCompileCache?.()
process.send?.({ killed, milliseconds, cpuMilliseconds: (user + system) / 1000 })

/** Looks at every column, and at what columns hold, so that nothing is left to decode. */
function decodeAll(part: object): void {
  for (const inner of Object.values(part)) {
    if (
      typeof inner === 'object' &&
      inner !== null &&
      !ArrayBuffer.isView(inner) &&
      !Array.isArray(inner)
    ) {
      decodeAll(inner)
    }
  }
}

function sum(column: (name: string) => Column): number {
  const [countries, earliest, latest] = ['country', 'earliest', 'latest'].map(column)
  const [low, best] = ['killed_low', 'killed_best'].map(column)
  let total = 0
  for (let row = 0; row < (countries?.length ?? 0); row++) {
    if (countries?.[row] !== country) continue
    if (Number(latest?.[row]) < from || Number(earliest?.[row]) > to) continue
    total += Number(best?.[row] ?? low?.[row] ?? 0)
  }
  return total
}

/** A file that is read in stretches. */
function readerOfFile(file: string): RangeReader {
  const handle = openSync(file, 'r')
  process.on('exit', () => closeSync(handle))
  return {
    checksum: crc32,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, readSync(handle, bytes, 0, length, offset))
    },
  }
}
