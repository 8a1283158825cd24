import { join } from 'node:path'
import { storedTable } from '../data/stored-table.ts'
import type { EngineName } from '../engines/engines.ts'
import { startProcess } from '../process/start-process.ts'
import { judge } from '../report/goal.ts'
import { rounded } from '../report/numbers.ts'
import type { Part } from './part.ts'

interface Held {
  readonly rss: number
  readonly heapUsed: number
  readonly arrayBuffers: number
}

const goal = { bar: 100, aim: 60, better: 'less' } as const

/** Those that open a stored file, and those that are given what the generator made in their process. */
const stored = ['recount', 'prepared', 'duckdb'] as const
const generated = ['arquero', 'crossfilter2', 'objects'] as const satisfies readonly EngineName[]

/** Without this glibc keeps what was freed, and what is resident tells of what has been. */
const givesBack = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '1' }

/** What an engine holds with all its indices: a process that loads it beside one that loads nothing. */
export const memory: Part = {
  name: 'memory',
  about: 'bytes a row that are held with all indices, beside the other engines',
  run: async ({ rows, seed, progress }) => {
    const files = await storedTable(rows, seed, progress)
    const numbers: Record<string, Held> = {}
    const measure = async (
      name: string,
      script: string,
      args: readonly string[],
      env: Readonly<Record<string, string>> = {},
    ) => {
      progress(name)
      const path = join(import.meta.dirname, '../memory', script)
      const started = await startProcess<object, Held>(path, args, env)
      started.stop()
      numbers[name] = started.first
      return started.first
    }
    const lines: (readonly string[])[] = []
    for (const name of stored) {
      const paths = [files.snapshot, files.parquet, files.choices, String(seed)]
      const above = async (env: Readonly<Record<string, string>>, as: string) => {
        const empty = await measure(
          `${name}, empty${as}`,
          'stored-process.ts',
          [name, 'empty', ...paths],
          env,
        )
        const loaded = await measure(
          `${name}${as}`,
          'stored-process.ts',
          [name, 'loaded', ...paths],
          env,
        )
        return perRow(loaded, empty, rows)
      }
      const held = await above(givesBack, '')
      const kept = await above({}, ', freed memory kept')
      lines.push([
        name,
        rounded(held.resident),
        rounded(kept.resident),
        rounded(held.own),
        name === 'duckdb' ? '–' : judge(held.resident, goal),
      ])
    }
    const args = [String(rows), String(seed)]
    const nothing = await measure('nothing', 'memory-process.ts', ['nothing', ...args])
    for (const name of generated) {
      const loaded = await measure(name, 'memory-process.ts', [name, ...args])
      lines.push([name, '–', '–', rounded(perRow(loaded, nothing, rows).own), '–'])
    }
    const table = {
      title:
        'Bytes a row held with all indices after gc, above a process without incidents (bar 100, aim 60)',
      headings: [
        'engine',
        'resident',
        'resident, freed memory kept',
        'JavaScript heap and arrays',
        'goal',
      ],
      rows: lines,
    }
    return { tables: [table], numbers }
  },
}

function perRow(loaded: Held, empty: Held, rows: number) {
  const above = (count: (of: Held) => number) => (count(loaded) - count(empty)) / rows
  return {
    resident: above(({ rss }) => rss),
    own: above(({ heapUsed, arrayBuffers }) => heapUsed + arrayBuffers),
  }
}
