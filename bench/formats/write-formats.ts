import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, VARCHAR } from '@duckdb/node-api'
import { type IncidentRow, writeSnapshot } from '@recount/core/table'
import { dictionary, float64, int32, tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette'
import { tableOfRows } from '../engines/recount.ts'
import { type FlatColumn, flatColumns } from './flat-columns.ts'

/** The formats, each a file of the same incidents. */
export const formatNames = ['snapshot', 'arrow', 'parquet', 'columns.json', 'objects.json'] as const
export type FormatName = (typeof formatNames)[number]

/** Writes the incidents in every format; rows in order of time, as every format packs best. */
export async function writeFormats(rows: readonly IncidentRow[], folder: string): Promise<void> {
  const table = tableOfRows(rows)
  writeFileSync(join(folder, 'snapshot'), writeSnapshot(table))
  const columns = flatColumns([...rows].sort((a, b) => a.span.latest - b.span.latest))
  writeFileSync(join(folder, 'arrow'), arrowOf(columns))
  await writeParquet(columns, join(folder, 'parquet'))
  writeFileSync(join(folder, 'columns.json'), JSON.stringify(columns.map(codedColumn)))
  writeFileSync(join(folder, 'objects.json'), objectsText(columns))
}

function arrowOf(columns: readonly FlatColumn[]): Uint8Array {
  const types = Object.fromEntries(
    columns.map(({ name, kind }) => [
      name,
      {
        integer: int32(),
        double: float64(),
        word: dictionary(utf8(), int32()),
        text: utf8(),
      }[kind],
    ]),
  )
  const arrays = Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]))
  return tableToIPC(tableFromArrays(arrays, { types }), { format: 'file' }) ?? new Uint8Array()
}

/** Writes columns as Parquet with zstd, by DuckDB. */
export async function writeParquet(columns: readonly FlatColumn[], path: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const sql = { integer: 'integer', double: 'double', word: 'varchar', text: 'varchar' }
  const declared = columns.map(({ name, kind }) => `"${name}" ${sql[kind]}`).join(', ')
  await connection.run(`create table incidents (${declared})`)
  const appender = await connection.createAppender('incidents')
  const type = { integer: INTEGER, double: DOUBLE, word: VARCHAR, text: VARCHAR }
  const types = columns.map(({ kind }) => type[kind])
  const rows = columns[0]?.values.length ?? 0
  for (let start = 0; start < rows; start += 2048) {
    const end = Math.min(rows, start + 2048)
    const chunk = DuckDBDataChunk.create(types, end - start)
    chunk.setColumns(columns.map(({ values }) => values.slice(start, end)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  await connection.run(`copy incidents to '${path}' (format parquet, compression zstd)`)
}

/** Words as codes of a list of distinct words. */
function codedColumn({ name, kind, values }: FlatColumn) {
  if (kind !== 'word') return { name, values }
  const words = [...new Set(values)]
  const codes = new Map(words.map((word, code) => [word, code]))
  return { name, words, codes: values.map((value) => codes.get(value) ?? 0) }
}

function objectsText(columns: readonly FlatColumn[]): string {
  const rows = columns[0]?.values.length ?? 0
  const lines = Array.from({ length: rows }, (_, row) =>
    JSON.stringify(Object.fromEntries(columns.map(({ name, values }) => [name, values[row]]))),
  )
  return `[${lines.join(',\n')}]`
}
