import type { IncidentTable } from '../incident-table.ts'
import { openEnd } from '../span-column.ts'
import { numberAt, planesOfList, type Section, type SectionShape, wholeSection } from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'

/** How many rows a block has of the columns that a total asks for. */
export const blockRows = 2048

/**
 * Where blocks begin: the last day of the first row of each; then how many spans there are, and how many rows
 * have a last day, which come first.
 */
export function blockPart({ when, length }: IncidentTable): Section {
  const { latest } = when.entries
  const openEnded = when.codes.findIndex((code) => latest[code] === openEnd)
  const dated = openEnded < 0 ? length : openEnded
  const starts = Array.from({ length: Math.ceil(length / blockRows) }, (_, block) => {
    const row = block * blockRows
    return row < dated ? unsigned(latest[when.codes[row] ?? 0] ?? 0) : 0
  })
  return wholeSection('blocks', [starts, [latest.length, dated]])
}

/** Where blocks begin, without decoding them. */
export interface BlockStarts {
  readonly blocks: number
  readonly spans: number
  /** The last day of a block's first row. */
  readonly startOf: (block: number) => number
}

/** Opens the part `blocks`. */
export function openBlocks(shape: SectionShape, bytes: Uint8Array): BlockStarts {
  const starts = planesOfList(shape, 0, bytes, 0)
  const sizes = planesOfList(shape, 0, bytes, 1)
  const [spans, dated] = [numberAt(sizes, 0), numberAt(sizes, 1)]
  return {
    blocks: starts.count,
    spans,
    startOf: (block) => (block * blockRows < dated ? signed(numberAt(starts, block)) : openEnd),
  }
}
