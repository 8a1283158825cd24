import { join } from 'node:path'
import { storedTable } from '../data/stored-table.ts'
import { startProcess } from '../process/start-process.ts'
import { judge } from '../report/goal.ts'
import { formatMilliseconds } from '../report/numbers.ts'
import type { Part } from './part.ts'

type Times = Readonly<Record<string, number>>

const sizes = [100_000, 385_000, 1_000_000, 3_000_000]
const goal = { bar: 1, aim: 0.95, better: 'less' } as const

/**
 * How the time of an answer grows with the table: the slope of its logarithm, 1 is in proportion. The
 * tables are generated once and kept, each size is timed in a process of its own that only opens it.
 */
export const growth: Part = {
  name: 'growth',
  about: 'how answers slow down from 100,000 incidents to eight times --rows (3 million)',
  run: async ({ rows, seed, repetitions, progress }) => {
    const measured: { rows: number; times: Times }[] = []
    for (const size of sizes.filter((size) => size <= rows * 8)) {
      const { snapshot, choices } = await storedTable(size, seed, progress)
      progress(`timing ${size} rows`)
      const script = join(import.meta.dirname, '../growth/growth-process.ts')
      const args = [snapshot, choices, String(seed), String(repetitions)]
      const started = await startProcess<object, Times>(script, args)
      started.stop()
      measured.push({ rows: size, times: started.first })
    }
    const names = Object.keys(measured[0]?.times ?? {})
    const numbers = names.map((name) => ({ name, slope: slopeOf(measured, name) }))
    const table = {
      title: 'CPU time of one answer by rows, and the log-log slope (bar 1: in proportion)',
      headings: [
        'answer',
        ...measured.map(({ rows }) => rows.toLocaleString('en')),
        'slope',
        'goal',
      ],
      rows: numbers.map(({ name, slope }) => [
        name,
        ...measured.map(({ times }) => formatMilliseconds(times[name] ?? Number.NaN)),
        slope.toFixed(2),
        judge(slope, goal),
      ]),
    }
    return { tables: [table], numbers: { measured, numbers } }
  },
}

/** The slope of the straight line through the logarithms, by least squares. */
function slopeOf(
  measured: readonly { readonly rows: number; readonly times: Times }[],
  name: string,
): number {
  const points = measured.map(({ rows, times }) => ({
    x: Math.log(rows),
    y: Math.log(times[name] ?? Number.NaN),
  }))
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const covariance = mean((point) => (point.x - x) * (point.y - y))
  return covariance / mean((point) => (point.x - x) ** 2)
}
