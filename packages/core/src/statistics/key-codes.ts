import type { KeyColumn, KeysColumn } from './key-reader.ts'

/** Writes the keys that a value stands for into a list of keys, each in the place of its dimension. */
export type WriteKeys = (keys: (string | null)[], value: number) => void

/** One digit of a combined code: how many values it has, and which keys each of them stands for. */
interface Digit {
  readonly size: number
  readonly writeKeys: WriteKeys
}

/**
 * The keys of incidents in several dimensions, combined to one number each: digits of mixed radix.
 *
 * `rows` and `codes` run side by side; an incident with several keys has several entries. `combinations`
 * is how many codes there can be.
 */
export interface KeyCodes {
  readonly rows: ArrayLike<number>
  readonly codes: Float64Array
  readonly digits: readonly Digit[]
  readonly combinations: number
}

/** The codes of incidents before they have a key in any dimension. */
export function keylessCodes(rows: ArrayLike<number>): KeyCodes {
  return { rows, codes: new Float64Array(rows.length), digits: [], combinations: 1 }
}

/** Adds a key to each entry. */
export function addKey(before: KeyCodes, column: KeyColumn, writeKeys: WriteKeys): KeyCodes {
  const { rows, codes, digits, combinations } = withRoomFor(before, column.size)
  for (let entry = 0; entry < codes.length; entry++) {
    codes[entry] = (codes[entry] ?? 0) * column.size + (column.codes[entry] ?? 0)
  }
  const digit = { size: column.size, writeKeys }
  return { rows, codes, digits: [...digits, digit], combinations: combinations * column.size }
}

/** Repeats each entry for each of its keys; one without any is left out. */
export function addKeys(before: KeyCodes, column: KeysColumn, writeKeys: WriteKeys): KeyCodes {
  const { places } = column
  const rows = new Uint32Array(places.length)
  const codes = new Float64Array(places.length)
  for (let entry = 0; entry < places.length; entry++) {
    rows[entry] = before.rows[places[entry] ?? 0] ?? 0
    codes[entry] = before.codes[places[entry] ?? 0] ?? 0
  }
  return addKey({ ...before, rows, codes }, column, writeKeys)
}

/** The keys that a combined code stands for, a place for each of `dimensions`; `null` is none. */
export function keysOfCode(
  { digits }: Pick<KeyCodes, 'digits'>,
  code: number,
  dimensions: number,
): (string | null)[] {
  const keys = new Array<string | null>(dimensions).fill(null)
  let rest = code
  for (let place = digits.length - 1; place >= 0; place--) {
    const digit = digits[place]
    if (digit === undefined) continue
    digit.writeKeys(keys, rest % digit.size)
    rest = Math.floor(rest / digit.size)
  }
  return keys
}

/** Makes room for a digit of `size` values, so that combined codes stay exact: below 2⁵³. */
function withRoomFor(codes: KeyCodes, size: number): KeyCodes {
  return codes.combinations * size <= Number.MAX_SAFE_INTEGER ? codes : renumbered(codes)
}

function renumbered({ rows, codes, digits }: KeyCodes): KeyCodes {
  const numbers = new Map<number, number>()
  for (let entry = 0; entry < codes.length; entry++) {
    const code = codes[entry] ?? 0
    const number = numbers.get(code) ?? numbers.size
    numbers.set(code, number)
    codes[entry] = number
  }
  const coded = [...numbers.keys()]
  const writeKeys: WriteKeys = (keys, value) => {
    keysOfCode({ digits }, coded[value] ?? 0, keys.length).forEach((key, place) => {
      if (key !== null) keys[place] = key
    })
  }
  const digit = { size: coded.length, writeKeys }
  return { rows, codes, digits: [digit], combinations: coded.length }
}
