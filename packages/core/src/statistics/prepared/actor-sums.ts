import {
  addRow,
  type IncidentTable,
  makeColumnsUpTo,
  setSums,
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
  addActors(running, table, reader, 0, table.length)
  // No sum along the rows is greater than the one over all of them.
  const columns = makeColumnsUpTo(running, boundaries * actors)
  running.fill(0)
  for (let boundary = 0; boundary < boundaries; boundary++) {
    const row = boundary * boundaryRows
    if (boundary > 0) addActors(running, table, reader, row - boundaryRows, row)
    setSums(columns, boundary * actors, running)
  }
  return { actors, boundaries, columns }
}

/** Adds rows `start` to before `end` to the sums of their actors; the code behind the last is of no actor. */
function addActors(
  sums: Float64Array,
  { perpetrator: { entries, codes } }: IncidentTable,
  reader: TollReader,
  start: number,
  end: number,
): void {
  const { offsets, members, words } = entries
  for (let row = start; row < end; row++) {
    const list = codes[row] ?? 0
    const last = offsets[list + 1] ?? 0
    let member = offsets[list] ?? 0
    if (member >= last) addRow(sums, words.length * tollWidth, reader, row)
    for (; member < last; member++) addRow(sums, (members[member] ?? 0) * tollWidth, reader, row)
  }
}
