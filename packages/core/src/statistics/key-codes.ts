import type { Dimension } from './dimension.ts'

/** A dimension with a key in it, or none. */
export type DimensionKey = readonly [Dimension, string | null]

/** One digit of a combined code: how many values it has, and which keys each of them stands for. */
export interface Digit {
  readonly size: number
  readonly keysOf: (code: number) => readonly DimensionKey[]
}

/**
 * The keys of incidents in several dimensions, combined to one number each: digits of mixed radix.
 *
 * `rows` and `codes` run side by side; an incident with several keys has several entries. `combinations`
 * is how many codes there can be.
 */
export interface KeyCodes {
  readonly rows: ArrayLike<number>
  readonly codes: { [entry: number]: number; readonly length: number }
  readonly digits: readonly Digit[]
  readonly combinations: number
}

/** The codes of incidents before they have a key in any dimension. */
export function keylessCodes(rows: ArrayLike<number>): KeyCodes {
  return { rows, codes: new Float64Array(rows.length), digits: [], combinations: 1 }
}

/** Makes room for a digit of `size` values, so that combined codes stay exact: below 2⁵³. */
export function withRoomFor(codes: KeyCodes, size: number): KeyCodes {
  return codes.combinations * size <= Number.MAX_SAFE_INTEGER ? codes : renumbered(codes)
}

/** The keys that a combined code stands for, in the order of `by`; `null` where there is none. */
export function keysOfCode(
  { digits }: Pick<KeyCodes, 'digits'>,
  code: number,
  by: readonly Dimension[],
): readonly (string | null)[] {
  const keys = new Map(pairsOf(digits, code))
  return by.map((dimension) => keys.get(dimension) ?? null)
}

function renumbered({ rows, codes, digits }: KeyCodes): KeyCodes {
  const numbers = new Map<number, number>()
  for (let entry = 0; entry < codes.length; entry++) {
    const code = codes[entry] ?? 0
    const number = numbers.get(code) ?? numbers.size
    numbers.set(code, number)
    codes[entry] = number
  }
  const keys = Array.from(numbers.keys(), (code) => pairsOf(digits, code))
  const digit: Digit = { size: keys.length, keysOf: (code) => keys[code] ?? [] }
  return { rows, codes, digits: [digit], combinations: keys.length }
}

function pairsOf(digits: readonly Digit[], code: number): readonly DimensionKey[] {
  let rest = code
  return digits.toReversed().flatMap(({ size, keysOf }) => {
    const value = rest % size
    rest = Math.floor(rest / size)
    return keysOf(value)
  })
}
