import { acledFormat } from '../acled/acled-format.ts'
import { claimsFormat } from '../claim-table/claims-format.ts'
import { gtdFormat } from '../gtd/gtd-format.ts'
import { jsonLinesManifest, jsonManifest } from '../json/manifest.ts'
import { minMaxFormat } from '../min-max/min-max-format.ts'
import { ucdpGedFormat } from '../ucdp-ged/ged-format.ts'
import type { TableFormat } from './source-format.ts'
import type { SourceManifest } from './source-manifest.ts'

/** The formats of tables, in the order in which they are tried. */
export const tableFormats: readonly TableFormat[] = [
  ucdpGedFormat,
  acledFormat,
  gtdFormat,
  minMaxFormat,
  claimsFormat,
]

/** What every reader reads, in the order in which the formats are tried. */
export const manifests: readonly SourceManifest[] = [
  ...tableFormats.map(({ manifest }) => manifest),
  jsonLinesManifest,
  jsonManifest,
]
