import { type CountedIncident, type CountingRule, countIncidents } from '@recount/core/counting'
import { digestOf } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import { buildIncidentTable, type IncidentTable } from '@recount/core/table'

/**
 * The public records of one ledger revision, and what was computed of them so far.
 *
 * `key` differs from that of any view that could show something else, other builds' views included. `hash` is the SHA-256 of the
 * records' canonical JSON.
 */
export interface PublicView {
  readonly revision: number
  readonly key: string
  readonly records: PublicRecordSet
  /** Every incident counted by a rule, by its id. */
  readonly countedBy: (rule: CountingRule) => ReadonlyMap<string, CountedIncident>
  readonly tableBy: (rule: CountingRule) => IncidentTable
  readonly hash: () => string
}

// `single-source(…)` makes a rule of any id, so what is kept has to be bounded.
const mostRules = 8

/** A view that computes each thing once, when it is first asked for. */
export function makePublicView(
  revision: number,
  key: string,
  records: PublicRecordSet,
): PublicView {
  const counted = keepSome(
    (rule) => new Map(countIncidents(records, rule).map((entry) => [entry.incident.id, entry])),
  )
  const tables = keepSome((rule) => buildIncidentTable([...counted(rule).values()]))
  let hash: string | null = null
  return {
    revision,
    key,
    records,
    countedBy: counted,
    tableBy: tables,
    hash: () => {
      hash ??= digestOf(records)
      return hash
    },
  }
}

function keepSome<Value>(compute: (rule: CountingRule) => Value): (rule: CountingRule) => Value {
  const kept = new Map<string, Value>()
  return (rule) => {
    const known = kept.get(rule.label)
    if (known !== undefined) return known
    const value = compute(rule)
    const [oldest] = kept.keys()
    if (kept.size >= mostRules && oldest !== undefined) kept.delete(oldest)
    kept.set(rule.label, value)
    return value
  }
}
