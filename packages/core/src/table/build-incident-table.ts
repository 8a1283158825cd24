import type { CountedIncident } from '../counting/index.ts'
import { rowOfCounted } from './incident-row.ts'
import type { IncidentTable } from './incident-table.ts'
import { addToDraft, finishDraft, startDraft } from './table-draft.ts'

/**
 * Builds the columns of counted incidents, which must all be counted by one rule.
 *
 * The order of the input makes no difference to the table.
 *
 * @throws RangeError when the incidents are counted by different rules, or two share an id: both are
 * mistakes of the program.
 * @example
 * buildIncidentTable([]).length //=> 0
 */
export function buildIncidentTable(counted: readonly CountedIncident[]): IncidentTable {
  const rule = counted[0]?.rule ?? ''
  const draft = startDraft(rule)
  const ids = new Set<string>()
  for (const incident of counted) {
    const { id } = incident.incident
    if (incident.rule !== rule) throw new RangeError(`counted by ${incident.rule} and by ${rule}`)
    if (ids.has(id)) throw new RangeError(`two incidents have the id ${id}`)
    ids.add(id)
    addToDraft(draft, rowOfCounted(incident))
  }
  return finishDraft(draft)
}
