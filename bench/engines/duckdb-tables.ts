import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  ENUM,
  INTEGER,
  UTINYINT,
} from '@duckdb/node-api'
import type { DividedFacts, Facts, FactTables } from '../data/facts.ts'
import type { TollColumns } from '../data/toll-columns.ts'
import type { Words } from '../data/words.ts'

interface FilledColumn {
  readonly name: string
  readonly type: DuckDBType
  readonly sql: string
  readonly valueAt: (row: number) => DuckDBValue
}

/** Makes the tables in DuckDB and fills them. */
export async function fillDuckdb(connection: DuckDBConnection, tables: FactTables): Promise<void> {
  const { incidents, groups, actors } = tables
  const words = { ...wordsIn(incidents), victims: groups.key }
  for (const [name, { values }] of Object.entries(words)) {
    const list = values.map((value) => `'${value}'`).join(', ')
    await connection.run(`create type ${name}_t as enum (${list})`)
  }
  await fill(connection, 'incidents', columnsOf(incidents), incidents.length)
  await fill(connection, 'groups', dividedColumns(groups, 'victims'), groups.length)
  await fill(connection, 'actors', dividedColumns(actors, 'actor'), actors.length)
}

function wordsIn({ country, province, type, grade, actor1 }: Facts) {
  return { country, province, type, grade, actor: actor1 }
}

async function fill(
  connection: DuckDBConnection,
  table: string,
  columns: readonly FilledColumn[],
  rows: number,
): Promise<void> {
  const declared = columns.map(({ name, sql }) => `${name} ${sql}`).join(', ')
  await connection.run(`create table ${table} (${declared})`)
  const appender = await connection.createAppender(table)
  const types = columns.map(({ type }) => type)
  for (let start = 0; start < rows; start += 2048) {
    const length = Math.min(2048, rows - start)
    const chunk = DuckDBDataChunk.create(types, length)
    chunk.setColumns(
      columns.map(({ valueAt }) => Array.from({ length }, (_, index) => valueAt(start + index))),
    )
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

function dividedColumns(facts: DividedFacts, keyType: string): readonly FilledColumn[] {
  return [
    ...columnsOf(facts),
    word('key', facts.key, keyType),
    number('standard', facts.standard, UTINYINT, 'utinyint'),
  ]
}

function columnsOf(facts: Facts): readonly FilledColumn[] {
  return [
    number('earliest', facts.earliest),
    number('latest', facts.latest),
    number('month', facts.month, INTEGER, 'integer', -1),
    number('year', facts.year, INTEGER, 'integer', -1),
    word('country', facts.country, 'country'),
    word('province', facts.province, 'province'),
    word('type', facts.type, 'type'),
    word('grade', facts.grade, 'grade'),
    number('methods', facts.methods),
    word('actor1', facts.actor1, 'actor'),
    word('actor2', facts.actor2, 'actor'),
    number('standard1', facts.standard1, UTINYINT, 'utinyint'),
    number('standard2', facts.standard2, UTINYINT, 'utinyint'),
    number('latitude', facts.latitude, DOUBLE, 'double'),
    number('longitude', facts.longitude, DOUBLE, 'double'),
    ...tolls('killed', facts.killed),
    ...tolls('wounded', facts.wounded),
    number('unknown_toll', facts.unknownToll, UTINYINT, 'utinyint'),
  ]
}

function tolls(harm: string, { low, best, high, unknown }: TollColumns): readonly FilledColumn[] {
  return [
    number(`${harm}_low`, low, INTEGER, 'integer', -1),
    number(`${harm}_best`, best, INTEGER, 'integer', -1),
    number(`${harm}_high`, high, INTEGER, 'integer', -1),
    number(`${harm}_unknown`, unknown, UTINYINT, 'utinyint'),
  ]
}

function number(
  name: string,
  numbers: ArrayLike<number>,
  type: DuckDBType = INTEGER,
  sql = 'integer',
  missing = Number.NaN,
): FilledColumn {
  return {
    name,
    type,
    sql,
    valueAt: (row) => {
      const value = numbers[row] ?? missing
      return value === missing || Number.isNaN(value) ? null : value
    },
  }
}

function word(name: string, { values, codes }: Words, type: string): FilledColumn {
  return {
    name,
    type: ENUM(values),
    sql: `${type}_t`,
    valueAt: (row) => values[codes[row] ?? -1] ?? null,
  }
}
