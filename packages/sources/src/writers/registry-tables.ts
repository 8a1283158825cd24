import { canonicalJson, type LocalizedText } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import type { Location } from '@recount/core/records'
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
  readonly lines: () => Generator<string>
}

/**
 * The registries as tables: who speaks, in which documents, who fights, where, and the totals that others
 * print. Names stand in English, Dari and Pashto; lists and other languages as JSON.
 */
export function registryTables(records: PublicRecordSet): readonly RegistryTable[] {
  return [
    tableOf('sources', 'Who speaks or publishes', records.sources, [
      text('id', ({ id }) => id),
      ...localized('name', (source: (typeof records.sources)[number]) => source.name),
      text('kind', ({ kind }) => kind),
      text('languages', ({ languages }) => languages.join('; ')),
      text('url', ({ url }) => url),
      text('actor', ({ actor }) => actor),
      text('derived_from', ({ derivedFrom }) => canonicalJson(derivedFrom)),
    ]),
    tableOf('documents', 'What was published', records.documents, [
      text('id', ({ id }) => id),
      text('source', ({ source }) => source),
      ...localized('title', (document: (typeof records.documents)[number]) => document.title),
      text('url', ({ url }) => url),
      text('archived_url', ({ archivedUrl }) => archivedUrl),
      text('language', ({ language }) => language),
      { name: 'published', type: 'date', readValue: ({ published }) => published },
      { name: 'retrieved', type: 'date', readValue: ({ retrieved }) => retrieved },
      text('content_hash', ({ contentHash }) => contentHash),
      text('licence', ({ licence }) => licence),
    ]),
    tableOf('actors', 'Armed groups, state forces and other parties', records.actors, [
      text('id', ({ id }) => id),
      ...localized('name', (actor: (typeof records.actors)[number]) => actor.name),
      text('kind', ({ kind }) => kind),
      text('aliases', ({ aliases }) => canonicalJson(aliases)),
      text('part_of', ({ partOf }) => partOf),
      text('ucdp', ({ codes }) => codes.ucdp),
      text('acled', ({ codes }) => codes.acled),
      text('gtd', ({ codes }) => codes.gtd),
    ]),
    tableOf('places', 'The gazetteer', records.places, [
      text('id', ({ id }) => id),
      ...localized('name', (place: (typeof records.places)[number]) => place.name),
      text('country', ({ country }) => country),
      text('province', ({ province }) => province),
      text('district', ({ district }) => district),
      coordinate('latitude', ({ position }) => position?.latitude ?? null),
      coordinate('longitude', ({ position }) => position?.longitude ?? null),
      text('precision', ({ precision }) => precision),
    ]),
    tableOf('reported-totals', 'Sums that documents print', totalCells(records), [
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

function totalCells({ reportedTotals }: PublicRecordSet) {
  return sortedById(reportedTotals).flatMap((total) =>
    total.cells.map((cell) => ({
      id: total.id,
      document: total.document,
      scope: total.scope,
      cell,
    })),
  )
}

function tableOf<Item extends { readonly id: string }>(
  name: string,
  description: string,
  items: readonly Item[],
  columns: readonly RegistryColumn<Item>[],
): RegistryTable {
  return {
    name,
    description,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    *lines() {
      yield csvLine(columns.map((column) => column.name))
      for (const item of sortedById(items))
        yield csvLine(columns.map(({ readValue }) => readValue(item)))
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
