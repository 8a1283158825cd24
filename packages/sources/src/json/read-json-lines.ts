import { parseJson } from '../claim-table/localized-cells.ts'
import type { RowCollector } from '../reading/row-collector.ts'
import { addRecord, isObject } from './add-record.ts'
import type { TextLine } from './split-lines.ts'

/** Whether a text begins with a line that holds one record as {@link readJsonLines} reads it. */
export function isJsonLines(start: string): boolean {
  const first = start.trimStart().split('\n', 1)[0] ?? ''
  const value = parseJson(first)
  return isObject(value) && 'kind' in value && 'record' in value
}

/** Reads records, one in each line, into a collector, and says when a batch of them is full. */
export async function* readJsonLines(
  lines: AsyncIterable<readonly TextLine[]>,
  collector: RowCollector,
  batchRows: number,
): AsyncGenerator<'batch'> {
  for await (const piece of lines) {
    for (const line of piece) {
      const row = { ...line, cells: [] }
      collector.take([row], () => {
        const value = parseJson(line.text)
        if (isObject(value)) addRecord(row, value.kind, value.record, collector.sink)
        else {
          const expected = 'a JSON object in one line'
          const received = line.text
          collector.sink.refuse(row, { code: 'malformed', column: null, expected, received })
        }
      })
      if (collector.waiting() >= batchRows) yield 'batch'
    }
  }
  yield 'batch'
}
