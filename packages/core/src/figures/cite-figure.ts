import type { Parsed } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import { vagueWords } from '../records/index.ts'
import { computeStatistic, incidentsUsed, type StatisticName } from '../statistics/index.ts'
import { type Figure, figureIdOf } from './figure.ts'

/**
 * Makes a figure of a statistic over public records of a ledger revision.
 *
 * The same question over the same records makes the same figure with the same id, wherever it is
 * computed. A question that cannot be read comes back as issues.
 *
 * Source: METHODS.md, "Figures".
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * citeFigure(records, 1, 'total', '').value.incidents //=> []
 */
export function citeFigure(
  records: PublicRecordSet,
  revision: number,
  statistic: StatisticName,
  search: string,
): Parsed<Figure> {
  const { value: computed, issues } = computeStatistic(records, revision, statistic, search)
  if (computed === null) return { value: null, issues }
  const used = new Set(incidentsUsed(computed))
  const incidents = records.incidents.filter(({ id }) => used.has(id))
  const { answer } = computed
  const content: Omit<Figure, 'id'> = {
    statistic: answer.statistic,
    query: answer.query,
    rule: answer.rule,
    wordTable: `vague-words@${vagueWords.version}`,
    policy: records.policy,
    revision: answer.revision,
    result: answer.result,
    counted: answer.incidents,
    incidents: incidents
      .map(({ id, version }) => ({ id, version }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    documents: [
      ...new Set(incidents.flatMap(({ claims }) => claims.map(({ document }) => document))),
    ].sort(),
  }
  return { value: { id: figureIdOf(content), ...content }, issues: [] }
}
