import { readSheet as readXlsxSheet } from 'read-excel-file/universal'
import type { TextRow } from '../streaming/split-rows.ts'
import { UnreadableInput } from '../streaming/unreadable-input.ts'
import { checkUnpackedSize } from './unpacked-size.ts'

/** Whether bytes begin as a zip file does; of those only spreadsheets (XLSX) are read. */
export function isZip(sample: Uint8Array): boolean {
  return sample[0] === 0x50 && sample[1] === 0x4b && sample[2] === 0x03 && sample[3] === 0x04
}

/**
 * The rows of the first sheet of a spreadsheet. `line` is the sheet's row number; `text` holds the cells
 * as JSON, since a sheet has no text of its own. Days are written as YYYY-MM-DD.
 *
 * @throws UnreadableInput when it is no spreadsheet, or a larger one than allowed.
 */
export async function readSheet(bytes: Uint8Array, most: number): Promise<readonly TextRow[]> {
  checkUnpackedSize(bytes, most)
  const rows = await sheetOf(bytes)
  return rows.flatMap((row, index) => {
    const cells = row.map(cellText)
    if (cells.every((cell) => cell === '')) return []
    const text = JSON.stringify(cells)
    return [{ line: index + 1, text, cells, fault: null, recoded: false, unended: false }]
  })
}

async function sheetOf(bytes: Uint8Array) {
  try {
    return await readXlsxSheet(Uint8Array.from(bytes).buffer)
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error)
    throw new UnreadableInput('no-spreadsheet', 'an XLSX spreadsheet', received)
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(cell).trim()
}
