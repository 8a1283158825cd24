import type { IncidentTable } from './incident-table.ts'
import type { RowMarks } from './row-marks.ts'

/** So many marks are kept with a table, those that were asked for last: a bit a row each. */
const mostKept = 24

const keptOfTables = new WeakMap<IncidentTable, Map<string, RowMarks>>()

/** The marks of a name that are kept with a table; they must not be changed. */
export function keptMarks(table: IncidentTable, name: string): RowMarks | null {
  const kept = keptOfTables.get(table)
  const marks = kept?.get(name)
  if (kept === undefined || marks === undefined) return null
  kept.delete(name)
  kept.set(name, marks)
  return marks
}

/** Keeps marks with a table. Their name says everything that they depend on beside the table. */
export function keepMarks(table: IncidentTable, name: string, marks: RowMarks): void {
  const kept = keptOfTables.get(table) ?? new Map<string, RowMarks>()
  keptOfTables.set(table, kept)
  for (const oldest of kept.keys()) {
    if (kept.size < mostKept) break
    kept.delete(oldest)
  }
  kept.set(name, marks)
}
