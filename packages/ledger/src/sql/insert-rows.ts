import type { Database, InsertedValue, SqlStatement } from './database.ts'
import { jsonChunks } from './json-chunks.ts'
import { type JsonColumns, jsonRows } from './json-rows.ts'

/** The columns of a table that rows are inserted into. Only an `encoded` text may come as its UTF-8. */
export type InsertedColumns = Readonly<Record<string, 'integer' | 'text' | 'encoded'>>

/** Rows that are bound together: a statement costs as much as some columns. */
const rowsAtOnce = 20

/**
 * The statements that insert rows into a table, each row a list of values in the order of the columns: bound
 * value by value where that costs no round trip, else as few JSON lists as the engine takes. `conflict` is what to do
 * with rows that are there.
 */
export function insertRows(
  { dialect, bindsRows }: Pick<Database, 'dialect' | 'bindsRows'>,
  table: string,
  columns: InsertedColumns,
  rows: readonly (readonly InsertedValue[])[],
  conflict = '',
): readonly SqlStatement[] {
  if (rows.length === 0) return []
  const names = Object.keys(columns)
  const into = `insert into ${table} (${names.join(', ')})`
  if (bindsRows === true) {
    const marks = names.map((name) => (columns[name] === 'encoded' ? 'cast(? as text)' : '?'))
    const row = `(${marks.join(', ')})`
    const insert = (count: number) =>
      `${into} values ${Array.from({ length: count }, () => row).join(', ')} ${conflict}`
    const alone = rows.length % rowsAtOnce
    const groups = Array.from({ length: (rows.length - alone) / rowsAtOnce }, (_, group) =>
      rows.slice(group * rowsAtOnce, (group + 1) * rowsAtOnce).flat(),
    )
    return [
      { sql: insert(rowsAtOnce), rows: groups },
      { sql: insert(1), rows: rows.slice(rows.length - alone) },
    ].filter((statement) => statement.rows.length > 0)
  }
  // SQLite takes "on conflict" after a select only where the select has a condition.
  const condition = conflict === '' ? '' : ` where true ${conflict}`
  const listed = `${jsonRows(dialect, typesOf(columns))} as listed${condition}`
  const sql = `${into} select ${names.join(', ')} from ${listed}`
  const objects = rows.map((row) =>
    Object.fromEntries(names.map((name, index) => [name, asText(row[index] ?? null)])),
  )
  return jsonChunks(objects).map((chunk) => ({ sql, parameters: [chunk] }))
}

function typesOf(columns: InsertedColumns): JsonColumns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, type === 'integer' ? type : 'text']),
  )
}

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

function asText(value: InsertedValue) {
  return value instanceof Uint8Array ? decoder.decode(value) : value
}
