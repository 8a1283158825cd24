import { type CountedIncident, countIncidents, parseCountingRule } from '../src/counting/index.ts'
import type { PublicRecordSet } from '../src/protection/index.ts'
import {
  type ComputedStatistic,
  computeStatistic,
  incidentsUsed,
  type StatisticName,
  type StatisticResults,
} from '../src/statistics/index.ts'

/** A statistic over records; an address that cannot be read is a mistake of the test. */
export function compute<Name extends StatisticName>(
  records: PublicRecordSet,
  name: Name,
  search = '',
): ComputedStatistic<Name> {
  const { value, issues } = computeStatistic(records, 1, name, search)
  if (value === null) throw new Error(issues.map(({ message }) => message).join('; '))
  return value
}

/** Its result alone. */
export function resultOf<Name extends StatisticName>(
  records: PublicRecordSet,
  name: Name,
  search = '',
): StatisticResults[Name] {
  return compute(records, name, search).answer.result
}

/** The incidents that a computed statistic used, as counted by its rule. */
export function countedOf(
  records: PublicRecordSet,
  computed: ComputedStatistic,
): readonly CountedIncident[] {
  const rule = parseCountingRule(computed.query.rule).value
  if (rule === null) throw new Error(computed.query.rule)
  const used = new Set(incidentsUsed(computed))
  return countIncidents(records, rule).filter(({ incident }) => used.has(incident.id))
}
