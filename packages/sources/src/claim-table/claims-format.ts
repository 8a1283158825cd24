import type { TableFormat } from '../reading/source-format.ts'
import type { SourceManifest } from '../reading/source-manifest.ts'
import { claimCells } from './claim-cells.ts'
import { claimColumns, requiredClaimColumns } from './claim-columns.ts'
import { readClaimRows } from './read-claim-rows.ts'

/** The project's own table of claims. */
export const claimsManifest: SourceManifest = {
  format: 'claims',
  title: 'Table of claims',
  publisher: 'whoever fills it in',
  url: null,
  licence: null,
  citation: null,
  layouts: [
    'one row for each claim, as CSV or XLSX, columns named in English, Dari or Pashto',
    'the CSV export of claims, whose guards against formulas are taken off again',
  ],
  idPrefix: null,
}

/** The reader of tables of claims: the template that newsrooms fill in, and the CSV export. */
export const claimsFormat: TableFormat = {
  manifest: claimsManifest,
  dataset: null,
  shortRows: true,
  announce: () => undefined,
  required: requiredClaimColumns.map((key) => {
    const { en, fa, ps } = claimColumns.find((column) => column.key === key) ?? { en: key }
    return [key, en, fa ?? key, ps ?? key]
  }),
  open({ columns }) {
    const cells = claimCells(columns)
    let lastIncident = ''
    return {
      groupOf(row) {
        // An empty cell means: the same incident as above.
        lastIncident = cells.text(row, 'incident') || lastIncident
        return lastIncident
      },
      readTogether: (rows, sink) => readClaimRows(cells, rows, sink),
    }
  },
}
