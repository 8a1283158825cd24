import type { Database, InsertedValue, SqlStatement } from './database.ts'
import { jsonChunks } from './json-chunks.ts'
import { type JsonColumns, jsonRows } from './json-rows.ts'

/** The columns of a table that rows are inserted into. Only an `encoded` text may come as its UTF-8. */
export type InsertedColumns = Readonly<Record<string, 'integer' | 'text' | 'encoded'>>

/** Rows that are bound together: a statement costs as much as some columns. */
const rowsAtOnce = 20

/**
 * The statements that insert a row into a table for each of some items; `valuesOf` gives its values in the order of
 * the columns. They are bound value by value where that costs no round trip, and else go as few JSON lists as the
 * engine takes. `conflict` is what to do with rows that are there.
 */
export function insertRows<Item>(
  { dialect, bindsRows }: Pick<Database, 'dialect' | 'bindsRows'>,
  table: string,
  columns: InsertedColumns,
  items: readonly Item[],
  valuesOf: (item: Item) => readonly InsertedValue[],
  conflict = '',
): readonly SqlStatement[] {
  if (items.length === 0) return []
  const names = Object.keys(columns)
  const into = `insert into ${table} (${names.join(', ')})`
  if (bindsRows === true) {
    const marks = names.map((name) => (columns[name] === 'encoded' ? 'cast(? as text)' : '?'))
    const row = `(${marks.join(', ')})`
    const insert = (count: number, some: readonly Item[]): SqlStatement[] => {
      if (some.length === 0) return []
      const values = Array.from({ length: count }, () => row).join(', ')
      return [
        { sql: `${into} values ${values} ${conflict}`, rows: groupsOf(some, count, valuesOf) },
      ]
    }
    const together = items.length - (items.length % rowsAtOnce)
    return [...insert(rowsAtOnce, items.slice(0, together)), ...insert(1, items.slice(together))]
  }
  // SQLite takes "on conflict" after a select only where the select has a condition.
  const condition = conflict === '' ? '' : ` where true ${conflict}`
  const listed = `${jsonRows(dialect, typesOf(columns))} as listed${condition}`
  const sql = `${into} select ${names.join(', ')} from ${listed}`
  const objects = items.map((item) => {
    const values = valuesOf(item)
    return Object.fromEntries(names.map((name, index) => [name, asText(values[index] ?? null)]))
  })
  return jsonChunks(objects).map((chunk) => ({ sql, parameters: [chunk] }))
}

/** The values of so many items at a time, made when they are bound: nobody holds those of all. */
function* groupsOf<Item>(
  items: readonly Item[],
  count: number,
  valuesOf: (item: Item) => readonly InsertedValue[],
): Generator<readonly InsertedValue[]> {
  for (let start = 0; start < items.length; start += count) {
    yield items.slice(start, start + count).flatMap(valuesOf)
  }
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
