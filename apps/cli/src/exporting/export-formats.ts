import {
  buildTableOfRows,
  countIncidents,
  type IncidentRow,
  rowOfCounted,
  writeSnapshot,
} from '@recount/core'
import {
  type CountOptions,
  type CsvOptions,
  writeClaimsCsvPages,
  writeGeoJsonPages,
  writeGeoParquetPages,
  writeIncidentsCsvPages,
  writeJsonLinesPages,
} from '@recount/sources'
import { CommandFailure } from '../command-failure.ts'
import type { SelectedRecords } from './select-records.ts'

/** A format of one file: what it is, and its writer. */
export interface ExportFormat {
  readonly name: string
  readonly summary: string
  readonly isText: boolean
  readonly takesTags: boolean
  readonly write: (
    records: SelectedRecords,
    options: CsvOptions & Required<CountOptions>,
  ) => AsyncIterable<string | Uint8Array>
}

/** The formats of one file; a data package is a folder of all of them. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'csv',
    summary: 'one row for each incident, counted by the query’s rule',
    isText: true,
    takesTags: true,
    write: ({ incidents }, options) => writeIncidentsCsvPages(incidents(), options),
  },
  {
    name: 'claims',
    summary: 'CSV, one row for each claim; read back by recount import',
    isText: true,
    takesTags: true,
    write: ({ incidents }, options) => writeClaimsCsvPages(incidents(), options),
  },
  {
    name: 'jsonl',
    summary: 'every record in full; read back by recount import',
    isText: true,
    takesTags: false,
    write: (records) => writeJsonLinesPages(records.everything()),
  },
  {
    name: 'geojson',
    summary: 'one feature for each incident (RFC 7946)',
    isText: true,
    takesTags: false,
    write: ({ incidents }, options) => writeGeoJsonPages(incidents(), options),
  },
  {
    name: 'geoparquet',
    summary: 'the incidents as GeoParquet 1.1, for DuckDB, QGIS and pandas',
    isText: false,
    takesTags: false,
    async *write({ incidents }, options) {
      yield await writeGeoParquetPages(incidents(), options)
    },
  },
  {
    name: 'snapshot',
    summary: 'the counted incidents encoded for @recount/core (readSnapshot)',
    isText: false,
    takesTags: false,
    async *write({ incidents }, { rule }) {
      const rows: IncidentRow[] = []
      for await (const page of incidents()) {
        for (const counted of countIncidents(page, rule)) rows.push(rowOfCounted(counted))
      }
      const { value: table, issues } = buildTableOfRows(rule.label, rows)
      if (table === null) throw new CommandFailure(`no table: ${issues[0]?.code}`)
      yield writeSnapshot(table)
    },
  },
]

/** The name of the format that is a folder of files. */
export const packageFormat = 'datapackage'

/** Other names of a format. */
export const formatAliases: Readonly<Record<string, string>> = { parquet: 'geoparquet' }
