import type { Asked } from './asked-toll.ts'
import { boundsOfGroups, type GroupBounds } from './group-bounds.ts'
import type { GroupedTolls } from './grouped-tolls.ts'
import type { Measure } from './measure.ts'
import { compareTexts, jsonOf, orderByAmount, placesUpTo } from './order-groups.ts'
import { type Casualties, casualtiesOfSlot, emptySums } from './toll-sums.ts'

/**
 * Groups of one dimension that have a key, with their measure: those with a number are `measured`, the
 * others `unreported`. `withoutKey` are the casualties of the group that has no key.
 */
export interface KeyedGroups extends GroupBounds {
  readonly measured: Uint32Array
  readonly unreported: number
  readonly withoutKey: Casualties
  readonly keyOf: (group: number) => string | null
}

/** Groups of one dimension by a measure. */
export function keyedGroups(groups: GroupedTolls, measure: Measure, asked: Asked): KeyedGroups {
  const [{ words, codes } = { words: [], codes: new Uint32Array(0) }] = groups.keys
  const bounds = boundsOfGroups(groups, measure, asked)
  const measured = new Uint32Array(groups.length)
  let [found, unreported, keyless] = [0, 0, -1]
  for (let group = 0; group < groups.length; group++) {
    if (codes[group] === words.length) keyless = group
    else if ((bounds.best[group] ?? -1) < 0) unreported++
    else measured[found++] = group
  }
  return {
    ...bounds,
    measured: measured.subarray(0, found),
    unreported,
    withoutKey:
      keyless < 0
        ? casualtiesOfSlot(emptySums(1), 0, asked)
        : casualtiesOfSlot(groups.sums, keyless, asked),
    keyOf: (group) => words[codes[group] ?? 0] ?? null,
  }
}

/** The values of the measured groups, in ascending order. */
export function ascendingOf({ measured }: KeyedGroups, values: Float64Array): Float64Array {
  const ascending = new Float64Array(measured.length)
  for (let index = 0; index < measured.length; index++) {
    ascending[index] = values[measured[index] ?? 0] ?? 0
  }
  return ascending.sort()
}

/**
 * The first so many measured groups: greatest best first, equals in order of their keys. Only keys of
 * groups that come so far are compared.
 */
export function firstGroups(
  { measured, best, keyOf }: KeyedGroups,
  limit: number,
): readonly number[] {
  const amounts = Float64Array.from(measured, (group) => best[group] ?? 0)
  const order = orderByAmount(amounts, placesUpTo(measured.length))
  const first: number[] = []
  for (let start = 0; start < order.length && first.length < limit; ) {
    const amount = amounts[order[start] ?? 0]
    let end = start + 1
    while (end < order.length && amounts[order[end] ?? 0] === amount) end++
    const equals = Array.from(order.subarray(start, end), (place) => measured[place] ?? 0)
    first.push(...(equals.length === 1 ? equals : orderedByKey(equals, keyOf, limit)))
    start = end
  }
  return first.slice(0, limit)
}

function orderedByKey(
  groups: readonly number[],
  keyOf: KeyedGroups['keyOf'],
  limit: number,
): readonly number[] {
  return groups
    .map((group) => ({ group, name: jsonOf(keyOf(group) ?? undefined) }))
    .sort((a, b) => compareTexts(a.name, b.name))
    .slice(0, limit)
    .map(({ group }) => group)
}
