import type { Query } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type CasualtyRow, finishRow } from './casualty-row.ts'
import { addToTotal, type CasualtyTotalSummary, emptyTotal } from './casualty-total.ts'
import { countedCells, kindOfCell } from './counted-cells.ts'
import {
  type Dimension,
  type IncidentDimension,
  isTooImprecise,
  keysOfRow,
  overlaps,
} from './dimension.ts'

/**
 * Killed and wounded by one or more dimensions, a row a combination that has an incident.
 *
 * A key is `null` where an incident has none in that dimension. Rows of an `overlapping` result share
 * incidents (one with two methods stands in two rows): their numbers must not be added.
 */
export interface CasualtyGroups {
  readonly rows: readonly CasualtyRow[]
  readonly overlapping: boolean
}

/**
 * Groups selected incidents and adds up each group.
 *
 * By `group` or `harm` an incident's toll is divided, and it stands in each row for which it has a cell;
 * by any other dimension it stands whole. Incidents that are not known exactly enough for a dimension of
 * time or place stand in the row with the key `null` and are counted in `tooImprecise`. Rows are ordered
 * by killed (best, then low), most first, then by key.
 *
 * Source: METHODS.md, "groups".
 */
export function casualtyGroups(
  table: IncidentTable,
  rows: Iterable<number>,
  query: Query,
  by: readonly Dimension[],
): CasualtyGroups & { readonly tooImprecise: number } {
  const summaries = new Map<string, GroupOfIncidents>()
  const ofIncident = by.filter(isIncidentDimension)
  const dividing = by.filter((dimension) => !isIncidentDimension(dimension))
  let tooImprecise = 0
  for (const row of rows) {
    const keys = ofIncident.map((dimension) => keysOfRow(dimension, table, row, query))
    if (ofIncident.some((dimension, index) => isTooImprecise(dimension, keys[index]?.[0] ?? null)))
      tooImprecise++
    for (const part of partsOfToll(table, row, query, dividing)) {
      for (const combination of combinationsOf([...keys, ...part.keys.map((key) => [key])])) {
        const id = JSON.stringify(combination)
        const group = summaries.get(id) ?? {
          keys: combination,
          summary: emptyTotal(),
          asked: part.asked,
        }
        addToTotal(group.summary, table, row, part.asked)
        summaries.set(id, group)
      }
    }
  }
  const order = [...ofIncident, ...dividing]
  const finished = [...summaries.values()].map(({ keys, summary, asked }) => {
    const named = by.map(
      (dimension) => [dimension, keys[order.indexOf(dimension)] ?? null] as const,
    )
    return finishRow(Object.fromEntries(named), summary, asked)
  })
  return { rows: finished.sort(mostKilledFirst), overlapping: by.some(overlaps), tooImprecise }
}

interface GroupOfIncidents {
  readonly keys: readonly (string | null)[]
  readonly summary: CasualtyTotalSummary
  readonly asked: Pick<Query, 'harm' | 'group'>
}

interface PartOfToll {
  readonly keys: readonly string[]
  readonly asked: Pick<Query, 'harm' | 'group'>
}

function partsOfToll(
  table: IncidentTable,
  row: number,
  query: Query,
  dividing: readonly Dimension[],
): readonly PartOfToll[] {
  if (dividing.length === 0) return [{ keys: [], asked: query }]
  const parts = new Map<string, PartOfToll>()
  for (const entry of countedCells(table, row, query)) {
    const { harm, group } = kindOfCell(table, entry)
    const keys = dividing.map((dimension) => (dimension === 'harm' ? harm : group))
    parts.set(keys.join(' '), {
      keys,
      asked: {
        harm: dividing.includes('harm') ? [harm] : query.harm,
        group: dividing.includes('group') ? [group] : query.group,
      },
    })
  }
  return [...parts.values()]
}

function combinationsOf(
  lists: readonly (readonly (string | null)[])[],
): readonly (readonly (string | null)[])[] {
  return lists.reduce<readonly (readonly (string | null)[])[]>(
    (combinations, list) => combinations.flatMap((start) => list.map((key) => [...start, key])),
    [[]],
  )
}

function isIncidentDimension(dimension: Dimension): dimension is IncidentDimension {
  return dimension !== 'harm' && dimension !== 'group'
}

function mostKilledFirst(a: CasualtyRow, b: CasualtyRow): number {
  const killed = ({ killed }: CasualtyRow) => killed?.best ?? killed?.low ?? -1
  return killed(b) - killed(a) || (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1)
}
