import {
  addRow,
  type Counts,
  type IncidentTable,
  makeTollColumns,
  narrowCounts,
  type TollColumns,
  type TollReader,
  tollWidth,
} from '../../table/index.ts'

/**
 * Running sums of each actor along the rows: at every {@link boundaryRows} rows the sums of all actors so
 * far, those without any actor last. The sum of boundary `n` and actor `a` is at `n × actors + a`.
 */
export interface ActorSums {
  readonly actors: number
  readonly boundaries: number
  readonly columns: TollColumns
}

/** How many rows lie between two boundaries. */
export const boundaryRows = 4096

/** Sums the incidents of each actor up. */
export function makeActorSums(table: IncidentTable, reader: TollReader): ActorSums {
  const actors = table.perpetrator.entries.words.length + 1
  const boundaries = Math.floor(table.length / boundaryRows) + 1
  const running = new Float64Array(actors * tollWidth)
  const fields = Array.from({ length: tollWidth }, () => new Float64Array(boundaries * actors))
  for (let row = 0; row <= table.length; row++) {
    if (row % boundaryRows === 0) copyRunning(fields, running, row / boundaryRows, actors)
    if (row === table.length) break
    forEachActor(table, row, (actor) => addRow(running, actor * tollWidth, reader, row))
  }
  const columns = makeTollColumns((field) => narrowCounts(fields[field] ?? new Float64Array(0)))
  return { actors, boundaries, columns }
}

/** Goes through the actors of a row; one without any has the code behind the last actor. */
function forEachActor(
  { perpetrator: { entries, codes } }: IncidentTable,
  row: number,
  use: (actor: number) => void,
): void {
  const list = codes[row] ?? 0
  const start = entries.offsets[list] ?? 0
  const end = entries.offsets[list + 1] ?? 0
  for (let member = start; member < end; member++) use(entries.members[member] ?? 0)
  if (end <= start) use(entries.words.length)
}

function copyRunning(
  fields: readonly Counts[],
  running: Float64Array,
  boundary: number,
  actors: number,
): void {
  fields.forEach((column, field) => {
    for (let actor = 0; actor < actors; actor++) {
      column[boundary * actors + actor] = running[actor * tollWidth + field] ?? 0
    }
  })
}
