import {
  countMarks,
  type IncidentTable,
  lazily,
  marksOfRows,
  type RowMarks,
  rowsOfMarks,
} from '../table/index.ts'

/**
 * The rows of a table that answer a query, in the table's order, each once. They may be part of a list
 * that is kept with the table: they must not be overwritten. The list may be made when it is first looked at.
 *
 * `tooImprecise` counts incidents left out because their date or place is not known exactly enough to
 * say whether they belong. `partlyInside` counts those taken although their date may lie outside the
 * period, as `precision=overlapping` asks.
 */
export interface Selection {
  readonly rows: Uint32Array
  readonly tooImprecise: number
  readonly partlyInside: number
}

/** What is known of a selection beside its list of rows, which may not have been made yet. */
interface Marked {
  readonly marks: RowMarks
  readonly count: number
}

const knownOfSelections = new WeakMap<Selection, Marked>()

/** A selection of marked rows, whose list is made when it is first looked at. The marks must not be changed any more. */
export function selectionOfMarks(
  marks: RowMarks,
  counts: Pick<Selection, 'tooImprecise' | 'partlyInside'>,
): Selection {
  const count = countMarks(marks)
  const selection = lazily<Selection>({
    rows: () => rowsOfMarks(marks, count),
    tooImprecise: () => counts.tooImprecise,
    partlyInside: () => counts.partlyInside,
  })
  knownOfSelections.set(selection, { marks, count })
  return selection
}

/**
 * How many rows a selection has, without making their list.
 *
 * @example
 * countSelected(selectIncidents(buildIncidentTable([]), everything)) //=> 0
 */
export function countSelected(selection: Selection): number {
  return knownOfSelections.get(selection)?.count ?? selection.rows.length
}

/**
 * The rows of a selection of a table as marks, which must not be changed.
 *
 * @example
 * marksOfSelection(buildIncidentTable([]), selectIncidents(buildIncidentTable([]), everything))
 * //=> new Int32Array(0)
 */
export function marksOfSelection(table: IncidentTable, selection: Selection): RowMarks {
  const known = knownOfSelections.get(selection)
  if (known !== undefined) return known.marks
  const marks = marksOfRows(selection.rows, table.length)
  knownOfSelections.set(selection, { marks, count: selection.rows.length })
  return marks
}
