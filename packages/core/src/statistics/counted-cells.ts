import type { Query } from '../query/index.ts'
import { countableHarms, groups } from '../records/index.ts'
import type { IncidentTable } from '../table/index.ts'

const attacker = groups.indexOf('attacker')

/** What of an incident is counted. */
export type Asked = Pick<Query, 'harm' | 'group'>

/** Whether the incidents' own totals answer: no group is asked for, so all but the attackers count. */
export function totalsAreEnough(query: Asked): boolean {
  return query.group.length === 0
}

/** The cells of a row that a query counts, as entries of the table's cell columns. */
export function countedCells(table: IncidentTable, row: number, query: Asked): readonly number[] {
  const { offsets, harm, group } = table.cells
  const entries: number[] = []
  for (let entry = offsets[row] ?? 0; entry < (offsets[row + 1] ?? 0); entry++) {
    if (isHarmAsked(query, harm[entry] ?? 0) && isGroupAsked(query, group[entry] ?? 0))
      entries.push(entry)
  }
  return entries
}

/**
 * Whether an incident's toll is unknown for what is asked: one of its counted cells tells no number, or
 * nobody reported a number for any harm that is asked for, in any group.
 */
export function isTollUnknown(table: IncidentTable, row: number, query: Asked): boolean {
  if (countedCells(table, row, query).some((entry) => table.cells.unknown[entry] === 1)) return true
  return !countableHarms.some((harm, index) => {
    if (!isHarmAsked(query, index)) return false
    return (table.totals[harm].low[row] ?? -1) >= 0 || hasCell(table, row, index)
  })
}

function hasCell(table: IncidentTable, row: number, harm: number): boolean {
  const { offsets } = table.cells
  for (let entry = offsets[row] ?? 0; entry < (offsets[row + 1] ?? 0); entry++) {
    if (table.cells.harm[entry] === harm) return true
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
