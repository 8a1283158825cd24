import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as core from '../src/index.ts'
import { type Example, faultOf, findExamples } from './examples.ts'

const folder = join(import.meta.dirname, '..')
const files = globSync('src/**/*.ts', { cwd: folder })
  .filter((file) => !/\.(test|test-d|bench)\.ts$/.test(file))
  .sort()
const examples = files.flatMap((file) =>
  findExamples(file, readFileSync(join(folder, file), 'utf8')),
)

/** Exported functions without an example, each with the reason why it needs none. */
const excuses: Readonly<Record<string, string>> = {
  addQuantityTimes: 'writes into a sum; casualtyTotal shows it',
  addRow: 'a step of prepared sums over a table; preparedTotal shows them',
  addRun: 'a step of prepared sums over a table; preparedTotal shows them',
  addToTotal: 'takes a summary, which is no plain data; casualtyTotal shows it',
  addWeights: 'takes the quantities of a table; casualtyTotal shows it',
  addWeightsTimes: 'takes the quantities of a table; casualtyTotal shows it',
  areTollsMissing: 'takes a table; casualtyTotal shows what tolls are for',
  casualtiesOfTolls: 'takes columns of prepared sums; preparedTotal shows it',
  cellsOfFewRows: 'takes a table that was read from a file; its test shows it',
  citeComputed: 'takes a table with a selection; citeFigure shows it',
  codeOfTotal: 'takes a table; quantityOfRow reads its code',
  columnsOfSums: 'a step of prepared sums over a table; preparedTotal shows them',
  computeOverTable: 'takes a table; computeStatistic shows it',
  computeOverTables: 'takes tables; computeStatistic shows it',
  countIncident: 'takes an incident that went through protection; countIncidents shows it',
  emptyTotal: 'gives a summary, which is no plain data; casualtyTotal shows it',
  fieldOfRow: 'a step of prepared sums over a table; preparedTotal shows them',
  finishTotal: 'takes a summary, which is no plain data; casualtyTotal shows it',
  incidentTolls: 'takes a table; markUnknownTolls shows what flags are for',
  incidentsUsed: 'takes a table with a selection; citeFigure shows it',
  keepMarks: 'takes a table; selectIncidents shows it',
  keptMarks: 'takes a table; selectIncidents shows it',
  joinCounts: 'a step of prepared sums over a table; preparedTotal shows them',
  keptFlags: 'takes a table; computeStatistic shows it',
  makeCheckpoints: 'a step of prepared sums over a table; preparedTotal shows them',
  makeChunkCells: 'room for the cells that readCells reads',
  makeTollColumns: 'a step of prepared sums over a table; preparedTotal shows them',
  mergeTotal: 'takes summaries, which are no plain data',
  makeColumnsUpTo: 'a step of prepared sums over a table; preparedTotal shows them',
  noQuantity: 'takes a table; it is the number of its quantities',
  readCells: 'takes the cells of a table; groups by group show them',
  readSnapshot: 'takes the bytes of a file; its test shows it',
  readerOfBytes: 'gives a reader that answers later; its test shows it',
  rowOfCounted: 'takes an incident that went through protection; buildIncidentTable shows it',
  rowsOfCounted: 'takes incidents that went through protection; buildIncidentTable shows a row',
  rowsOfPeriod: 'takes a table; selectIncidents shows it',
  rowsUsed: 'takes a table with a selection; citeFigure shows it',
  selectionOfMarks: 'takes the marks of a table; selectIncidents shows it',
  setSums: 'a step of prepared sums over a table; preparedTotal shows them',
  sliceColumns: 'a step of prepared sums over a table; preparedTotal shows them',
  spansAcross: 'takes a table; selectIncidents shows it',
  sumByRanges: 'reads a stored snapshot; its test shows it',
  takeRow: 'a step of prepared sums over a table; preparedTotal shows them',
  takeTolls: 'a step of sums over a table; casualtyTotal shows them',
  timeIndexOf: 'takes a table; selectIncidents shows it',
  tollFlags: 'takes a table; computeStatistic shows it',
  tollReaderOf: 'a step of prepared sums over a table; preparedTotal shows them',
  totalByRanges: 'reads a stored snapshot; preparedTotal shows its answer',
  weightsOf: 'takes the quantities of a table; casualtyTotal shows it',
  writeSnapshot: 'gives the bytes of a file; its test shows it',
  totalWithout: 'takes summaries, which are no plain data',
  verifyRecounted: 'takes tables with selections; verifyFigure shows it',
}

describe('the doc comments of core', () => {
  it('have examples in the number that they had', () => {
    expect(examples.length).toBeGreaterThanOrEqual(100)
  })

  it.each(examples.map((example) => [example.name, example.code, example] as const))(
    'are right: %s, %s',
    async (_, _code, example) => {
      expect(faultOf(example, await scopeOf(example))).toBeNull()
    },
  )

  it('have an example for every exported function, or a written excuse', () => {
    const shown = new Set(examples.map(({ name }) => name))
    const functions = Object.entries(core).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    )
    expect(functions.filter((name) => !shown.has(name)).sort()).toEqual(Object.keys(excuses).sort())
  })
})

describe('findExamples and faultOf', () => {
  const faults = (comment: string, scope = {}) =>
    findExamples('x.ts', `/**\n${comment}\n */\nexport function f() {}`).map((example) =>
      faultOf(example, scope),
    )

  it('take a right example, over several lines too', () => {
    expect(faults(' * @example\n * const a = 1\n * ;[a, { b: a }]\n * //=> [1, { b: 1 }]')).toEqual(
      [null],
    )
  })

  it('take each of several examples, up to the next tag', () => {
    expect(faults(' * @example 1 + 1 //=> 2\n * @example\n * 2 //=> 2\n * @returns 5')).toEqual([
      null,
      null,
    ])
  })

  it('refuse a wrong result', () => {
    expect(faults(' * @example\n * 1 + 1 //=> 3')).toEqual(['it gives 2, not 3'])
    expect(faults(' * @example\n * ({ a: 1 }) //=> { a: 1, b: undefined }')).toEqual([
      'it gives {"a":1}, not {"a":1}',
    ])
  })

  it('refuse an example that does not run', () => {
    expect(faults(' * @example\n * nowhere(1) //=> 1')).toEqual([
      'it does not run: ReferenceError: nowhere is not defined',
    ])
    expect(faults(' * @example\n * const a = 1 //=> 1')).toEqual([
      'it does not run: SyntaxError: no expression at the end',
    ])
    expect(faults(' * @example\n * f( //=> 1')[0]).toMatch(/^it does not run: /)
  })

  it('refuse an example that promises nothing, or twice', () => {
    expect(faults(' * @example\n * f(1)')).toEqual(['it promises no result behind //=>'])
    expect(faults(' * @example\n * 1 //=> 1\n * 2 //=> 3')).toEqual([
      'it promises no result behind //=>',
    ])
  })

  it('find no example in a comment that is no doc comment, nor at what is not exported', () => {
    expect(findExamples('x.ts', '/* @example 1 //=> 1 */\nexport const a = 1')).toEqual([])
    expect(findExamples('x.ts', '/** @example 1 //=> 1 */\nconst a = 1')).toEqual([])
    expect(findExamples('x.ts', '/** @example 1 //=> 1 */\nexport const a = 1')).toHaveLength(1)
  })
})

/** Everything that core exports, and what the example's own file does. */
async function scopeOf({ file }: Example): Promise<Readonly<Record<string, unknown>>> {
  const path = `./${relative(import.meta.dirname, join(folder, file))}`
  return { ...core, ...(await import(/* @vite-ignore */ path)) }
}
