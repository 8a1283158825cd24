import type { ChunkLists } from './key-reader.ts'
import { placesUpTo } from './order-groups.ts'
import { makeSlotIndex, type SlotIndex, takeSlots } from './slot-index.ts'

/**
 * Keys of incidents in several dimensions, combined to one number each: digits of mixed radix.
 *
 * There are `length` entries: entry `n` is of the incident at `places[n]` of a chunk and has `codes[n]`;
 * an incident with several keys has several entries. `parts` runs beside them: the key that was added last.
 */
export interface KeyCodes {
  places: Uint32Array
  codes: Float64Array
  parts: Uint32Array
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
    parts: new Uint32Array(0),
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

/** Repeats each entry of `from` for each key of its place. */
export function addKeys(from: KeyCodes, keys: ChunkLists, digit: Digit): KeyCodes {
  makeRoomFor(from, digit)
  const into = repeatEntries(from, keys)
  const { codes, parts, length } = into
  for (let entry = 0; entry < length; entry++) {
    codes[entry] = (codes[entry] ?? 0) * digit.size + (parts[entry] ?? 0)
  }
  return into
}

/** Repeats each entry for each member of the list of its place, which becomes its part. */
function repeatEntries(from: KeyCodes, { starts, codes: members }: ChunkLists): KeyCodes {
  const most = countRepeated(from, starts)
  const into: KeyCodes = {
    places: new Uint32Array(most),
    codes: new Float64Array(most),
    parts: new Uint32Array(most),
    length: most,
  }
  let filled = 0
  for (let entry = 0; entry < from.length; entry++) {
    const place = from.places[entry] ?? 0
    const code = from.codes[entry] ?? 0
    const end = starts[place + 1] ?? 0
    for (let member = starts[place] ?? 0; member < end; member++) {
      into.places[filled] = place
      into.codes[filled] = code
      into.parts[filled++] = members[member] ?? 0
    }
  }
  return into
}

function countRepeated({ places, length }: KeyCodes, starts: Uint32Array): number {
  let count = 0
  for (let entry = 0; entry < length; entry++) {
    const place = places[entry] ?? 0
    count += (starts[place + 1] ?? 0) - (starts[place] ?? 0)
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
