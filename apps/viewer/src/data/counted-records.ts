import { type CountedIncident, countIncidents, parseCountingRule } from '@recount/core/counting'
import { buildIncidentTable, type IncidentTable } from '@recount/core/table'
import type { Snapshot } from './recount-api.ts'

/** The records of a snapshot counted by one rule, as objects by id and as a table. */
export interface CountedRecords {
  readonly table: IncidentTable
  readonly byId: ReadonlyMap<string, CountedIncident>
}

/**
 * Counts a snapshot by any rule, each rule once: switching back and forth costs nothing.
 *
 * @throws RangeError for a rule that does not parse; queries hold none.
 */
export function makeCounter({ records }: Pick<Snapshot, 'records'>) {
  const counted = new Map<string, CountedRecords>()
  return (ruleText: string): CountedRecords => {
    const known = counted.get(ruleText)
    if (known) return known
    const rule = parseCountingRule(ruleText).value
    if (rule === null) throw new RangeError(`no counting rule is called ${ruleText}`)
    const incidents = countIncidents(records, rule)
    const fresh = {
      table: buildIncidentTable(incidents),
      byId: new Map(incidents.map((entry) => [entry.incident.id, entry])),
    }
    counted.set(ruleText, fresh)
    return fresh
  }
}

export type Counter = ReturnType<typeof makeCounter>
