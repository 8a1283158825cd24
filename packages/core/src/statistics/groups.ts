import { askedBy } from './asked-toll.ts'
import type { CasualtyRow } from './casualty-row.ts'
import { type Dimension, dimensions, overlappingDimensions } from './dimension.ts'
import { type Grouping, type GroupKeys, groupTolls } from './group-tolls.ts'
import { calendarOption, dimensionsOption } from './option-parameter.ts'
import { defineStatistic } from './statistic-definition.ts'
import {
  type Casualties,
  casualtiesByKey,
  emptyTolls,
  mergeTolls,
  type TollsByKey,
} from './tolls-by-key.ts'

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

/** The mergeable summary behind groups. */
interface GroupsSummary {
  readonly tolls: TollsByKey<string>
  tooImprecise: number
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
  init: (): GroupsSummary => ({ tolls: emptyTolls(), tooImprecise: 0 }),
  add: (summary, { table, selection }, { query, options }) => {
    summary.tooImprecise += groupTolls(summary.tolls, table, selection, query, options)
  },
  merge: (summary, other) => {
    mergeTolls(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options: { by } }) => {
    const asked = askedBy(query)
    const rows = casualtiesByKey(tolls, asked)
      .map(([id, casualties]) => ({ id, casualties, order: orderOf(casualties) }))
      .sort((a, b) => b.order - a.order || (a.id < b.id ? -1 : 1))
      .map(({ id, casualties }) => ({ key: keyOf(by, JSON.parse(id)), ...casualties }))
    const overlapping = by.some((dimension) => overlappingDimensions.includes(dimension))
    const result: CasualtyGroups = { rows, overlapping }
    return { result, tooImprecise }
  },
})

function keyOf(by: Grouping['by'], keys: GroupKeys): CasualtyRow['key'] {
  return Object.fromEntries(by.map((dimension, index) => [dimension, keys[index] ?? null]))
}

function orderOf({ killed }: Casualties): number {
  return killed?.best ?? killed?.low ?? -1
}
