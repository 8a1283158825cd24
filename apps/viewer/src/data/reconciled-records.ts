import type { ReportedTotal } from '@recount/core/records'
import { type Asked, together } from './asked.ts'
import type { IncidentRecords } from './incident-records.ts'
import type { LedgerReader } from './ledger-reader.ts'
import type { LoadedTable } from './load-table.ts'
import { answerReconciliation } from './reconciliation-answers.ts'

/**
 * Reads the records that the reconciliations of some totals name: the documents that printed them, and
 * the incidents that their bridges take away.
 */
export function readReconciledRecords(
  ledger: LedgerReader,
  totals: readonly ReportedTotal[],
  counted: Asked<LoadedTable>,
): Asked<IncidentRecords> {
  const printedIn = totals.map(({ document }) => document)
  const documents = ledger.entries('documents', printedIn, null)
  if (documents.status !== 'ready') return documents
  if (counted.status !== 'ready') return counted
  const incidents = totals.flatMap((total) => {
    const { reconciliation, beside } = answerReconciliation(counted.value, total)
    const { bridges, readings } = reconciliation
    return [
      ...bridges.flatMap(({ steps }) =>
        steps.flatMap((step) => step.incidents.map(({ incident }) => incident)),
      ),
      ...readings.flatMap(({ partlyInside }) => partlyInside),
      ...beside.incidents.map(({ id }) => id),
    ]
  })
  const publishers = documents.value.map(({ source }) => source)
  return together({
    actors: ledger.registry('actors', null),
    places: ledger.registry('places', null),
    sources: ledger.entries('sources', publishers, null),
    documents,
    incidents: ledger.incidents(incidents, null),
  })
}
