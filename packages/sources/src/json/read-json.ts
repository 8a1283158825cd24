import type { RecordKind } from '@recount/core/records'
import { parseJson } from '../claim-table/localized-cells.ts'
import type { RowCollector } from '../reading/row-collector.ts'
import { UnreadableInput } from '../streaming/unreadable-input.ts'
import { addRecord, isObject } from './add-record.ts'

const kindOfList: Readonly<Record<string, RecordKind>> = {
  sources: 'source',
  documents: 'document',
  actors: 'actor',
  places: 'place',
  incidents: 'incident',
  reportedTotals: 'reported-total',
}

/**
 * Reads records out of one JSON document into a collector, and says when a batch of them is full. A
 * record's line is its number in the document, from 1.
 *
 * @throws UnreadableInput when the text is no JSON, or holds no records.
 */
export function* readJson(
  text: string,
  collector: RowCollector,
  batchRows: number,
): Generator<'batch'> {
  const value = parseJson(text)
  if (value === undefined) {
    throw new UnreadableInput('malformed', 'a JSON document', text.slice(0, 80))
  }
  let number = 0
  for (const { kind, record } of recordsIn(value)) {
    number++
    const row = { line: number, text: JSON.stringify(record) ?? '', cells: [] }
    collector.take([row], () => addRecord(row, kind, record, collector.sink))
    if (collector.waiting() >= batchRows) yield 'batch'
  }
  if (number === 0) {
    const expected = 'lists of records, or a list of {"kind": …, "record": …}'
    throw new UnreadableInput('no-records', expected, text.slice(0, 80))
  }
  yield 'batch'
}

function* recordsIn(value: unknown): Generator<{ kind: unknown; record: unknown }> {
  if (Array.isArray(value)) {
    for (const entry of value) {
      yield isObject(entry)
        ? { kind: entry.kind, record: entry.record }
        : { kind: null, record: entry }
    }
  } else if (isObject(value)) {
    for (const [list, kind] of Object.entries(kindOfList)) {
      const records = value[list]
      if (Array.isArray(records)) for (const record of records) yield { kind, record }
    }
  }
}
