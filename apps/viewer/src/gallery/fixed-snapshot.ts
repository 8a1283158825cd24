import { casebook } from '@recount/casebook'
import { type CountedIncident, countIncidents, parseCountingRule } from '@recount/core/counting'
import { type PublicRecordSet, projectPublic, publicByDefault } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'
import { buildIncidentTable } from '@recount/core/table'
import type { LoadedTable } from '../data/load-table.ts'

/** The seed casebook at one revision: its table by the usual rule, and all that the table was made of. */
export interface FixedSnapshot extends LoadedTable {
  readonly records: PublicRecordSet
  readonly countedBy: (rule: string) => LoadedTable & {
    readonly byId: ReadonlyMap<string, CountedIncident>
  }
}

/** The fixed data of the gallery and of the panels' tests; `base` is what it holds. */
export function fixedSnapshot(base: RecordSet = casebook): FixedSnapshot {
  const revision = 1
  const records = projectPublic(base, publicByDefault('2022-12-05'))
  const countedBy = (name: string) => {
    const rule = parseCountingRule(name).value
    if (rule === null) throw new RangeError(`no counting rule is called ${name}`)
    const counted = countIncidents(records, rule)
    const byId = new Map(counted.map((entry) => [entry.incident.id, entry]))
    return { revision, table: buildIncidentTable(counted), byId }
  }
  return { revision, records, countedBy, table: countedBy('envelope').table }
}
