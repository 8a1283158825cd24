import {
  type Codes,
  columnsOfSums,
  makeCodes,
  sliceColumns,
  type TollColumns,
  tollWidth,
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

/** A key before sums are made: a code for each entry that is to be added. */
export interface KeyDigit<Name extends string> {
  readonly name: Name
  readonly entries: readonly (string | null)[]
  readonly codes: ArrayLike<number>
}

/** Adds `entries` things, each to the slot that `slots` has for it, to sums of {@link tollWidth} numbers. */
export type AddToSlots = (sums: Float64Array, slots: Int32Array) => void

/** Sums things up by their keys. */
export function sumByKeys<Name extends string>(
  digits: readonly KeyDigit<Name>[],
  entries: number,
  add: AddToSlots,
): KeyedTolls<Name> {
  const combined = new Float64Array(entries)
  let combinations = 1
  for (const { codes, entries: names } of digits) {
    for (let entry = 0; entry < entries; entry++) {
      combined[entry] = (combined[entry] ?? 0) * names.length + (codes[entry] ?? 0)
    }
    combinations *= names.length
  }
  const { slots, values } = numberInOrder(combined, combinations)
  const sums = new Float64Array(values.length * tollWidth)
  add(sums, slots)
  return {
    length: values.length,
    keys: keysOf(digits, values),
    columns: columnsOfSums(sums),
  }
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

const densest = 1 << 24

/** Numbers the different codes in their order, and gives each entry its number. */
function numberInOrder(combined: Float64Array, combinations: number) {
  const slots = new Int32Array(combined.length)
  if (combinations > densest) {
    const values = Float64Array.from(new Set(combined)).sort()
    const numbers = new Map(Array.from(values, (value, slot) => [value, slot]))
    for (let entry = 0; entry < slots.length; entry++) {
      slots[entry] = numbers.get(combined[entry] ?? 0) ?? -1
    }
    return { slots, values }
  }
  const numbers = new Int32Array(combinations)
  for (let entry = 0; entry < slots.length; entry++) numbers[combined[entry] ?? 0] = 1
  let found = 0
  for (let code = 0; code < combinations; code++) numbers[code] = numbers[code] === 1 ? found++ : -1
  const values = new Float64Array(found)
  for (let code = 0; code < combinations; code++) {
    const slot = numbers[code] ?? -1
    if (slot >= 0) values[slot] = code
  }
  for (let entry = 0; entry < slots.length; entry++) {
    slots[entry] = numbers[combined[entry] ?? 0] ?? -1
  }
  return { slots, values }
}

function keysOf<Name extends string>(
  digits: readonly KeyDigit<Name>[],
  values: Float64Array,
): KeyedTolls<Name>['keys'] {
  const rest = values.slice()
  const keys = digits.toReversed().map(({ name, entries }) => {
    const codes = makeCodes(rest.length, entries.length)
    for (let slot = 0; slot < rest.length; slot++) {
      const code = rest[slot] ?? 0
      codes[slot] = code % entries.length
      rest[slot] = Math.floor(code / entries.length)
    }
    return [name, { entries, codes }] as const
  })
  return Object.fromEntries(keys.toReversed()) as Record<Name, TollKey>
}
