import { sourceKinds } from '@recount/core/records'
import { latinDigits } from '../cells/latin-digits.ts'
import { readDay } from '../cells/read-day.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { slugOf } from '../places/slug-of.ts'
import type { DataRow, RowSink } from '../reading/source-format.ts'
import type { ClaimCells } from './claim-cells.ts'
import type { ClaimColumnKey } from './claim-columns.ts'
import { parseJson } from './localized-cells.ts'
import { readOfWhich, readQuantityCells } from './quantity-cells.ts'

/**
 * What the cells of a row claim, in the shape of a claim, after adding the speaker, the publisher, the
 * document and the actor that it names. What is not understood stays as it was written, for core's
 * schema to refuse with the place where it stands.
 */
export function claimOfCells(
  cells: ClaimCells,
  row: DataRow,
  number: number,
  sink: Pick<RowSink, 'once'>,
): Readonly<Record<string, unknown>> {
  const speaker = addSource(cells, row, sink, 'speaker')
  const publisher =
    cells.text(row, 'publisher') === '' ? speaker : addSource(cells, row, sink, 'publisher')
  const paragraph = cells.text(row, 'paragraph')
  const selector = cells.text(row, 'selector')
  const saidOn = cells.text(row, 'said_on')
  const kind = cells.word(row, 'claim_kind')
  return {
    id: cells.text(row, 'claim_id') || `claim-${number}`,
    speaker,
    document: addDocument(cells, row, sink, publisher),
    locator: {
      paragraph: paragraph === '' ? null : readWholeNumber(latinDigits(paragraph)),
      selector: selector === '' ? null : (parseJson(selector) ?? selector),
    },
    date: saidOn === '' ? null : (readDay(latinDigits(saidOn)) ?? saidOn),
    kind,
    ...saidOf(cells, row, kind, sink),
  }
}

function saidOf(cells: ClaimCells, row: DataRow, kind: string | null, sink: Pick<RowSink, 'once'>) {
  if (kind === 'attribution') {
    return { basis: cells.word(row, 'basis'), actor: addActor(cells, row, sink) }
  }
  if (kind === 'statement') {
    return {
      basis: cells.word(row, 'basis') ?? 'stated',
      act: cells.word(row, 'act'),
      about: cells.text(row, 'about') || null,
      summary: cells.localized(row, 'text'),
    }
  }
  const quantity = readQuantityCells({
    number: cells.free(row, 'number'),
    low: cells.text(row, 'low'),
    best: cells.text(row, 'best'),
    high: cells.text(row, 'high'),
  })
  return {
    basis: cells.word(row, 'basis') ?? 'stated',
    harm: cells.word(row, 'harm'),
    group: cells.word(row, 'group') ?? 'unspecified',
    actor: addActor(cells, row, sink),
    quantity: quantity === undefined ? cells.text(row, 'number') : quantity,
    ofWhich: readOfWhich(cells.text(row, 'of_which')),
  }
}

function addSource(
  cells: ClaimCells,
  row: DataRow,
  sink: Pick<RowSink, 'once'>,
  role: 'speaker' | 'publisher',
): string {
  const cell = cells.text(row, role)
  const id = idOf(cell)
  if (id === '') return id
  const name = cells.free(row, `${role}_name`) || cell
  const kind = sourceKinds.find((known) => known === cells.word(row, `${role}_kind`)) ?? 'media'
  sink.once('source', id, () => ({
    id,
    version: 1,
    name: { en: name },
    kind,
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }))
  return id
}

function addDocument(
  cells: ClaimCells,
  row: DataRow,
  sink: Pick<RowSink, 'once'>,
  source: string,
): string {
  const cell = (key: ClaimColumnKey) => cells.text(row, key)
  const url = cell('document_url')
  const published = readDay(latinDigits(cell('document_published')))
  const named = cells.free(row, 'document_title') || url
  const id = cell('document_id') || `doc-${slugOf(named || `${source} ${published ?? 'undated'}`)}`
  sink.once('document', id, () => ({
    id,
    version: 1,
    source,
    title: { en: named || source },
    url: /^https?:\/\/\S+$/.test(url) ? url : null,
    archivedUrl: null,
    language: null,
    published,
    retrieved: null,
    contentHash: null,
    licence: null,
  }))
  return id
}

function addActor(cells: ClaimCells, row: DataRow, sink: Pick<RowSink, 'once'>): string | null {
  const cell = cells.text(row, 'actor')
  if (cell === '') return null
  const id = idOf(cell)
  sink.once('actor', id, () => ({
    id,
    version: 1,
    name: { en: cells.free(row, 'actor_name') || cell },
    kind: 'other',
    aliases: [],
    partOf: null,
    codes: { ucdp: null, acled: null, gtd: null },
  }))
  return id
}

/** An id stays as it is; a name becomes one. */
function idOf(cell: string): string {
  if (cell === '' || /^[a-z0-9][a-z0-9._:-]{0,119}$/.test(cell)) return cell
  return slugOf(cell)
}
