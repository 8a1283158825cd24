import { isDeepStrictEqual } from 'node:util'
import ts from 'typescript'

/** One `@example` of a doc comment: code, and behind `//=>` the result that it promises. */
export interface Example {
  readonly file: string
  /** The name of the export that it stands at. */
  readonly name: string
  readonly code: string
  /** `null` where the example promises no result. */
  readonly expected: string | null
}

/** Every example in the doc comments of a file's exports. */
export function findExamples(file: string, text: string): readonly Example[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement) =>
    namesOf(statement).flatMap((name) =>
      ts
        .getJSDocCommentsAndTags(statement)
        .filter(ts.isJSDoc)
        .flatMap((comment) => blocksIn(comment.getText()))
        .map((block) => ({ file, name, ...splitBlock(block) })),
    ),
  )
}

/** What is wrong with an example when it is run with some names in scope; `null` when it is right. */
export function faultOf(
  { code, expected }: Pick<Example, 'code' | 'expected'>,
  scope: Readonly<Record<string, unknown>>,
): string | null {
  if (expected === null) return 'it promises no result behind //=>'
  try {
    const received = evaluate(code, scope)
    const promised = evaluate(expected, scope)
    if (isDeepStrictEqual(received, promised)) return null
    return `it gives ${JSON.stringify(received)}, not ${JSON.stringify(promised)}`
  } catch (error) {
    return `it does not run: ${String(error)}`
  }
}

function namesOf(statement: ts.Statement): readonly string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  if (!isExported) return []
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : []
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.map(({ name }) => name.getText())
}

/** The text of each example in a doc comment, up to the next tag, without the comment's stars. */
function blocksIn(comment: string): readonly string[] {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
  const blocks: string[][] = []
  let current: string[] | null = null
  for (const line of lines) {
    const tag = /^\s*@(\w+)\s?(.*)$/.exec(line)
    if (tag) {
      current = tag[1] === 'example' ? [tag[2] ?? ''] : null
      if (current) blocks.push(current)
    } else current?.push(line)
  }
  return blocks.map((block) => block.join('\n').trim())
}

function splitBlock(block: string): Pick<Example, 'code' | 'expected'> {
  const [code = '', ...results] = block.split('//=>')
  return { code: code.trim(), expected: results.length === 1 ? (results[0] ?? '').trim() : null }
}

/** Runs statements and gives the value of the last one, which must be an expression. */
function evaluate(code: string, scope: Readonly<Record<string, unknown>>): unknown {
  // A result may be an object, which would be a block were it to stand alone.
  const text = code.startsWith('{') ? `(${code})` : code
  const { statements } = ts.createSourceFile('example.js', text, ts.ScriptTarget.Latest, true)
  const last = statements.at(-1)
  if (!last || !ts.isExpressionStatement(last)) throw new SyntaxError('no expression at the end')
  const before = text.slice(0, last.getFullStart())
  const body = `'use strict';${before}\nreturn (${last.expression.getText()})`
  return new Function(...Object.keys(scope), body)(...Object.values(scope))
}
