import type { Query } from '@recount/core/query'
import type { StatisticAnswer } from '@recount/core/statistics'
import { type Asked, together } from './asked.ts'
import type { IncidentRecords } from './incident-records.ts'
import type { LedgerReader } from './ledger-reader.ts'

/** Reads the records that a question names, and no others; of places all, where it names any. */
export function readQuestionRecords(
  ledger: LedgerReader,
  query: Query,
  result: Partial<Pick<StatisticAnswer<'total'>['result'], 'cells'>>,
): Asked<IncidentRecords> {
  const { asOf, dataset, rule, country, province, district } = query
  const parties = (result.cells ?? []).flatMap(({ actor }) => (actor === null ? [] : [actor]))
  const only = /^single-source\((.+)\)(@\d+)?$/.exec(rule)?.[1]
  const sources = [...query.source, ...dataset, ...(only === undefined ? [] : [only])]
  const namesPlace = [country, province, district].some((codes) => codes.length > 0)
  return together({
    actors: ledger.entries('actors', [...query.actor, ...parties], asOf),
    places: namesPlace ? ledger.registry('places', asOf) : nothing,
    sources: ledger.entries('sources', sources, asOf),
    documents: ledger.entries('documents', query.document, asOf),
    incidents: ledger.incidents(query.incident, asOf),
  })
}

const nothing: Asked<readonly never[]> = { status: 'ready', value: [] }
