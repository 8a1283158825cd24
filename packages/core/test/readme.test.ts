import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as casebook from '../../casebook/src/index.ts'
import * as counting from '../src/counting/index.ts'
import * as figures from '../src/figures/index.ts'
import * as core from '../src/index.ts'
import * as presentation from '../src/presentation/index.ts'
import * as primitives from '../src/primitives/index.ts'
import * as protection from '../src/protection/index.ts'
import * as query from '../src/query/index.ts'
import * as records from '../src/records/index.ts'
import * as statistics from '../src/statistics/index.ts'
import * as table from '../src/table/index.ts'

const folder = join(import.meta.dirname, '..')
const page = readFileSync(join(folder, 'README.md'), 'utf8')
const blocks = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

const stages = {
  primitives,
  records,
  protection,
  counting,
  table,
  query,
  statistics,
  figures,
  presentation,
}

/** What each import on the page stands for. */
const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@recount/casebook': casebook,
  '@recount/core': core,
  ...Object.fromEntries(
    Object.entries(stages).map(([stage, exported]) => [`@recount/core/${stage}`, exported]),
  ),
}

describe('the README of core', () => {
  it.each(blocks.map((code, index) => [index + 1, code] as const))(
    'is right in its block %d of code',
    (_, code) => {
      const outcomes = run(code)
      expect(outcomes.length).toBeGreaterThan(0)
      expect(outcomes.filter(({ isSame }) => !isSame)).toEqual([])
    },
  )

  it('has an example of every stage, each of which is an import of its own', () => {
    const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const stage of Object.keys(stages)) {
      expect(blocks.some((code) => code.includes(`'@recount/core/${stage}'`))).toBe(true)
      expect(exports).toHaveProperty([`./${stage}`])
    }
  })

  it('would find a wrong result, a missing name and code that does not run', () => {
    const importing = (name: string) => `import { ${name} } from '@recount/core'\n`
    expect(run(`${importing('exactly')}exactly(5).low //=> 6`)).toMatchObject([{ isSame: false }])
    expect(() => run(`${importing('exactlyy')}exactlyy(5) //=> 5`)).toThrow('exactlyy')
    expect(() => run('nowhere() //=> 5')).toThrow(ReferenceError)
  })
})

interface Outcome {
  readonly line: string
  readonly received: unknown
  readonly isSame: boolean
}

/** Runs a block and compares each expression that has a result behind `//=>` with it. */
function run(code: string): readonly Outcome[] {
  const source = ts.createSourceFile('readme.js', code, ts.ScriptTarget.Latest, true)
  const scope: Record<string, unknown> = {}
  const body = source.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) {
      Object.assign(scope, namesImportedBy(statement))
      return ''
    }
    const result = /^\s*\/\/=> (.+)/.exec(code.slice(statement.end))?.[1]
    if (result === undefined || !ts.isExpressionStatement(statement)) return statement.getText()
    const expression = statement.expression.getText()
    return `;check(${JSON.stringify(expression)}, (${expression}), (${result}))`
  })
  const outcomes: Outcome[] = []
  const check = (line: string, received: unknown, promised: unknown) => {
    outcomes.push({ line, received, isSame: isDeepStrictEqual(received, promised) })
  }
  const script = new Function('check', ...Object.keys(scope), `'use strict'\n${body.join('\n')}`)
  script(check, ...Object.values(scope))
  const promises = code.match(/\/\/=> /g)?.length ?? 0
  if (outcomes.length !== promises) throw new Error('a result stands behind no expression')
  return outcomes
}

function namesImportedBy(statement: ts.ImportDeclaration): Readonly<Record<string, unknown>> {
  const from = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : ''
  const bindings = statement.importClause?.namedBindings
  const names = bindings && ts.isNamedImports(bindings) ? bindings.elements : []
  return Object.fromEntries(
    names.map(({ name }) => {
      const exported = modules[from]
      if (!exported || !(name.text in exported)) throw new Error(`${from} has no ${name.text}`)
      return [name.text, exported[name.text]]
    }),
  )
}
