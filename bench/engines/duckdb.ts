import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import type { FactTables } from '../data/facts.ts'
import type { AnswerRow, Parameters, Question } from '../questions/question.ts'
import { keyTexts, sqlOf } from './duckdb-sql.ts'
import { fillDuckdb } from './duckdb-tables.ts'
import { type Asking, anyAsking, type LoadedEngine } from './engine.ts'
import { numbersOf, rawSums } from './raw-sums.ts'

type Columns = readonly (readonly DuckDBValue[])[]

/**
 * DuckDB in memory on one thread: enumerations for words, rows sorted by day, the groups and actors in
 * tables of their own so that no question needs a join. Answers are read as columns.
 *
 * A question is asked as a prepared statement and as a text with its values in it, and the faster way is
 * taken: with values in the text DuckDB can skip blocks of days, prepared it saves the planning.
 */
export async function loadDuckdb(tables: FactTables): Promise<LoadedEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await fillDuckdb(connection, tables)
  return {
    asking: async (question) => {
      const ways = [askPrepared(connection, question), askText(connection, question)]
      return anyAsking<Columns>({
        ask: await fasterOf(ways),
        rowsOf: (columns) => answerRows(columns, question),
      })
    },
  }
}

type Ask = Asking<Columns>['ask']

function askText(connection: DuckDBConnection, question: Question): Ask {
  return async (parameters) => {
    const { text } = sqlOf(question, parameters, 'literals')
    return (await connection.runAndReadAll(text)).getColumns()
  }
}

function askPrepared(connection: DuckDBConnection, question: Question): Ask {
  const prepared = new Map<string, ReturnType<DuckDBConnection['prepare']>>()
  return async (parameters) => {
    const { text, values } = sqlOf(question, parameters, 'placeholders')
    const preparing = prepared.get(text) ?? connection.prepare(text)
    prepared.set(text, preparing)
    const statement = await preparing
    values.forEach((value, index) => {
      if (typeof value === 'string') statement.bindVarchar(index + 1, value)
      else statement.bindInteger(index + 1, value)
    })
    return (await statement.runAndReadAll()).getColumns()
  }
}

/** Asks both ways for the first questions, in turn, and the faster one from then on. */
async function fasterOf(ways: readonly Ask[]): Promise<Ask> {
  const fastest = ways.map(() => Number.POSITIVE_INFINITY)
  let asked = 0
  return async (parameters: Parameters) => {
    const place =
      asked < 4 * ways.length ? asked % ways.length : fastest.indexOf(Math.min(...fastest))
    asked++
    const before = performance.now()
    const answer = await ways[place]?.(parameters)
    fastest[place] = Math.min(fastest[place] ?? 0, performance.now() - before)
    return answer ?? []
  }
}

function answerRows(columns: Columns, question: Question): readonly AnswerRow[] {
  const keys = columns.length - rawSums.length
  const [first = []] = columns
  return first.map((_, row) => [
    ...keyTexts(
      question,
      columns.slice(0, keys).map((column) => column[row] ?? null),
    ),
    ...numbersOf(columns.slice(keys).map((column) => Number(column[row] ?? 0))),
  ])
}
