import type { Query } from '../query/index.ts'
import { type CountableHarm, countableHarms, groups } from '../records/index.ts'
import { type CellKind, cellKindEntries, type IncidentTable } from '../table/index.ts'

const attacker = groups.indexOf('attacker')

/** What of an incident is counted. */
export type Asked = Pick<Query, 'harm' | 'group'>

/** Whether the incidents' own totals answer: no group is asked for, so all but the attackers count. */
export function totalsAreEnough(query: Asked): boolean {
  return query.group.length === 0
}

/** The cells of a row that a query counts, as entries of the table's cell columns. */
export function countedCells(table: IncidentTable, row: number, query: Asked): readonly number[] {
  const { offsets, kind, kinds } = table.cells
  const entries: number[] = []
  for (let entry = offsets[row] ?? 0; entry < (offsets[row + 1] ?? 0); entry++) {
    const code = kind[entry] ?? 0
    if (isHarmAsked(query, kinds.harm[code] ?? 0) && isGroupAsked(query, kinds.group[code] ?? 0))
      entries.push(entry)
  }
  return entries
}

/** What an entry of the table's cell columns counts. */
export function kindOfCell({ cells }: IncidentTable, entry: number): CellKind {
  return cellKindEntries.valueOf(cells.kinds, cells.kind[entry] ?? 0)
}

/**
 * Whether an incident's toll is unknown for what is asked: one of its counted cells tells no number, or
 * nobody reported a number for any harm that is asked for, in any group.
 */
export function isTollUnknown(table: IncidentTable, row: number, query: Asked): boolean {
  const isUnknown = (entry: number) =>
    table.quantities.unknown[table.cells.quantity[entry] ?? 0] === 1
  if (countedCells(table, row, query).some(isUnknown)) return true
  return !countableHarms.some((harm, index) => {
    if (!isHarmAsked(query, index)) return false
    return hasTotal(table, row, harm) || hasCell(table, row, index)
  })
}

function hasTotal(
  { totals, quantities }: IncidentTable,
  row: number,
  harm: CountableHarm,
): boolean {
  const nothing = quantities.low.length
  return (totals[harm][row] ?? nothing) < nothing
}

function hasCell(table: IncidentTable, row: number, harm: number): boolean {
  const { offsets, kind, kinds } = table.cells
  for (let entry = offsets[row] ?? 0; entry < (offsets[row + 1] ?? 0); entry++) {
    if (kinds.harm[kind[entry] ?? 0] === harm) return true
  }
  return false
}

function isHarmAsked(query: Asked, harm: number): boolean {
  const name = countableHarms[harm]
  return query.harm.length === 0 || (name !== undefined && query.harm.includes(name))
}

function isGroupAsked(query: Asked, group: number): boolean {
  const name = groups[group]
  if (query.group.length === 0) return group !== attacker
  return name !== undefined && query.group.includes(name)
}
