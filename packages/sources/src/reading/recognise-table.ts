import { nearestName } from '@recount/core/primitives'
import { UnreadableInput } from '../streaming/unreadable-input.ts'
import { type ColumnIndex, indexColumns } from './column-index.ts'
import type { TableFormat } from './source-format.ts'

/** A format with the columns of a file; `headed` is whether its first row names them. */
export interface RecognisedTable {
  readonly format: TableFormat
  readonly columns: ColumnIndex
  readonly headed: boolean
}

/**
 * Finds the format of a table by its first row: that which has all its required columns among the
 * names, else that whose rows without a header look like it.
 *
 * @throws UnreadableInput when there is none, naming what is missing for the nearest one.
 */
export function recogniseTable(
  cells: readonly string[],
  formats: readonly TableFormat[],
): RecognisedTable {
  const columns = indexColumns(cells)
  const candidates = formats.map((format) => ({ format, missing: missingColumns(format, columns) }))
  const fitting = candidates.find(({ missing }) => missing.length === 0)
  if (fitting) return { format: fitting.format, columns, headed: true }
  for (const format of formats) {
    const supplied = format.columnsWithoutHeader?.(cells)
    if (supplied) return { format, columns: indexColumns(supplied), headed: false }
  }
  throw unknownTable(cells, candidates)
}

function missingColumns(format: TableFormat, columns: ColumnIndex): readonly string[] {
  return format.required
    .map((names) => (typeof names === 'string' ? [names] : names))
    .filter((names) => columns.find(...names) < 0)
    .map((names) => names.join(' or '))
}

function unknownTable(
  cells: readonly string[],
  candidates: readonly { readonly format: TableFormat; readonly missing: readonly string[] }[],
): UnreadableInput {
  const shareOf = ({ format, missing }: (typeof candidates)[number]) =>
    missing.length / format.required.length
  const [nearest] = [...candidates].sort((a, b) => shareOf(a) - shareOf(b))
  const received = cells.slice(0, 8).join(', ')
  if (nearest === undefined || (shareOf(nearest) > 0.5 && candidates.length > 1)) {
    const names = candidates.map(({ format }) => format.manifest.format).join(', ')
    return new UnreadableInput('unknown-format', `columns of one of ${names}`, received, 1)
  }
  const hints = nearest.missing.map((name) => {
    const near = nearestName(name, cells)
    return near === null ? name : `${name} (is it ${near}?)`
  })
  const { format } = nearest.format.manifest
  return new UnreadableInput(
    'missing-columns',
    `the columns of ${format}; missing: ${hints.join(', ')}`,
    received,
    1,
  )
}
