import {
  type Codes,
  type Counts,
  makeTollColumns,
  sliceColumns,
  type TollColumns,
  tollFields,
} from '../../table/index.ts'

/**
 * Sums by one or more keys as columns, a sum a place: a key's code at a place leads to its name among the
 * entries, which is `null` for incidents without a key. Sums stand in order of their codes, key by key.
 */
export interface KeyedTolls<Name extends string = string> {
  readonly length: number
  readonly keys: Readonly<Record<Name, TollKey>>
  readonly columns: TollColumns
}

/** One of the keys of sums. */
export interface TollKey {
  readonly entries: readonly (string | null)[]
  readonly codes: Codes
}

/** Those of the sums that stand from `start` to before `end`, without a copy. */
export function sliceTolls<Name extends string>(
  { keys, columns }: KeyedTolls<Name>,
  start: number,
  end: number,
): KeyedTolls<Name> {
  const sliced = Object.entries<TollKey>(keys).map(([name, { entries, codes }]) => [
    name,
    { entries, codes: codes.subarray(start, end) },
  ])
  return {
    length: Math.max(0, end - start),
    keys: Object.fromEntries(sliced),
    columns: sliceColumns(columns, start, end),
  }
}

/** Where in ascending codes the first one of at least `wanted` stands. */
export function placeOfCode(codes: Codes, wanted: number): number {
  let [low, high] = [0, codes.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The same sums in the order of one key, those that are equal in it in the order in which they were. */
export function orderTolls<Name extends string>(
  { length, keys, columns }: KeyedTolls<Name>,
  name: NoInfer<Name>,
): KeyedTolls<Name> {
  const { codes, entries } = keys[name]
  const starts = new Uint32Array(entries.length + 1)
  for (let place = 0; place < length; place++) {
    const after = (codes[place] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let code = 1; code < starts.length; code++) {
    starts[code] = (starts[code] ?? 0) + (starts[code - 1] ?? 0)
  }
  const order = new Uint32Array(length)
  for (let place = 0; place < length; place++) {
    const code = codes[place] ?? 0
    const at = starts[code] ?? 0
    order[at] = place
    starts[code] = at + 1
  }
  const inOrder = <Numbers extends Counts>(numbers: Numbers): Numbers => {
    const ordered = numbers.slice()
    for (let at = 0; at < length; at++) ordered[at] = numbers[order[at] ?? 0] ?? 0
    return ordered as Numbers
  }
  const ordered = Object.entries<TollKey>(keys).map(([key, { entries, codes }]) => {
    return [key, { entries, codes: inOrder(codes) }] as const
  })
  return {
    length,
    keys: Object.fromEntries(ordered) as Record<Name, TollKey>,
    columns: makeTollColumns((field) => inOrder(columns[tollFields[field] ?? 'incidents'])),
  }
}
