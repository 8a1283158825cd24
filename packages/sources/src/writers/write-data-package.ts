import { canonicalJson } from '@recount/core/primitives'
import type { PublicRecordSet } from '@recount/core/protection'
import { claimColumns } from '../claim-table/claim-columns.ts'
import { createSha256 } from '../streaming/sha256-stream.ts'
import type { CountOptions } from './count-each.ts'
import { type IncidentColumnType, incidentColumns } from './incident-columns.ts'
import { registryTables } from './registry-tables.ts'
import { writeClaimsCsv } from './write-claims-csv.ts'
import { writeGeoJson } from './write-geojson.ts'
import { writeGeoParquet } from './write-geoparquet.ts'
import { writeIncidentsCsv } from './write-incidents-csv.ts'
import { writeJsonLines } from './write-json-lines.ts'

/** A file of a package. Its pieces are to be taken, all of them, before the next file is asked for. */
export interface PackageFile {
  readonly path: string
  readonly pieces: Iterable<Uint8Array>
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
export function* writeDataPackage(
  records: PublicRecordSet,
  options: PackageOptions,
): Generator<PackageFile> {
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
  yield { path: 'datapackage.json', pieces: [encoder.encode(`${canonicalJson(descriptor)}\n`)] }
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
  readonly pieces: () => Iterable<Uint8Array>
}

function* filesOf(records: PublicRecordSet, options: CountOptions): Generator<PlannedFile> {
  yield csvFile(
    'incidents.csv',
    'One row for each incident, counted by one rule',
    {
      fields: incidentColumns.map(({ name, type, description }) => ({ name, type, description })),
      missingValues: [''],
      primaryKey: 'incident',
    },
    () => writeIncidentsCsv(records, options),
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
    () => writeClaimsCsv(records),
  )
  for (const { name, description, columns, lines } of registryTables(records)) {
    yield csvFile(`${name}.csv`, description, { fields: columns, missingValues: [''] }, lines)
  }
  yield {
    path: 'records.jsonl',
    title: 'Every record in full',
    format: 'jsonl',
    mediatype: 'application/jsonl',
    pieces: () => encodeAll(writeJsonLines(records)),
  }
  yield {
    path: 'incidents.geojson',
    title: 'The incidents as features',
    format: 'geojson',
    mediatype: 'application/geo+json',
    pieces: () => encodeAll(writeGeoJson(records, options)),
  }
  yield {
    path: 'incidents.parquet',
    title: 'The incidents as GeoParquet',
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    pieces: () => [writeGeoParquet(records, options)],
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
  lines: () => Iterable<string>,
): PlannedFile {
  const pieces = () => encodeAll(lines())
  return { path, title, format: 'csv', mediatype: 'text/csv', schema, pieces }
}

function* encodeAll(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield encoder.encode(piece)
}

function measure(source: Iterable<Uint8Array>) {
  const digest = createSha256()
  let bytes = 0
  let ended = false
  function* pieces(): Generator<Uint8Array> {
    for (const piece of source) {
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
