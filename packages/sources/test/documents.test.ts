import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { eventSubtypes } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { type Example, faultOf, findExamples } from '../../core/test/examples.ts'
import { acledEvents } from '../src/crosswalks/acled.ts'
import { gtdAttacks } from '../src/crosswalks/gtd.ts'
import { ucdpViolence } from '../src/crosswalks/ucdp.ts'
import * as sources from '../src/index.ts'
import { renderCrosswalks } from './render-crosswalks.ts'

const folder = join(import.meta.dirname, '..')
const readme = readFileSync(join(folder, 'README.md'), 'utf8')

describe('CROSSWALKS.md', () => {
  it('is what the tables of the readers say', () => {
    const path = join(folder, 'CROSSWALKS.md')
    if (process.env.RECOUNT_WRITE_DOCS === 'yes') writeFileSync(path, renderCrosswalks())
    expect(readFileSync(path, 'utf8')).toBe(renderCrosswalks())
  })

  it('leads only to event types and sub-types that core has', () => {
    const rows = [
      ...ucdpViolence,
      ...acledEvents,
      ...gtdAttacks,
      ...gtdAttacks.map(({ armed }) => armed),
    ]
    for (const { type, subtype } of rows) {
      const allowed: readonly string[] = eventSubtypes[type]
      if (subtype !== null) expect(allowed).toContain(subtype)
    }
  })
})

describe('README.md', () => {
  it('has every format in its table, with its title and licence', () => {
    for (const { format, title, licence } of sources.manifests) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${format}\` |`))
      expect(row).toContain(title)
      if (licence !== null) expect(row).toContain(licence)
    }
  })

  it('has an example that runs as it stands', async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    expect(code.trim().split('\n')).toHaveLength(5)
    const [imports = '', ...body] = code.trim().split('\n')
    expect(imports).toBe("import { readRecords } from '@recount/sources'")
    const file = [readFileSync(join(folder, 'test/fixtures/ged-49-columns.csv'))]
    const run = new Function(
      'readRecords',
      'file',
      `return (async () => {${body.join('\n')}\nreturn killed})()`,
    )
    const input = (async function* () {
      yield* file
    })()
    expect(await run(sources.readRecords, input)).toMatchObject({ asTaken: { best: 8 } })
  })
})

const files = globSync('src/**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'))
const examples = files
  .sort()
  .flatMap((file) => findExamples(file, readFileSync(join(folder, file), 'utf8')))
  // Reading a file is no expression; README.md's example shows it and is run above.
  .filter(({ name }) => name !== 'readRecords')

describe('the doc comments of sources', () => {
  it('have examples', () => expect(examples.length).toBeGreaterThanOrEqual(40))

  it.each(examples.map((example) => [example.name, example.code, example] as const))(
    'are right: %s, %s',
    async (_, _code, example) => {
      expect(faultOf(example, await scopeOf(example))).toBeNull()
    },
  )
})

/** Everything that the example's own file exports, and what its neighbours need. */
async function scopeOf({ file }: Example): Promise<Readonly<Record<string, unknown>>> {
  const path = `./${relative(import.meta.dirname, join(folder, file))}`
  const { indexColumns } = await import('../src/reading/column-index.ts')
  return { ...sources, indexColumns, ...(await import(/* @vite-ignore */ path)) }
}
