/** Writes the files of `StoredTable`. Arguments: rows, seed, folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type IncidentRow, writeSnapshot } from '@recount/core/table'
import { tableOfRows } from '../engines/recount.ts'
import { flatColumns } from '../formats/flat-columns.ts'
import { writeParquet } from '../formats/write-formats.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { makeFactTables } from './facts.ts'

/** Above this many rows only the snapshot is written: nobody else is measured there. */
const mostForOthers = 500_000

const [rows = 0, seed = 1] = process.argv.slice(2).map(Number)
const folder = process.argv[4] ?? ''
writeFileSync(join(folder, 'snapshot'), writeSnapshot(tableOfRows(generateIncidents(rows, seed))))
if (rows <= mostForOthers) {
  const incidents: readonly IncidentRow[] = [...generateIncidents(rows, seed)]
  const inOrder = [...incidents].sort((a, b) => a.span.latest - b.span.latest)
  await writeParquet(flatColumns(inOrder), join(folder, 'parquet'))
}
// The world is the same whatever the number of rows: a sample tells its countries and actors.
const sample = makeFactTables([...generateIncidents(Math.min(rows, 20_000), seed)])
const { actorsOf, ...choices } = choicesOf(sample.incidents)
writeFileSync(join(folder, 'choices.json'), JSON.stringify({ ...choices, actorsOf: [...actorsOf] }))
process.send?.({})
