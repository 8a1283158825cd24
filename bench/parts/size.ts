import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { judge } from '../report/goal.ts'
import { rounded } from '../report/numbers.ts'
import type { Part } from './part.ts'

const goal = { bar: 15, aim: 15, better: 'less' } as const

const bundled = [
  ['casualtyTotal', 'statistics'],
  ['computeStatistic', 'statistics'],
  ['openCrossFilter', 'statistics'],
  ['readSnapshot', 'table'],
] as const

/** How much JavaScript a page loads that uses one thing of core. */
export const size: Part = {
  name: 'size',
  about: 'how much JavaScript one function of core is, bundled and compressed',
  run: async () => {
    const numbers: { name: string; minified: number; gzip: number }[] = []
    for (const [name, stage] of bundled) {
      const code = await bundleOf(name, stage)
      numbers.push({ name, minified: code.length, gzip: gzipSync(code).length })
    }
    const table = {
      title: 'JavaScript of one function: minified, gzip (bar 15 kB for casualtyTotal)',
      headings: ['function', 'minified', 'gzip', 'goal'],
      rows: numbers.map(({ name, minified, gzip }) => [
        name,
        `${rounded(minified / 1000)} kB`,
        `${rounded(gzip / 1000)} kB`,
        name === 'casualtyTotal' ? judge(gzip / 1000, goal) : '–',
      ]),
    }
    return { tables: [table], numbers }
  },
}

/** The minified code of a bundle that exports one name of a stage. */
async function bundleOf(name: string, stage: string): Promise<Buffer> {
  const folder = mkdtempSync(join(import.meta.dirname, '../results/bundle-'))
  const entry = join(folder, 'entry.js')
  writeFileSync(entry, `export { ${name} } from '@recount/core/${stage}'\n`)
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: name } },
  })
  rmSync(folder, { recursive: true })
  const results = Array.isArray(output) ? output : [output]
  const chunks = results.flatMap((result) => ('output' in result ? result.output : []))
  return Buffer.from(chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n'))
}
