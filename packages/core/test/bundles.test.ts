import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'recount-bundle-'))
const patience = 60_000

describe('a bundle with one thing of core in it', () => {
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['primitives', 'isoDateOf', 1],
    ['counting', 'countIncidents', 5],
    ['query', 'parseQuery', 8],
    ['statistics', 'casualtyTotal', 4],
    ['statistics', 'computeStatistic', 45],
    ['presentation', 'describeTotal', 4],
  ])(
    'of %s, %s, holds no schema library and is less than %d kB',
    async (stage, name, most) => {
      const code = await bundleOf(stage, name)
      expect(code).toContain(name)
      expect(code).not.toMatch(/ZodError|\$ZodType/)
      expect(gzipSync(code).length).toBeLessThan(most * 1000)
    },
    patience,
  )

  it(
    'of records, parseRecord, holds the schema library',
    async () => {
      expect(await bundleOf('records', 'parseRecord')).toMatch(/ZodError|\$ZodType/)
    },
    patience,
  )
})

/** The minified code of a bundle that exports one name of a stage. */
async function bundleOf(stage: string, name: string): Promise<string> {
  const entry = join(folder, `${name}.js`)
  const source = join(import.meta.dirname, '../src', stage, 'index.ts')
  writeFileSync(entry, `export { ${name} } from ${JSON.stringify(source)}\n`)
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: name } },
  })
  const results = Array.isArray(output) ? output : [output]
  const chunks = results.flatMap((result) => ('output' in result ? result.output : []))
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n')
}
