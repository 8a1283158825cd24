import { canonicalJson, type LocalizedText } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import type { Actor, Document, Location, Place, Source } from '@recount/core/records'
import { spreadLocalized } from '../claim-table/localized-cells.ts'
import { type CellValue, csvLine } from '../csv/csv-line.ts'
import type { IncidentColumnType } from './incident-columns.ts'
import { sortedById } from './sorted-by-id.ts'

/** A column of a registry's table. */
interface RegistryColumn<Item> {
  readonly name: string
  readonly type: IncidentColumnType
  readonly readValue: (item: Item) => CellValue
}

/** A registry as a table: its columns, and its lines as CSV. */
export interface RegistryTable {
  readonly name: string
  readonly description: string
  readonly columns: readonly { readonly name: string; readonly type: IncidentColumnType }[]
  readonly lines: () => AsyncGenerator<string>
}

/** The lists of records beside incidents. */
export type RegistryList = 'sources' | 'documents' | 'actors' | 'places' | 'reportedTotals'

/** Reads the records of a list in pages, in the order of their ids. */
export type ReadRegistry = (list: RegistryList) => AsyncIterable<PublicRecordSet>

/**
 * The registries as tables: who speaks, in which documents, who fights, where, and the totals that others
 * print. Names stand in English, Dari and Pashto; lists and other languages as JSON.
 */
export function registryTables(read: ReadRegistry): readonly RegistryTable[] {
  return [
    tableOf('sources', 'Who speaks or publishes', itemsOf(read, 'sources'), [
      text('id', ({ id }) => id),
      ...localized('name', (source: Source) => source.name),
      text('kind', ({ kind }) => kind),
      text('languages', ({ languages }) => languages.join('; ')),
      text('url', ({ url }) => url),
      text('actor', ({ actor }) => actor),
      text('derived_from', ({ derivedFrom }) => canonicalJson(derivedFrom)),
    ]),
    tableOf('documents', 'What was published', itemsOf(read, 'documents'), [
      text('id', ({ id }) => id),
      text('source', ({ source }) => source),
      ...localized('title', (document: Document) => document.title),
      text('url', ({ url }) => url),
      text('archived_url', ({ archivedUrl }) => archivedUrl),
      text('language', ({ language }) => language),
      { name: 'published', type: 'date', readValue: ({ published }) => published },
      { name: 'retrieved', type: 'date', readValue: ({ retrieved }) => retrieved },
      text('content_hash', ({ contentHash }) => contentHash),
      text('licence', ({ licence }) => licence),
    ]),
    tableOf('actors', 'Armed groups, state forces and other parties', itemsOf(read, 'actors'), [
      text('id', ({ id }) => id),
      ...localized('name', (actor: Actor) => actor.name),
      text('kind', ({ kind }) => kind),
      text('aliases', ({ aliases }) => canonicalJson(aliases)),
      text('part_of', ({ partOf }) => partOf),
      text('ucdp', ({ codes }) => codes.ucdp),
      text('acled', ({ codes }) => codes.acled),
      text('gtd', ({ codes }) => codes.gtd),
    ]),
    tableOf('places', 'The gazetteer', itemsOf(read, 'places'), [
      text('id', ({ id }) => id),
      ...localized('name', (place: Place) => place.name),
      text('country', ({ country }) => country),
      text('province', ({ province }) => province),
      text('district', ({ district }) => district),
      coordinate('latitude', ({ position }) => position?.latitude ?? null),
      coordinate('longitude', ({ position }) => position?.longitude ?? null),
      text('precision', ({ precision }) => precision),
    ]),
    tableOf('reported-totals', 'Sums that documents print', totalCells(read), [
      text('id', ({ id }) => id),
      text('document', ({ document }) => document),
      { name: 'from', type: 'date', readValue: ({ scope }) => scope.from },
      { name: 'to', type: 'date', readValue: ({ scope }) => scope.to },
      text('country', ({ scope }) => scope.country),
      text('actor', ({ scope }) => scope.actor),
      text('wording', ({ scope }) => scope.wording),
      text('harm', ({ cell }) => cell.harm),
      text('group', ({ cell }) => cell.group),
      text('party', ({ cell }) => cell.actor),
      whole('low', ({ cell }) => cell.quantity.low),
      whole('best', ({ cell }) => cell.quantity.best),
      whole('high', ({ cell }) => cell.quantity.high),
      text('number', ({ cell }) => cell.quantity.wording),
    ]),
  ]
}

async function* itemsOf<List extends RegistryList>(
  read: ReadRegistry,
  list: List,
): AsyncGenerator<PublicRecordSet[List][number]> {
  for await (const page of read(list)) yield* sortedById<PublicRecordSet[List][number]>(page[list])
}

async function* totalCells(read: ReadRegistry) {
  for await (const { id, document, scope, cells } of itemsOf(read, 'reportedTotals')) {
    for (const cell of cells) yield { id, document, scope, cell }
  }
}

function tableOf<Item>(
  name: string,
  description: string,
  items: AsyncIterable<Item>,
  columns: readonly RegistryColumn<Item>[],
): RegistryTable {
  return {
    name,
    description,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    async *lines() {
      yield csvLine(columns.map((column) => column.name))
      for await (const item of items) yield csvLine(columns.map(({ readValue }) => readValue(item)))
    },
  }
}

function localized<Item>(
  name: string,
  textOf: (item: Item) => LocalizedText,
): readonly RegistryColumn<Item>[] {
  return ['', '_fa', '_ps', '_other'].map((ending, index) => ({
    name: `${name}${ending}`,
    type: 'string',
    readValue: (item) => spreadLocalized(textOf(item))[index] ?? '',
  }))
}

function text<Item>(name: string, readValue: (item: Item) => string | null): RegistryColumn<Item> {
  return { name, type: 'string', readValue }
}

function whole<Item>(name: string, readValue: (item: Item) => number | null): RegistryColumn<Item> {
  return { name, type: 'integer', readValue }
}

function coordinate<Item extends Pick<Location, 'position'>>(
  name: string,
  readValue: (item: Item) => number | null,
): RegistryColumn<Item> {
  return { name, type: 'number', readValue }
}
