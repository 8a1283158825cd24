/** A column of a table on a terminal. */
export interface TableColumn {
  readonly title: string
  readonly align: 'start' | 'end'
}

/**
 * Lays out rows of text under titles, columns two spaces apart, for a terminal or a text file.
 *
 * A title may have several lines, separated by `\n`.
 */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const titles = columns.map(({ title }) => title.split('\n'))
  const height = Math.max(1, ...titles.map((lines) => lines.length))
  const head = Array.from({ length: height }, (_, line) =>
    titles.map((lines) => lines[line - height + lines.length] ?? ''),
  )
  const widths = columns.map((_, index) =>
    Math.max(...[...head, ...rows].map((cells) => (cells[index] ?? '').length)),
  )
  const layOut = (cells: readonly string[]) =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? ''
        const width = widths[index] ?? 0
        return align === 'end' ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [...head.map(layOut), rule, ...rows.map(layOut)].join('\n')
}
