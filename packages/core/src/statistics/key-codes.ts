import type { ListReader } from './key-reader.ts'
import { placesUpTo } from './order-groups.ts'
import { makeSlotIndex, type SlotIndex, takeSlots } from './slot-index.ts'

/**
 * Keys of incidents in several dimensions, combined to one number each: digits of mixed radix.
 *
 * There are `length` entries: entry `n` is of the incident at `places[n]` of a chunk and has `codes[n]`;
 * an incident with several keys has several entries.
 */
export interface KeyCodes {
  places: Uint32Array
  codes: Float64Array
  length: number
}

/**
 * One digit of a combined code: how many values it has. Where the codes before it leave it no room,
 * `before` gives each of them a number first.
 */
export interface Digit {
  readonly size: number
  readonly isFirst: boolean
  readonly before: SlotIndex | null
}

/** The digits of keys in dimensions of these sizes, and how many codes they combine to. */
export function digitsOf(sizes: readonly number[]): {
  readonly digits: readonly Digit[]
  readonly combinations: number
} {
  let combinations = 1
  const digits = sizes.map((size, place): Digit => {
    const isFull = combinations * size > Number.MAX_SAFE_INTEGER
    const before = isFull ? makeSlotIndex(Number.MAX_SAFE_INTEGER, 0) : null
    combinations = (isFull ? mostNumbers : combinations) * size
    return { size, isFirst: place === 0, before }
  })
  return { digits, combinations }
}

/** More entries than this a table cannot have. */
const mostNumbers = 2 ** 31

/** Codes with room for so many entries, each of its own place. */
export function makeKeyCodes(entries: number): KeyCodes {
  return {
    places: placesUpTo(entries),
    codes: new Float64Array(entries),
    length: 0,
  }
}

/** One entry for each of so many incidents, before they have a key in any dimension. */
export function startCodes(into: KeyCodes, incidents: number): void {
  into.codes.fill(0, 0, incidents)
  into.length = incidents
}

/** Adds a key to each entry: the one of its place. Each entry must still be of its own place. */
export function addKey(into: KeyCodes, keys: Uint32Array, digit: Digit): void {
  if (digit.isFirst) {
    into.codes.set(keys.subarray(0, into.length))
    return
  }
  makeRoomFor(into, digit)
  const { codes, length } = into
  const { size } = digit
  for (let entry = 0; entry < length; entry++) {
    codes[entry] = (codes[entry] ?? 0) * size + (keys[entry] ?? 0)
  }
}

/** Repeats each entry of `from` for each key of its place, whose list is at that place of `lists`. */
export function addKeys(
  from: KeyCodes,
  lists: Uint32Array,
  { offsets, members }: Pick<ListReader, 'offsets' | 'members'>,
  digit: Digit,
): KeyCodes {
  makeRoomFor(from, digit)
  const { size } = digit
  const length = countRepeated(from, lists, offsets)
  const places = new Uint32Array(length)
  const codes = new Float64Array(length)
  let filled = 0
  for (let entry = 0; entry < from.length; entry++) {
    const place = from.places[entry] ?? 0
    const before = (from.codes[entry] ?? 0) * size
    const list = lists[place] ?? 0
    const end = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < end; member++) {
      places[filled] = place
      codes[filled++] = before + (members[member] ?? 0)
    }
  }
  return { places, codes, length }
}

function countRepeated(
  { places, length }: KeyCodes,
  lists: Uint32Array,
  offsets: Uint32Array,
): number {
  let count = 0
  for (let entry = 0; entry < length; entry++) {
    const list = lists[places[entry] ?? 0] ?? 0
    count += (offsets[list + 1] ?? 0) - (offsets[list] ?? 0)
  }
  return count
}

/** Writes the digits of each code of an index to the columns, from the last digit to the first. */
export function takeDigits(
  { codes, length }: SlotIndex,
  digits: readonly Digit[],
): readonly Uint32Array[] {
  const columns = digits.map(() => new Uint32Array(length))
  const rest = codes.slice(0, length)
  for (let place = digits.length - 1; place >= 0; place--) {
    const digit = digits[place]
    const column = columns[place]
    if (digit && column) takeDigit(rest, digit, column)
  }
  return columns
}

function takeDigit(rest: Float64Array, { size, before }: Digit, column: Uint32Array): void {
  for (let entry = 0; entry < rest.length; entry++) {
    const code = rest[entry] ?? 0
    const left = Math.floor(code / size)
    column[entry] = code - left * size
    rest[entry] = before === null ? left : (before.codes[left] ?? 0)
  }
}

/** Gives each code a number where a digit has no room behind it. */
export function makeRoomFor({ codes, length }: KeyCodes, { before }: Digit): void {
  if (before === null) return
  const numbers = new Int32Array(length)
  takeSlots(before, codes, length, numbers)
  codes.set(numbers)
}
