import {
  buildIncidentTable,
  countIncidents,
  type PublicRecordSet,
  writeSnapshot,
} from '@recount/core'
import {
  type CountOptions,
  type CsvOptions,
  writeClaimsCsv,
  writeGeoJson,
  writeGeoParquet,
  writeIncidentsCsv,
  writeJsonLines,
} from '@recount/sources'

/** A format of one file: what it is, and its writer. */
export interface ExportFormat {
  readonly name: string
  readonly summary: string
  readonly isText: boolean
  readonly takesTags: boolean
  readonly write: (
    records: PublicRecordSet,
    options: CsvOptions & Required<CountOptions>,
  ) => Iterable<string | Uint8Array>
}

/** The formats of one file; a data package is a folder of all of them. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'csv',
    summary: 'one row for each incident, counted by the query’s rule',
    isText: true,
    takesTags: true,
    write: writeIncidentsCsv,
  },
  {
    name: 'claims',
    summary: 'CSV, one row for each claim; read back by recount import',
    isText: true,
    takesTags: true,
    write: writeClaimsCsv,
  },
  {
    name: 'jsonl',
    summary: 'every record in full; read back by recount import',
    isText: true,
    takesTags: false,
    write: writeJsonLines,
  },
  {
    name: 'geojson',
    summary: 'one feature for each incident (RFC 7946)',
    isText: true,
    takesTags: false,
    write: writeGeoJson,
  },
  {
    name: 'geoparquet',
    summary: 'the incidents as GeoParquet 1.1, for DuckDB, QGIS and pandas',
    isText: false,
    takesTags: false,
    write: (records, options) => [writeGeoParquet(records, options)],
  },
  {
    name: 'snapshot',
    summary: 'the counted incidents encoded for @recount/core (readSnapshot)',
    isText: false,
    takesTags: false,
    write: (records, { rule }) => [
      writeSnapshot(buildIncidentTable(countIncidents(records, rule))),
    ],
  },
]

/** The name of the format that is a folder of files. */
export const packageFormat = 'datapackage'

/** Other names of a format. */
export const formatAliases: Readonly<Record<string, string>> = { parquet: 'geoparquet' }
