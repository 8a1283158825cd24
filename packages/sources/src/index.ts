export { type ClaimColumn, claimColumns } from './claim-table/claim-columns.ts'
export {
  type TemplateLanguage,
  templateLanguages,
  writeTemplateCsv,
} from './claim-table/write-template.ts'
export { writeTemplateXlsx } from './claim-table/write-template-xlsx.ts'
export type { Likeness } from './duplicates/compare-incidents.ts'
export {
  type DuplicateOptions,
  type DuplicatePair,
  findDuplicates,
} from './duplicates/find-duplicates.ts'
export { manifests } from './reading/formats.ts'
export type { ImportBatch, OriginalRow } from './reading/import-batch.ts'
export type { ImportReport, ReadToll, SumOfTolls } from './reading/import-report.ts'
export type { ReadOptions } from './reading/read-options.ts'
export { type RecordReading, readRecords } from './reading/read-records.ts'
export type { IssueEffect, RowIssue } from './reading/row-issue.ts'
export type { SourceManifest } from './reading/source-manifest.ts'
export { defaultLimits, type ReadLimits } from './streaming/read-limits.ts'
export { createSha256 } from './streaming/sha256-stream.ts'
export type { CountOptions } from './writers/count-each.ts'
export {
  type IncidentColumn,
  type IncidentColumnType,
  incidentColumns,
} from './writers/incident-columns.ts'
export type { ReadRegistry } from './writers/registry-tables.ts'
export { type CsvOptions, writeClaimsCsv, writeClaimsCsvPages } from './writers/write-claims-csv.ts'
export {
  type PackageFile,
  type PackageOptions,
  type PackagePages,
  pagesOfPackage,
  writeDataPackage,
} from './writers/write-data-package.ts'
export { writeGeoJson, writeGeoJsonPages } from './writers/write-geojson.ts'
export { writeGeoParquet, writeGeoParquetPages } from './writers/write-geoparquet.ts'
export { writeIncidentsCsv, writeIncidentsCsvPages } from './writers/write-incidents-csv.ts'
export { writeJsonLines, writeJsonLinesPages } from './writers/write-json-lines.ts'
