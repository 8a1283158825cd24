import { cellsOf, type RowBlock, type RowView, rowOf } from '../streaming/row-view.ts'
import type { TextRow } from '../streaming/split-rows.ts'
import { UnreadableInput } from '../streaming/unreadable-input.ts'
import { recogniseTable } from './recognise-table.ts'
import type { RowCollector } from './row-collector.ts'
import { makeRowIssue } from './row-issue.ts'
import type { CellIssue, GroupReader, RowReader, TableFormat } from './source-format.ts'

/** What became known of a table when its first row was read. */
export interface OpenedTable {
  readonly format: TableFormat
  readonly header: readonly string[] | null
  readonly document: string
}

/**
 * Reads the rows of a table into a collector, row by row, and says when a batch of them is full.
 *
 * The first row names the columns; a second one of HXL tags is skipped. A row whose form or number of
 * cells is wrong is refused before a reader sees it.
 *
 * @throws UnreadableInput when the first row is of no known format, or there is none.
 */
export async function* readTable(
  blocks: AsyncIterable<RowBlock>,
  formats: readonly TableFormat[],
  collector: RowCollector,
  options: {
    readonly batchRows: number
    readonly documentOf: (format: TableFormat) => string
    readonly onOpen: (opened: OpenedTable) => void
  },
): AsyncGenerator<'batch'> {
  let table: OpenTable | null = null
  for await (const block of blocks) {
    for (let index = 0; index < block.length; index++) {
      const row = block.at(index)
      if (table !== null) table.read(row)
      else if (isPreamble(row)) collector.keepLine(row, 'preamble')
      else table = openTable(row, formats, collector, options)
      if (collector.waiting() >= options.batchRows) yield 'batch'
    }
  }
  if (table === null) throw new UnreadableInput('empty-file', 'a table with a header', 'no row')
  table.finish()
  yield 'batch'
}

interface OpenTable {
  readonly read: (row: RowView) => void
  readonly finish: () => void
}

const mostRowsTogether = 10_000

function openTable(
  first: RowView,
  formats: readonly TableFormat[],
  collector: RowCollector,
  {
    documentOf,
    onOpen,
  }: {
    readonly documentOf: (format: TableFormat) => string
    readonly onOpen: (opened: OpenedTable) => void
  },
): OpenTable {
  if (first.fault?.code === 'too-many-columns') {
    const expected = `at most ${first.width} columns`
    throw new UnreadableInput('too-many-columns', expected, 'more', first.line)
  }
  const { format, columns, headed } = recogniseTable(cellsOf(first), formats)
  const document = documentOf(format)
  const reader = format.open({ columns, document })
  collector.nameColumns(columns.header, columns.find)
  onOpen({ format, header: headed ? columns.header : null, document })
  collector.take([], () => format.announce(collector.sink))
  const width = columns.header.findLastIndex((name) => name.trim() !== '') + 1
  const shortRows = format.shortRows ?? false
  const { take, finish } =
    'groupOf' in reader ? takeGroups(reader, collector) : takeEach(reader, collector)
  let rowNumber = 0

  function read(row: RowView): void {
    rowNumber++
    if (rowNumber === 1 && isTags(row)) {
      collector.keepLine(row, 'tags')
      return
    }
    const refusal = refusalOf(row, width, shortRows)
    if (refusal === null) take(row)
    else refuse(row, refusal)
  }

  function refuse(row: RowView, refusal: CellIssue): void {
    collector.take([row], () => collector.sink.refuse(row, refusal))
  }

  if (headed) {
    collector.keepLine(first, 'header')
    if (first.unended) noteNoBreak(first, collector)
  } else {
    const expected = `a header; read as ${format.manifest.format} by its cells`
    collector.tell(
      makeRowIssue('noted', 'no-header', { line: first.line }, expected, first.cell(0)),
    )
    read(first)
  }
  return { read, finish }
}

interface RowTaker {
  readonly take: (row: RowView) => void
  readonly finish: () => void
}

function takeEach(reader: RowReader, collector: RowCollector): RowTaker {
  return {
    take(row) {
      collector.begin([row])
      noteForm(row, row.isPlain, collector)
      reader.read(row, collector.sink)
      collector.end()
    },
    finish: () => undefined,
  }
}

function takeGroups(reader: GroupReader, collector: RowCollector): RowTaker {
  let together: TextRow[] = []
  let key: string | null = null

  function finish(): void {
    const [head, ...rest] = together
    together = []
    if (head === undefined) return
    const rows: readonly [TextRow, ...TextRow[]] = [head, ...rest]
    collector.take(rows, () => {
      for (const row of rows) noteForm(row, false, collector)
      reader.readTogether(rows, collector.sink)
    })
  }

  return {
    take(view) {
      const row = rowOf(view)
      const rowKey = reader.groupOf(row)
      if (rowKey !== key || together.length >= mostRowsTogether) finish()
      key = rowKey
      together.push(row)
    },
    finish,
  }
}

/** What is left of a quotation mark or a dash in UTF-8 that was once read as Windows-1252. */
const garbled = 'â€'
const garbledBytes = new TextEncoder().encode(garbled)

function isGarbled(row: FormedRow): boolean {
  if (!('bytes' in row)) return row.text.includes(garbled)
  const { bytes } = row
  const [first = 0] = garbledBytes
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (garbledBytes.every((byte, index) => byte === bytes[at + index])) return true
  }
  return false
}

/** What the form of a row tells. */
type FormedRow =
  | Omit<TextRow, 'cells' | 'fault'>
  | Pick<RowView, 'line' | 'bytes' | 'recoded' | 'unended'>

function noteForm(row: FormedRow, isPlain: boolean, { sink }: Pick<RowCollector, 'sink'>): void {
  if (row.recoded) {
    const expected = 'one encoding in the whole file; the line was read as Windows-1252'
    sink.note('changed', row, {
      code: 'mixed-encodings',
      column: null,
      expected,
      received: 'bytes that are not UTF-8',
    })
  }
  if (!isPlain && isGarbled(row)) {
    const expected = 'letters as they were written; these were once decoded wrongly'
    sink.note('noted', row, { code: 'garbled-letters', column: null, expected, received: garbled })
  }
  if (row.unended) noteNoBreak(row, { sink })
}

function noteNoBreak(row: Pick<TextRow, 'line'>, { sink }: Pick<RowCollector, 'sink'>): void {
  const expected = 'a line break after the last row: the file may have been cut'
  sink.note('noted', row, { code: 'no-last-break', column: null, expected, received: 'none' })
}

function refusalOf(row: RowView, width: number, shortRows: boolean): CellIssue | null {
  if (row.fault === null && row.width === width && !row.hasNul) return null
  const { fault, text, unended } = row
  if (fault !== null) {
    const expected =
      fault.code === 'too-many-columns'
        ? `at most ${row.width} cells`
        : `a cell in quotes to end with its quote (cell ${fault.column})`
    return { code: fault.code, column: null, expected, received: text }
  }
  if (row.hasNul) {
    return { code: 'nul-byte', column: null, expected: 'text without NUL bytes', received: text }
  }
  const isShort = row.width < width
  if (hasMore(row, width) || (isShort && !shortRows)) {
    const cut = unended && isShort
    return {
      code: cut ? 'row-cut' : 'wrong-cell-count',
      column: null,
      expected: `${width} cells${cut ? '; the file ends within this row' : ''}`,
      received: `${row.width}`,
    }
  }
  return null
}

/** Whether something stands beyond the columns. */
function hasMore(row: RowView, width: number): boolean {
  for (let position = width; position < row.width; position++) {
    if (row.trimmed(position) !== '') return true
  }
  return false
}

function isPreamble({ text }: RowView): boolean {
  return /^sep=.$/.test(text)
}

function isTags(row: RowView): boolean {
  const filled = cellsOf(row).filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.every((cell) => /^#[a-z]/.test(cell.trim()))
}
