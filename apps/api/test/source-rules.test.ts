import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { status } from '../src/problems/index.ts'

const source = join(import.meta.dirname, '..', 'src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

const linesOf = (file: string) => readFileSync(join(source, file), 'utf8').split('\n')

const codes = new RegExp(`(?<![\\w.#-])(${Object.values(status).join('|')})(?![\\w_])`)

it('status codes stand only in problems', () => {
  const found = files
    .filter((file) => !file.startsWith('problems/'))
    .flatMap((file) =>
      linesOf(file)
        .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
        .filter((line) => codes.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
    .filter((line) => !line.startsWith('docs/docs-style.ts'))
  expect(found).toEqual([])
})

it('runtimes are named only in entries', () => {
  const found = files
    .filter((file) => !file.startsWith('entries/'))
    .filter((file) =>
      linesOf(file).some((line) => /node:|cloudflare|process\.|D1Database|Deno\b|Bun\b/.test(line)),
    )
  expect(found).toEqual([])
})

it('nothing is kept in a module, but for the apps of an isolate in the worker', () => {
  const found = files.flatMap((file) =>
    linesOf(file)
      .filter((line) => /^(export )?(let |const \w+ = new (Map|Set|WeakMap))/.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(found).toEqual(['entries/worker.ts: const apps = new WeakMap<D1Database, App>()'])
})
