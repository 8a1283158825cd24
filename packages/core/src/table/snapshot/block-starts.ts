import type { DayNumber } from '../../primitives/index.ts'
import type { IncidentTable } from '../incident-table.ts'
import { openEnd } from '../span-column.ts'
import {
  numberAt,
  type Planes,
  planesOfList,
  type Section,
  type SectionShape,
  wholeSection,
} from './section.ts'
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
  /** So many blocks begin with a row that has a last day. */
  readonly dated: number
  readonly days: Planes
}

/** Opens the part `blocks`. */
export function openBlocks(shape: SectionShape, bytes: Uint8Array): BlockStarts {
  const days = planesOfList(shape, 0, bytes, 0)
  const sizes = planesOfList(shape, 0, bytes, 1)
  const dated = Math.ceil(numberAt(sizes, 1) / blockRows)
  return { blocks: days.count, spans: numberAt(sizes, 0), dated, days }
}

/** The last day of a block's first row. */
export function startOfBlock({ dated, days }: BlockStarts, block: number): DayNumber {
  return block < dated ? signed(numberAt(days, block)) : openEnd
}

/** The last block that begins by a day, −1 where all begin after it. */
export function lastBlockBy(starts: BlockStarts, day: DayNumber): number {
  let low = 0
  let high = starts.blocks
  while (low < high) {
    const middle = (low + high) >>> 1
    if (startOfBlock(starts, middle) <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}
