import type { EntryKind } from './column.ts'
import type { LooseColumn } from './settle-column.ts'

/** A loose column that is still growing, and the codes that it has given out. */
export interface Interner<Value> {
  readonly kind: Pick<EntryKind<unknown, Value>, 'keyOf'>
  readonly known: Map<string | number, number>
  readonly values: Value[]
  codes: Uint32Array
  length: number
}

/** Stands for no value in a loose column. */
export const noValue = 0xffff_ffff

/** An interner without values. */
export function startInterner<Value>(
  kind: Pick<EntryKind<unknown, Value>, 'keyOf'>,
): Interner<Value> {
  return { kind, known: new Map(), values: [], codes: new Uint32Array(64), length: 0 }
}

/** Adds the value of the next row; `null` is none. */
export function intern<Value>(interner: Interner<Value>, value: Value | null): void {
  append(interner, value === null ? noValue : codeOf(interner, value))
}

/** The code of a value, new or known, without a row for it. */
export function codeOf<Value>(interner: Interner<Value>, value: Value): number {
  const key = interner.kind.keyOf(value)
  const known = interner.known.get(key)
  if (known !== undefined) return known
  interner.known.set(key, interner.values.length)
  return interner.values.push(value) - 1
}

/** What the interner holds. */
export function looseColumn<Value>({ values, codes, length }: Interner<Value>): LooseColumn<Value> {
  return { values, codes: codes.subarray(0, length) }
}

/** Numbers that are still growing in number. */
export interface GrowingNumbers {
  codes: Uint32Array
  length: number
}

/** Adds a number behind the others. */
export function append(numbers: GrowingNumbers, code: number): void {
  if (numbers.length === numbers.codes.length) {
    const longer = new Uint32Array(numbers.length * 2)
    longer.set(numbers.codes)
    numbers.codes = longer
  }
  numbers.codes[numbers.length++] = code
}
