import type { Query } from '../query/index.ts'
import { askedBy } from './asked-toll.ts'
import type { CasualtyRow } from './casualty-row.ts'
import { type Dimension, dimensions, overlappingDimensions } from './dimension.ts'
import { boundsOfGroups } from './group-bounds.ts'
import { groupTolls } from './group-tolls.ts'
import {
  addGroups,
  type GroupedTolls,
  type GroupsSummary,
  type KeyColumn,
  noGroups,
} from './grouped-tolls.ts'
import { calendarOption, dimensionsOption } from './option-parameter.ts'
import { orderByAmount, orderByKeys } from './order-groups.ts'
import { defineStatistic } from './statistic-definition.ts'
import { casualtiesOfSlot } from './toll-sums.ts'

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
 * Killed and wounded by one or more dimensions: a pivot in long form, a row a combination of keys.
 *
 * By `group` or `harm` an incident's toll is divided, and it stands in each row for which it has a cell;
 * a toll that is told over all groups together stands in the row with the group `null`. By any other
 * dimension it stands whole. Incidents that are not known exactly enough for a dimension of time or
 * place stand in the row with the key `null` and are counted in `tooImprecise`. Weekdays are numbers
 * from Monday 1 to Sunday 7, hours two digits. Rows are ordered by killed (best, then low), most first,
 * then by key.
 *
 * Source: METHODS.md, "groups".
 */
export const groups = defineStatistic({
  name: 'groups',
  summary: 'Killed and wounded by one or more dimensions.',
  parameters: {
    by: dimensionsOption<Dimension>('The dimensions to group by.', dimensions, ['group']),
    calendar: calendarOption(),
  },
  init: ({ options }): GroupsSummary => ({
    groups: noGroups(options.by.length),
    tooImprecise: 0,
  }),
  add: (summary, part, { query, options }) => {
    addGroups(summary, groupTolls(part, query, options))
  },
  merge: addGroups,
  finish: ({ groups, tooImprecise }, { query, options: { by } }) => {
    const asked = askedBy(query)
    const rows = Array.from(orderOfGroups(groups, query), (group): CasualtyRow => {
      const { killed, wounded, incidents, unknownToll } = casualtiesOfSlot(
        groups.sums,
        group,
        asked,
      )
      return { key: keyOf(by, groups.keys, group), killed, wounded, incidents, unknownToll }
    })
    const overlapping = by.some((dimension) => overlappingDimensions.includes(dimension))
    const result: CasualtyGroups = { rows, overlapping }
    return { result, tooImprecise }
  },
})

/** Groups in the order of their rows: by killed (best, then low), most first, then by key. */
export function orderOfGroups(groups: GroupedTolls, query: Query): Uint32Array {
  const { best } = boundsOfGroups(groups, 'killed', askedBy(query))
  return orderByAmount(best, orderByKeys(groups.keys, groups.length))
}

function keyOf(
  by: readonly Dimension[],
  keys: readonly KeyColumn[],
  group: number,
): CasualtyRow['key'] {
  const key: Record<string, string | null> = {}
  for (let place = 0; place < by.length; place++) {
    const column = keys[place]
    key[by[place] ?? ''] = column?.words[column.codes[group] ?? 0] ?? null
  }
  return key
}
