import { canonicalJson } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import { claimColumns } from '../claim-table/claim-columns.ts'
import { createSha256 } from '../streaming/sha256-stream.ts'
import type { CountOptions } from './count-each.ts'
import { type IncidentColumnType, incidentColumns } from './incident-columns.ts'
import { type ReadRegistry, registryTables } from './registry-tables.ts'
import { writeClaimsCsvPages } from './write-claims-csv.ts'
import { writeGeoJsonPages } from './write-geojson.ts'
import { writeGeoParquetPages } from './write-geoparquet.ts'
import { writeIncidentsCsvPages } from './write-incidents-csv.ts'
import { writeJsonLinesPages } from './write-json-lines.ts'

/** A file of a package. Its pieces are to be taken, all of them, before the next file is asked for. */
export interface PackageFile {
  readonly path: string
  readonly pieces: AsyncIterable<Uint8Array>
}

/**
 * The records of a package. Incidents come in pages, and are read anew for each file that is made of them,
 * so that no more than a page is held.
 */
export interface PackagePages {
  /** All incidents with what they refer to, in the order of their ids. */
  readonly incidents: () => AsyncIterable<PublicRecordSet>
  /** Every record once, what is referred to before what refers, each kind in the order of its ids. */
  readonly everything: () => AsyncIterable<PublicRecordSet>
  /** The sources, documents, actors, places or reported totals, in the order of their ids. */
  readonly registry: ReadRegistry
}

/** Records that are all at hand, as one page. */
export function pagesOfPackage(records: PublicRecordSet): PackagePages {
  async function* whole() {
    yield records
  }
  return { incidents: whole, everything: whole, registry: whole }
}

/** What a package says of itself. */
export interface PackageOptions extends CountOptions {
  /** A name of small letters, digits, hyphens, dots and underscores. */
  readonly name: string
  readonly title: string
  readonly description?: string
  /** The licences under which the package may be used. */
  readonly licences?: readonly { readonly name: string; readonly path?: string }[]
}

/**
 * Writes all records in all formats, as a Data Package: tables of incidents, claims and registries as
 * CSV with their schemas, every record as JSON Lines, the incidents as GeoJSON and GeoParquet; last of
 * all `datapackage.json`, with the size and SHA-256 of each file.
 *
 * Source: Data Package standard, version 2.
 *
 * @throws RangeError when a file was not taken to its end before the next: its digest is not known then.
 */
export async function* writeDataPackage(
  records: PackagePages,
  options: PackageOptions,
): AsyncGenerator<PackageFile> {
  const resources: Resource[] = []
  for (const planned of filesOf(records, options)) {
    const measured = measure(planned.pieces())
    yield { path: planned.path, pieces: measured.pieces }
    const { bytes, sha256 } = measured.finish(planned.path)
    const { path, title, format, mediatype, schema } = planned
    resources.push({
      name: path.replaceAll('.', '-'),
      path,
      title,
      format,
      mediatype,
      ...(format === 'parquet' ? {} : { encoding: 'utf-8' }),
      bytes,
      hash: `sha256:${sha256}`,
      ...(schema ? { type: 'table', schema } : {}),
    })
  }
  const { name, title, description, licences } = options
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    title,
    ...(description ? { description } : {}),
    ...(licences ? { licenses: licences } : {}),
    resources,
  }
  yield { path: 'datapackage.json', pieces: encodeAll([`${canonicalJson(descriptor)}\n`]) }
}

const encoder = new TextEncoder()

interface Schema {
  readonly fields: readonly {
    readonly name: string
    readonly type: IncidentColumnType
    readonly description?: string
  }[]
  readonly missingValues: readonly string[]
  readonly primaryKey?: string | readonly string[]
}

interface Resource {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly format: string
  readonly mediatype: string
  readonly encoding?: string
  readonly bytes: number
  readonly hash: string
  readonly type?: string
  readonly schema?: Schema
}

interface PlannedFile {
  readonly path: string
  readonly title: string
  readonly format: string
  readonly mediatype: string
  readonly schema?: Schema
  readonly pieces: () => AsyncIterable<Uint8Array>
}

function* filesOf(
  { incidents, everything, registry }: PackagePages,
  options: CountOptions,
): Generator<PlannedFile> {
  yield csvFile(
    'incidents.csv',
    'One row for each incident, counted by one rule',
    {
      fields: incidentColumns.map(({ name, type, description }) => ({ name, type, description })),
      missingValues: [''],
      primaryKey: 'incident',
    },
    () => writeIncidentsCsvPages(incidents(), options),
  )
  yield csvFile(
    'claims.csv',
    'One row for each claim',
    {
      fields: claimColumns.map(({ key, summary }) => ({
        name: key,
        type: claimTypes[key] ?? 'string',
        ...(summary === '' ? {} : { description: summary }),
      })),
      missingValues: [''],
      primaryKey: ['incident', 'claim_id'],
    },
    () => writeClaimsCsvPages(incidents()),
  )
  for (const { name, description, columns, lines } of registryTables(registry)) {
    yield csvFile(`${name}.csv`, description, { fields: columns, missingValues: [''] }, lines)
  }
  yield {
    path: 'records.jsonl',
    title: 'Every record in full',
    format: 'jsonl',
    mediatype: 'application/jsonl',
    pieces: () => encodeAll(writeJsonLinesPages(everything())),
  }
  yield {
    path: 'incidents.geojson',
    title: 'The incidents as features',
    format: 'geojson',
    mediatype: 'application/geo+json',
    pieces: () => encodeAll(writeGeoJsonPages(incidents(), options)),
  }
  yield {
    path: 'incidents.parquet',
    title: 'The incidents as GeoParquet',
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    async *pieces() {
      yield await writeGeoParquetPages(incidents(), options)
    },
  }
}

const claimTypes: Readonly<Record<string, IncidentColumnType>> = {
  date_from: 'date',
  date_to: 'date',
  latitude: 'number',
  longitude: 'number',
  embargoed_until: 'date',
  document_published: 'date',
  paragraph: 'integer',
  said_on: 'date',
  low: 'integer',
  best: 'integer',
  high: 'integer',
}

function csvFile(
  path: string,
  title: string,
  schema: Schema,
  lines: () => Iterable<string> | AsyncIterable<string>,
): PlannedFile {
  const pieces = () => encodeAll(lines())
  return { path, title, format: 'csv', mediatype: 'text/csv', schema, pieces }
}

async function* encodeAll(
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield encoder.encode(piece)
}

function measure(source: AsyncIterable<Uint8Array>) {
  const digest = createSha256()
  let bytes = 0
  let ended = false
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      digest.update(piece)
      bytes += piece.length
      yield piece
    }
    ended = true
  }
  return {
    pieces: pieces(),
    finish(path: string) {
      if (!ended) throw new RangeError(`${path} was not taken to its end`)
      return { bytes, sha256: digest.hex() }
    },
  }
}
