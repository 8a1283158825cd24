import { unguardFormula } from '../csv/guard-formula.ts'
import type { ColumnIndex } from '../reading/column-index.ts'
import type { DataRow } from '../reading/source-format.ts'
import { type ClaimColumnKey, claimColumns } from './claim-columns.ts'
import { readClaimWord } from './claim-words.ts'
import { gatherLocalized } from './localized-cells.ts'

/** The cells of a table of claims, by the keys of their columns. */
export interface ClaimCells {
  /** The cell without outer spaces and guards; empty where there is no such column. */
  readonly text: (row: DataRow, key: ClaimColumnKey) => string
  /** The cell with its outer spaces: words that somebody wrote are kept as they are. */
  readonly free: (row: DataRow, key: ClaimColumnKey) => string
  /** The cell as a word of the record model, `null` where it is empty. */
  readonly word: (row: DataRow, key: ClaimColumnKey) => string | null
  /** A list of words parted by semicolons. */
  readonly words: (row: DataRow, key: ClaimColumnKey) => readonly string[]
  /** A text in several languages from its columns. */
  readonly localized: (
    row: DataRow,
    key: 'title' | 'locality' | 'text',
  ) => Readonly<Record<string, string>> | null
  /** The name of the column as the file writes it. */
  readonly nameOf: (key: ClaimColumnKey) => string
}

/** Finds the columns once for a file, by any of their names. */
export function claimCells(columns: ColumnIndex): ClaimCells {
  const positions = new Map<string, number>(
    claimColumns.map(({ key, en, fa, ps }) => [key, columns.find(key, en, fa, ps)]),
  )
  const free = (row: DataRow, key: ClaimColumnKey) => {
    const position = positions.get(key) ?? -1
    return position < 0 ? '' : unguardFormula(row.cells[position] ?? '')
  }
  const text = (row: DataRow, key: ClaimColumnKey) => free(row, key).trim()
  return {
    text,
    free,
    word(row, key) {
      const cell = text(row, key)
      return cell === '' ? null : readClaimWord(cell)
    },
    words: (row, key) =>
      text(row, key)
        .split(';')
        .map(readClaimWord)
        .filter((word) => word !== ''),
    localized: (row, key) =>
      gatherLocalized([
        free(row, key),
        free(row, `${key}_fa`),
        free(row, `${key}_ps`),
        free(row, `${key}_other`),
      ]),
    nameOf: (key) => columns.header[positions.get(key) ?? -1] ?? key,
  }
}
