/** A code of a dataset for how exactly something is known, its name there, and ours. */
export interface PrecisionRow<Precision> {
  readonly code: number
  readonly name: string
  readonly precision: Precision
}

/**
 * The row of a code, `null` where the table has none.
 *
 * @example
 * findPrecision([{ code: 1, name: 'day', precision: 'day' }], 2) //=> null
 */
export function findPrecision<Precision>(
  rows: readonly PrecisionRow<Precision>[],
  code: number | null,
): Precision | null {
  for (const row of rows) if (row.code === code) return row.precision
  return null
}
