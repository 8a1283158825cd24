import { canonicalJson, textIn } from '@recount/core/primitives'
import type { PublicIncident, PublicRecordSet } from '@recount/core/protection'
import type { Claim, RecordSet } from '@recount/core/records'
import { type ClaimColumnKey, claimColumns } from '../claim-table/claim-columns.ts'
import { spreadLocalized } from '../claim-table/localized-cells.ts'
import { writeOfWhich } from '../claim-table/quantity-cells.ts'
import { type CellValue, csvLine } from '../csv/csv-line.ts'
import { sortedById } from './sorted-by-id.ts'

/** How a table is written. */
export interface CsvOptions {
  /** Whether a row of HXL tags follows the header. */
  readonly hxl?: boolean
}

/**
 * Writes every claim of every incident, one row each, in the table that `readRecords` reads back
 * (format `claims`). In it are the incidents with all that was said, and the names of sources, documents
 * and actors; JSON Lines has these in full.
 *
 * Lines come one by one, so that a response can be sent while it is written.
 */
export function* writeClaimsCsv(
  records: PublicRecordSet,
  { hxl = false }: CsvOptions = {},
): Generator<string> {
  yield* headOf(hxl)
  yield* rowsOf(records)
}

/**
 * The same of records that come in pages, in the order of the incidents' ids and each with what its
 * incidents refer to: no more than one is held.
 */
export async function* writeClaimsCsvPages(
  pages: AsyncIterable<PublicRecordSet>,
  { hxl = false }: CsvOptions = {},
): AsyncGenerator<string> {
  yield* headOf(hxl)
  for await (const page of pages) yield* rowsOf(page)
}

function* headOf(hxl: boolean): Generator<string> {
  yield csvLine(claimColumns.map(({ key }) => key))
  if (hxl) yield csvLine(claimColumns.map((column) => column.hxl ?? ''))
}

function* rowsOf(records: PublicRecordSet): Generator<string> {
  const names = namesOf(records)
  for (const incident of sortedById(records.incidents)) {
    const shared = incidentCells(incident)
    for (const claim of incident.claims) {
      const cells: Cells = { ...shared, ...claimCells(claim, names) }
      yield csvLine(claimColumns.map(({ key }) => cells[key] ?? null))
    }
  }
}

type Cells = Partial<Record<ClaimColumnKey, CellValue>>

type Names = ReturnType<typeof namesOf>

function namesOf({ sources, documents, actors }: RecordSet) {
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    documents: new Map(documents.map((document) => [document.id, document])),
    actors: new Map(actors.map((actor) => [actor.id, actor])),
  }
}

function incidentCells(incident: PublicIncident): Cells {
  const { when, where, what, assessment } = incident
  const [title, title_fa, title_ps, title_other] = spreadLocalized(incident.title)
  const [locality, locality_fa, locality_ps, locality_other] = spreadLocalized(where.locality)
  return {
    incident: incident.id,
    title,
    title_fa,
    title_ps,
    title_other,
    date_from: when.earliest,
    date_to: when.latest,
    date_precision: when.precision,
    time: when.timeOfDay,
    zone: when.zone,
    date_wording: when.wording,
    country: where.country,
    province: where.province,
    district: where.district,
    locality,
    locality_fa,
    locality_ps,
    locality_other,
    latitude: where.position?.latitude ?? null,
    longitude: where.position?.longitude ?? null,
    place_precision: where.precision,
    type: what.type,
    subtype: what.subtype,
    methods: what.methods.join('; '),
    suicide: what.suicide === null ? null : what.suicide ? 'yes' : 'no',
    targets: targetsCell(what),
    devices: listCell(what.devices),
    outcome: what.outcome,
    grade: assessment?.grade ?? null,
    grade_assessor: assessment?.assessor ?? null,
    grade_reason: assessment?.reason ?? null,
    links: listCell(incident.links),
    damage: listCell(incident.damage),
    dataset: incident.dataset,
    sensitivity: incident.sensitivity.join('; '),
    embargoed_until: incident.embargoedUntil,
    status: incident.status,
  }
}

function claimCells(claim: Claim, names: Names): Cells {
  const speaker = names.sources.get(claim.speaker)
  const document = names.documents.get(claim.document)
  const publisher = names.sources.get(document?.source ?? '')
  const { paragraph, selector } = claim.locator
  return {
    claim_id: claim.id,
    claim_kind: claim.kind,
    speaker: claim.speaker,
    speaker_name: speaker ? textIn(speaker.name, 'en') : null,
    speaker_kind: speaker?.kind ?? null,
    publisher: document?.source ?? null,
    publisher_name: publisher ? textIn(publisher.name, 'en') : null,
    publisher_kind: publisher?.kind ?? null,
    document_id: claim.document,
    document_title: document ? textIn(document.title, 'en') : null,
    document_url: document?.url ?? null,
    document_published: document?.published ?? null,
    paragraph,
    selector: selector === null ? null : canonicalJson(selector),
    said_on: claim.date,
    basis: claim.basis,
    ...saidCells(claim, names),
  }
}

function saidCells(claim: Claim, names: Names): Cells {
  if (claim.kind === 'statement') {
    const [text, text_fa, text_ps, text_other] = spreadLocalized(claim.summary)
    return { act: claim.act, about: claim.about, text, text_fa, text_ps, text_other }
  }
  const actor = names.actors.get(claim.actor ?? '')
  const named = { actor: claim.actor, actor_name: actor ? textIn(actor.name, 'en') : null }
  if (claim.kind === 'attribution') return named
  return {
    ...named,
    harm: claim.harm,
    group: claim.group,
    number: claim.quantity?.wording ?? null,
    low: claim.quantity?.low ?? null,
    best: claim.quantity?.best ?? null,
    high: claim.quantity?.high ?? null,
    of_which: writeOfWhich(claim.ofWhich),
  }
}

function targetsCell({ targets, outcome }: PublicIncident['what']): string {
  const isPlain = targets.every((target) => target.name === null && target.outcome === outcome)
  return isPlain ? targets.map(({ type }) => type).join('; ') : canonicalJson(targets)
}

function listCell(list: readonly unknown[]): string {
  return list.length === 0 ? '' : canonicalJson(list)
}
