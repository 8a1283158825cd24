/**
 * How a reconciliation is looked at: which cell the charts show, and which charts are shown as tables. It
 * stands in the address's fragment, as it changes nothing that is counted.
 */
export interface ReconciliationLook {
  /** The key of a cell; `null` leaves the choice to the page. */
  readonly cell: string | null
  readonly tables: readonly string[]
}

/**
 * Reads a fragment, with or without its `#`. What it does not know it passes over.
 *
 * @example
 * parseReconciliationLook('#cell=killed-civilian').cell //=> 'killed-civilian'
 */
export function parseReconciliationLook(fragment: string): ReconciliationLook {
  const values = new URLSearchParams(fragment.replace(/^#/, ''))
  const cell = values.get('cell') ?? ''
  return {
    cell: /^[A-Za-z0-9._:-]+$/.test(cell) ? cell : null,
    tables: (values.get('tables') ?? '').split(',').filter((name) => /^[a-z-]+$/.test(name)),
  }
}

/**
 * Writes a fragment with its `#`; the plain look is the empty text.
 *
 * @example
 * formatReconciliationLook({ cell: 'wounded-civilian', tables: ['period'] })
 * //=> '#cell=wounded-civilian&tables=period'
 */
export function formatReconciliationLook({ cell, tables }: ReconciliationLook): string {
  const parts = [
    cell === null ? '' : `cell=${cell}`,
    tables.length === 0 ? '' : `tables=${[...tables].sort().join(',')}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `#${parts.join('&')}`
}
