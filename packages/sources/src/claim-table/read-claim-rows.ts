import type { Issue } from '@recount/core/primitives'
import { type Incident, parseRecord } from '@recount/core/records'
import type { DataRow, RowSink } from '../reading/source-format.ts'
import type { ClaimCells } from './claim-cells.ts'
import type { ClaimColumnKey } from './claim-columns.ts'
import { claimOfCells } from './claim-of-cells.ts'
import { incidentOfCells } from './incident-of-cells.ts'

/**
 * Reads the rows of one incident: what they say of the incident is told by the first, and each makes a
 * claim. A row whose claim is wrong is refused by itself; where the incident is wrong all of them are.
 */
export function readClaimRows(
  cells: ClaimCells,
  rows: readonly [DataRow, ...DataRow[]],
  sink: RowSink,
): void {
  const draft = incidentOfCells(cells, rows[0])
  const claims = rows.map((row, index) => {
    // The records that a row names are added only once it is known that its claim is taken.
    const add: (() => void)[] = []
    const later: Pick<RowSink, 'once'> = {
      once: (...record) => add.push(() => sink.once(...record)),
    }
    return { row, add, claim: claimOfCells(cells, row, index + 1, later) }
  })
  const first = parseRecord('incident', { ...draft, claims: claims.map(({ claim }) => claim) })
  const refused = new Set<DataRow>()
  for (const issue of first.issues) {
    const [step, index, ...path] = issue.path.split('.')
    const row = step === 'claims' ? claims[Number(index)]?.row : undefined
    if (row) {
      refused.add(row)
      sink.refuse(row, cellIssue(cells, issue, columnOfClaim(path)))
    } else {
      for (const any of rows)
        sink.refuse(any, cellIssue(cells, issue, columnOfIncident(issue.path)))
      return
    }
  }
  const kept = claims.filter(({ row }) => !refused.has(row)).map(({ claim }) => claim)
  if (kept.length === 0) return
  const incident =
    refused.size === 0 ? first.value : parseRecord('incident', { ...draft, claims: kept }).value
  if (incident === null) return
  for (const { row, add } of claims) if (!refused.has(row)) for (const record of add) record()
  // After the claims: where the dataset speaks in one of them, its name stands there.
  addDataset(incident, sink)
  sink.add('incident', incident)
}

function addDataset({ dataset }: Incident, sink: RowSink): void {
  if (dataset === null) return
  sink.once('source', dataset, () => ({
    id: dataset,
    version: 1,
    name: { en: dataset },
    kind: 'dataset',
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }))
}

function cellIssue(cells: ClaimCells, issue: Issue, key: ClaimColumnKey | null) {
  const { code, expected, received } = issue
  return { code, column: key === null ? null : cells.nameOf(key), expected, received }
}

const claimKeys: Readonly<Record<string, ClaimColumnKey>> = {
  id: 'claim_id',
  kind: 'claim_kind',
  speaker: 'speaker',
  document: 'document_id',
  locator: 'paragraph',
  date: 'said_on',
  basis: 'basis',
  harm: 'harm',
  group: 'group',
  actor: 'actor',
  quantity: 'number',
  ofWhich: 'of_which',
  act: 'act',
  about: 'about',
  summary: 'text',
}

function columnOfClaim(path: readonly string[]): ClaimColumnKey | null {
  const [field = 'kind', part = ''] = path
  if (field === 'quantity' && (part === 'low' || part === 'best' || part === 'high')) return part
  return claimKeys[field] ?? null
}

const incidentKeys: Readonly<Record<string, ClaimColumnKey>> = {
  id: 'incident',
  title: 'title',
  'when.earliest': 'date_from',
  'when.latest': 'date_to',
  'when.precision': 'date_precision',
  'when.timeOfDay': 'time',
  'when.zone': 'zone',
  'when.wording': 'date_wording',
  'where.country': 'country',
  'where.province': 'province',
  'where.district': 'district',
  'where.locality': 'locality',
  'where.position.latitude': 'latitude',
  'where.position.longitude': 'longitude',
  'where.precision': 'place_precision',
  'what.type': 'type',
  'what.subtype': 'subtype',
  'what.methods': 'methods',
  'what.suicide': 'suicide',
  'what.targets': 'targets',
  'what.devices': 'devices',
  'what.outcome': 'outcome',
  assessment: 'grade',
  links: 'links',
  damage: 'damage',
  dataset: 'dataset',
  sensitivity: 'sensitivity',
  embargoedUntil: 'embargoed_until',
  status: 'status',
  mergedInto: 'status',
}

function columnOfIncident(path: string): ClaimColumnKey | null {
  const found = Object.keys(incidentKeys).find(
    (known) => path === known || path.startsWith(`${known}.`),
  )
  return found === undefined ? null : (incidentKeys[found] ?? null)
}
