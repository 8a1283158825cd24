import { parseRecord, type RecordKind, recordKinds } from '@recount/core/records'
import type { DataRow, RowSink } from '../reading/source-format.ts'

/**
 * Checks what stands for a record of a kind and adds it; what is wrong refuses it, each issue with the
 * path of its field. A record without a version is its first.
 */
export function addRecord(row: DataRow, kind: unknown, input: unknown, sink: RowSink): void {
  const known = recordKinds.find((candidate) => candidate === kind)
  if (known === undefined) {
    const expected = `one of ${recordKinds.join(', ')}`
    sink.refuse(row, { code: 'unknown-value', column: 'kind', expected, received: kind })
    return
  }
  addOfKind(row, known, isObject(input) ? { version: 1, ...input } : input, sink)
}

function addOfKind(row: DataRow, kind: RecordKind, input: unknown, sink: RowSink): void {
  const { value, issues } = parseRecord(kind, input)
  if (value !== null) sink.add(kind, value)
  for (const { code, path, expected, received } of issues) {
    sink.refuse(row, { code, column: path, expected, received })
  }
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
