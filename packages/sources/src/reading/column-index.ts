import { foldText } from '@recount/core/primitives'

/** The columns of a file, found by name. */
export interface ColumnIndex {
  /** The names as the file writes them. */
  readonly header: readonly string[]
  /**
   * The position of the first of these columns that the file has, -1 where it has none. Names are
   * compared without case, accents and outer spaces; spaces, hyphens and underscores are one.
   */
  readonly find: (...names: readonly string[]) => number
}

/**
 * Indexes a header. Columns without a name are left out; of two with one name the first counts.
 *
 * @example
 * indexColumns(['GWNO', ' Event Date ', '']).find('event_date') //=> 1
 */
export function indexColumns(header: readonly string[]): ColumnIndex {
  const positions = new Map<string, number>()
  header.forEach((name, position) => {
    const key = columnKey(name)
    if (key !== '' && !positions.has(key)) positions.set(key, position)
  })
  return {
    header,
    find(...names) {
      for (const name of names) {
        const position = positions.get(columnKey(name))
        if (position !== undefined) return position
      }
      return -1
    },
  }
}

/** A column's name as it is compared. */
export function columnKey(name: string): string {
  return foldText(name.replace(/^\ufeff/, '')).replace(/[\s_-]+/g, '_')
}
