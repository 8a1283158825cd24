import type { Parsed } from '../primitives/index.ts'
import { buildTableOfRows } from './build-table-of-rows.ts'
import { idOfRow, rowsOfIds } from './id-column.ts'
import type { IncidentRow } from './incident-row.ts'
import type { IncidentTable } from './incident-table.ts'
import { joinTables } from './join-tables.ts'
import { planRows } from './row-plan.ts'

/**
 * The table after a revision: rows of `upserts` are added, or take the place of those with their id;
 * incidents of `removals` are taken out before that. An id that the table does not have is no mistake.
 *
 * The table itself is not changed, and is not built again: all rows that stay are copied as blocks.
 * Values that no row has any more stay among the entries until a snapshot is written. Upserts that cannot
 * be taken are issues, as in {@link buildTableOfRows}; then the rows that they were to replace stay.
 *
 * @example
 * applyChanges(buildIncidentTable([]), [], ['a']).value.length //=> 0
 */
export function applyChanges(
  table: IncidentTable,
  upserts: Iterable<IncidentRow>,
  removals: Iterable<string>,
): Parsed<IncidentTable> {
  const { value: added, issues } = buildTableOfRows(table.rule, upserts)
  if (added === null) return { value: null, issues }
  const replaced = Array.from({ length: added.length }, (_, row) => idOfRow(added.id, row))
  const dropped = rowsOfIds(table.id, [...replaced, ...removals])
  return { value: joinTables(table, added, planRows(table, dropped, added)), issues }
}
