import { join } from 'node:path'
import { startProcess } from '../process/start-process.ts'
import { questions } from '../questions/questions.ts'
import { formatMilliseconds, rounded } from '../report/numbers.ts'
import type { Part } from './part.ts'

type Times = Readonly<Record<string, number>>

/** How the time of an answer grows with the table: the slope of its logarithm, 1 is in proportion. */
export const growth: Part = {
  name: 'growth',
  about: 'how answers slow down from 100,000 incidents to eight times --rows (3 million)',
  run: async ({ rows, seed, repetitions, progress }) => {
    const sizes = [100_000, 385_000, 1_000_000, 3_000_000].filter((size) => size <= rows * 8)
    const measured: { rows: number; times: Times }[] = []
    for (const size of sizes) {
      progress(`${size} rows`)
      const script = join(import.meta.dirname, '../growth/growth-process.ts')
      const args = [size, seed, repetitions].map(String)
      const started = await startProcess<object, Times>(script, args)
      started.stop()
      measured.push({ rows: size, times: started.first })
    }
    const asked = questions.filter(({ name }) => measured[0]?.times[name] !== undefined)
    const numbers = asked.map(({ name }) => ({ name, slope: slopeOf(measured, name) }))
    const table = {
      title: 'CPU time of one answer by rows, and the log-log slope',
      headings: ['question', ...sizes.map((size) => size.toLocaleString('en')), 'slope'],
      rows: asked.map(({ name }) => [
        name,
        ...measured.map(({ times }) => formatMilliseconds(times[name] ?? Number.NaN)),
        rounded(slopeOf(measured, name)),
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
