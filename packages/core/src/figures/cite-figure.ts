import type { Parsed } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import { vagueWords } from '../records/index.ts'
import {
  type ComputedStatistic,
  computeStatistic,
  incidentsUsed,
  rowsUsed,
  type StatisticName,
} from '../statistics/index.ts'
import { wordsOfRow } from '../table/index.ts'
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
  const versions = new Map(records.incidents.map(({ id, version }) => [id, version]))
  return { value: citeComputed(computed, records.policy, (id) => versions.get(id)), issues: [] }
}

/**
 * Makes a figure of a statistic that was computed over a table of public incidents. `policy` is the name
 * of what protects them, `versionOf` tells which version of an incident was counted; one of which it
 * tells none is not cited.
 */
export function citeComputed(
  computed: ComputedStatistic,
  policy: string,
  versionOf: (incident: string) => number | undefined,
): Figure {
  const { answer, table } = computed
  const documents = new Set<string>()
  for (const row of rowsUsed(computed)) {
    for (const document of wordsOfRow(table.document, row)) documents.add(document)
  }
  const content: Omit<Figure, 'id'> = {
    statistic: answer.statistic,
    query: answer.query,
    rule: answer.rule,
    wordTable: `vague-words@${vagueWords.version}`,
    policy,
    revision: answer.revision,
    result: answer.result,
    counted: answer.incidents,
    incidents: [...incidentsUsed(computed)].sort().flatMap((id) => {
      const version = versionOf(id)
      return version === undefined ? [] : [{ id, version }]
    }),
    documents: [...documents].sort(),
  }
  return { id: figureIdOf(content), ...content }
}
