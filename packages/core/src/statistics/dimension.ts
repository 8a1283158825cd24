/** What incidents can be grouped by. `harm` and `group` divide an incident's toll, the others do not. */
export const dimensions = [
  'actor',
  'country',
  'province',
  'district',
  'type',
  'method',
  'target',
  'harm',
  'group',
  'grade',
  'attribution',
  'source',
  'weekday',
  'hour',
  'year',
  'month',
] as const
export type Dimension = (typeof dimensions)[number]

/** The dimensions of time and place: an incident without a key in them is not known exactly enough. */
export const exactDimensions: readonly Dimension[] = [
  'province',
  'district',
  'weekday',
  'hour',
  'year',
  'month',
]

/** The dimensions in which an incident can have several keys, so that rows must not be added. */
export const overlappingDimensions: readonly Dimension[] = ['actor', 'method', 'target', 'source']

/** The dimensions that divide an incident's toll. */
export const dividingDimensions: readonly Dimension[] = ['harm', 'group']
