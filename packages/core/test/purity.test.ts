import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../src')
const files = globSync('**/*.ts', { cwd: folder })
  .filter((file) => !/\.(test|test-d|bench)\.ts$/.test(file))
  .sort()

/** Free names by which code would reach the platform, the clock, chance or the locale's data. */
const forbidden = [
  'Date',
  'Intl',
  'URL',
  'crypto',
  'console',
  'document',
  'eval',
  'fetch',
  'global',
  'globalThis',
  'navigator',
  'performance',
  'process',
  'require',
  'self',
  'setInterval',
  'setTimeout',
  'window',
]

/** Members that depend on chance or on the locale's data. */
const forbiddenMembers = [
  'Math.random',
  'localeCompare',
  'toLocaleString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
]

describe('core', () => {
  it('is found by this test', () => {
    expect(files.length).toBeGreaterThan(60)
  })

  it.each(files)('knows no platform, clock, chance or locale in %s', (file) => {
    expect(namesReached(readFileSync(join(folder, file), 'utf8'))).toEqual([])
  })

  it.each(files)('imports only itself, zod and a hash function in %s', (file) => {
    const imported = modulesIn(readFileSync(join(folder, file), 'utf8'))
    const others = imported.filter((name) => !name.startsWith('.') && !allowed.includes(name))
    expect(others).toEqual([])
  })
})

describe('namesReached', () => {
  it.each([
    ['const a = new Date()', ['Date']],
    ['const a = Date.now()', ['Date']],
    ['const a = Math.random()', ['Math.random']],
    ['await fetch(address)', ['fetch']],
    ['if (process.env.A) f()', ['process']],
    ["a.localeCompare(b, 'en')", ['localeCompare']],
    ['const a = globalThis.crypto', ['globalThis']],
    ['const document = 1; f({ document }); a.document', []],
    ['f(({ document }) => document)', []],
    ['// new Date()\nconst a = "process"', []],
  ])('finds in %j what it reaches', (code, expected) => {
    expect(namesReached(code)).toEqual(expected)
  })
})

const allowed = ['zod', '@noble/hashes/sha2.js', '@noble/hashes/utils.js']

function modulesIn(code: string): readonly string[] {
  return sourceOf(code).statements.flatMap((statement) => {
    const isModule = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
    const name = isModule ? statement.moduleSpecifier : undefined
    return name && ts.isStringLiteral(name) ? [name.text] : []
  })
}

/** The forbidden names that code uses without declaring them itself. */
function namesReached(code: string): readonly string[] {
  const reached: string[] = []
  const declared = new Set<string>()
  visit(sourceOf(code))
  return reached.filter((name) => !declared.has(name))

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      const member = node.name.text
      const path = `${node.expression.getText()}.${member}`
      for (const name of forbiddenMembers) if (name === path || name === member) reached.push(name)
      visit(node.expression)
      return
    }
    if (ts.isBindingElement(node) || ts.isVariableDeclaration(node) || ts.isParameter(node)) {
      if (ts.isIdentifier(node.name)) declared.add(node.name.text)
    }
    if (ts.isIdentifier(node) && forbidden.includes(node.text) && isUse(node)) {
      reached.push(node.text)
    }
    ts.forEachChild(node, visit)
  }
}

/** Whether an identifier stands for a value: it is neither the name of a field nor a type. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node
  if (ts.isBindingElement(parent)) return false
  return !ts.isTypeReferenceNode(parent) && !ts.isImportSpecifier(parent)
}

function sourceOf(code: string): ts.SourceFile {
  return ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true)
}
