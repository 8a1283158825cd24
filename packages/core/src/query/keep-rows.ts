import { chunkLength, takeCodes } from '../table/index.ts'
import { type ColumnTest, no, yes } from './column-tests.ts'

/** Those of some sorted rows that pass every test; the same list where there is no test. */
export function keepAnswered(rows: Uint32Array, tests: readonly ColumnTest[]): Uint32Array {
  if (tests.length === 0 || rows.length === 0) return rows
  const kept = new Uint32Array(rows.length)
  let length = rows.length
  tests.forEach((test, index) => {
    length = keepInto(kept, index === 0 ? rows : kept.subarray(0, length), test)
  })
  return trimmed(kept, length)
}

/**
 * Writes the rows whose answer is yes to the beginning of `kept`, which may be `rows` itself. The loop stands
 * here once for each kind of array, because one that meets all of them runs several times slower.
 */
function keepInto(kept: Uint32Array, rows: Uint32Array, { codes, answers }: ColumnTest): number {
  const none = answers.length - 1
  let length = 0
  if (codes instanceof Uint8Array) {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      kept[length] = row
      length += answers[codes[row] ?? none] ?? 0
    }
  } else if (codes instanceof Uint16Array) {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      kept[length] = row
      length += answers[codes[row] ?? none] ?? 0
    }
  } else {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      kept[length] = row
      length += answers[codes[row] ?? none] ?? 0
    }
  }
  return length
}

/**
 * Those of some sorted rows that lie in the box, and how many others may lie in it: the first bit of an
 * answer says the one, the second the other.
 */
export function keepInBox(
  rows: Uint32Array,
  box: ColumnTest | null,
): { readonly rows: Uint32Array; readonly vague: number } {
  if (box === null || rows.length === 0) return { rows, vague: 0 }
  const { codes, answers } = box
  const kept = new Uint32Array(rows.length)
  const taken = new Uint32Array(Math.min(chunkLength, rows.length))
  let [length, vague] = [0, 0]
  for (let start = 0; start < rows.length; start += chunkLength) {
    const chunk = rows.subarray(start, start + chunkLength)
    takeCodes(codes, chunk, taken, answers.length - 1)
    for (let index = 0; index < chunk.length; index++) {
      const answer = answers[taken[index] ?? 0] ?? no
      kept[length] = chunk[index] ?? 0
      length += answer & yes
      vague += answer >> 1
    }
  }
  return { rows: trimmed(kept, length), vague }
}

/** The beginning of a list; a copy where it would keep much more than itself from being forgotten. */
function trimmed(rows: Uint32Array, length: number): Uint32Array {
  return length * 2 < rows.length ? rows.slice(0, length) : rows.subarray(0, length)
}
