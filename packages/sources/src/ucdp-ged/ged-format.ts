import type { TableFormat } from '../reading/source-format.ts'
import { addGedIncident } from './ged-incident.ts'
import { gedRequiredColumns, gedRowReader } from './ged-row.ts'
import { gedColumnsWithoutHeader } from './layouts.ts'
import { ucdpGedManifest, ucdpGedSource } from './manifest.ts'

/** The reader of UCDP GED, all layouts by the names of their columns. */
export const ucdpGedFormat: TableFormat = {
  manifest: ucdpGedManifest,
  dataset: ucdpGedSource.id,
  announce: (sink) => sink.once('source', ucdpGedSource.id, () => ucdpGedSource),
  required: gedRequiredColumns,
  columnsWithoutHeader: gedColumnsWithoutHeader,
  open({ columns, document }) {
    const readRow = gedRowReader(columns)
    return {
      read(row, sink) {
        const ged = readRow(row, sink)
        if (ged !== null) addGedIncident(ged, document, sink)
      },
    }
  },
}
