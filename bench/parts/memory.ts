import { join } from 'node:path'
import { type EngineName, engineNames } from '../engines/engines.ts'
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

/** What an engine holds with all its indices: a process that loads it beside one that loads nothing. */
export const memory: Part = {
  name: 'memory',
  about: 'bytes a row that are held with all indices, beside the other engines',
  run: async ({ rows, seed, progress }) => {
    const measure = async (name: EngineName | 'nothing'): Promise<Held> => {
      progress(name)
      const script = join(import.meta.dirname, '../memory/memory-process.ts')
      const started = await startProcess<object, Held>(script, [name, String(rows), String(seed)])
      started.stop()
      return started.first
    }
    const nothing = await measure('nothing')
    const numbers: Record<string, Held> = { nothing }
    for (const name of engineNames) numbers[name] = await measure(name)
    const table = {
      title: 'Bytes a row held after gc, without what the generator holds (bar 100, aim 60)',
      headings: ['engine', 'resident', 'JavaScript heap and arrays', 'of it arrays', 'goal'],
      rows: engineNames.map((name) => {
        const held = numbers[name] ?? nothing
        const perRow = (count: (of: Held) => number) => (count(held) - count(nothing)) / rows
        const own = perRow(({ heapUsed, arrayBuffers }) => heapUsed + arrayBuffers)
        return [
          name,
          rounded(perRow(({ rss }) => rss)),
          rounded(own),
          rounded(perRow(({ arrayBuffers }) => arrayBuffers)),
          name === 'recount' ? judge(own, goal) : '–',
        ]
      }),
    }
    return { tables: [table], numbers }
  },
}
