import { type Issue, makeIssue, type Parsed } from '../primitives/index.ts'
import { checkIncidentRow } from './check-incident-row.ts'
import type { IncidentRow } from './incident-row.ts'
import type { IncidentTable } from './incident-table.ts'
import { addToDraft, finishDraft, startDraft } from './table-draft.ts'

/**
 * Builds a table directly of plain rows, counted by the named rule. Rows may come in any order and one at a
 * time: none is kept.
 *
 * A row that cannot be taken (a count that is no whole number, a day outside the calendar, an id that a
 * row before it has) is left out and told as issues at `rows.N`; the others are taken. The value is never
 * `null`.
 *
 * @example
 * buildTableOfRows('envelope@1', []).value.length //=> 0
 */
export function buildTableOfRows(rule: string, rows: Iterable<IncidentRow>): Parsed<IncidentTable> {
  const draft = startDraft(rule)
  const issues: Issue[] = []
  const ids = new Set<string>()
  let index = 0
  for (const row of rows) {
    const path = `rows.${index++}`
    const wrong = checkIncidentRow(row, path)
    if (ids.has(row.id)) {
      wrong.push(makeIssue('repeated-id', `${path}.id`, 'an id that no row before has', row.id))
    }
    if (wrong.length > 0) {
      issues.push(...wrong)
      continue
    }
    ids.add(row.id)
    addToDraft(draft, row)
  }
  return { value: finishDraft(draft), issues }
}
