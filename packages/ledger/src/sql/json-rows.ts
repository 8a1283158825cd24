import type { Dialect } from './database.ts'

/** The columns of rows that come as one JSON list of objects, each with its type. */
export type JsonColumns = Readonly<Record<string, 'integer' | 'text'>>

/**
 * SQL for a table of rows that are bound as one JSON list of objects: any number of rows costs one
 * parameter. It stands where a table's name would stand.
 *
 * @example
 * jsonRows('sqlite', { id: 'text' }) //=> "(select value->>'id' as id from json_each(?))"
 */
export function jsonRows(dialect: Dialect, columns: JsonColumns): string {
  const names = Object.keys(columns)
  if (dialect === 'sqlite') {
    const fields = names.map((name) => `value->>'${name}' as ${name}`)
    return `(select ${fields.join(', ')} from json_each(?))`
  }
  const typed = names.map((name) => `${name} ${columns[name]}`)
  return `(select * from json_to_recordset(?::json) as listed(${typed.join(', ')}))`
}

/**
 * SQL for a table of texts that are bound as one JSON list: its only column is `value`. Reading it costs less
 * than reading objects.
 *
 * @example
 * jsonTexts('sqlite') //=> '(select value from json_each(?))'
 */
export function jsonTexts(dialect: Dialect): string {
  return dialect === 'sqlite'
    ? '(select value from json_each(?))'
    : '(select value from json_array_elements_text(?::json))'
}
