import type { Database, SqlStatement, SqlValue } from './database.ts'
import { jsonChunks } from './json-chunks.ts'
import { type JsonColumns, jsonRows } from './json-rows.ts'

/**
 * The statements that insert rows into a table: each row bound by itself where that costs no round trip,
 * else as few JSON lists as the engine takes. `conflict` is what to do with rows that are there.
 */
export function insertRows<Column extends string>(
  { dialect, bindsRows }: Pick<Database, 'dialect' | 'bindsRows'>,
  table: string,
  columns: JsonColumns & Readonly<Record<Column, 'integer' | 'text'>>,
  rows: readonly Readonly<Record<NoInfer<Column>, SqlValue>>[],
  conflict = '',
): readonly SqlStatement[] {
  if (rows.length === 0) return []
  const names = Object.keys(columns) as Column[]
  const into = `insert into ${table} (${names.join(', ')})`
  if (bindsRows === true) {
    const sql = `${into} values (${names.map(() => '?').join(', ')}) ${conflict}`
    return [{ sql, rows: rows.map((row) => names.map((name) => row[name])) }]
  }
  // SQLite takes "on conflict" after a select only where the select has a condition.
  const condition = conflict === '' ? '' : ` where true ${conflict}`
  const sql = `${into} select ${names.join(', ')} from ${jsonRows(dialect, columns)} as listed${condition}`
  const listed = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))
  return jsonChunks(listed).map((chunk) => ({ sql, parameters: [chunk] }))
}
