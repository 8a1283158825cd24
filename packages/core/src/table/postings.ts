import type { Codes } from './codes.ts'

/**
 * The rows of each code in order: those of code `n` are `rows[offsets[n]]` to before
 * `rows[offsets[n + 1]]`. Rows without a value are those of the last code.
 */
export interface Postings {
  readonly offsets: Uint32Array
  readonly rows: Uint32Array
}

const known = new WeakMap<Codes, Postings>()

/**
 * The postings of a column with so many entries, made once and kept with its codes.
 *
 * @example
 * postingsOf(Uint8Array.of(1, 0, 1), 2).rows //=> new Uint32Array([1, 0, 2])
 */
export function postingsOf(codes: Codes, entries: number): Postings {
  const made = known.get(codes) ?? makePostings(codes, entries)
  known.set(codes, made)
  return made
}

function makePostings(codes: Codes, entries: number): Postings {
  const offsets = new Uint32Array(entries + 2)
  countCodes(codes, offsets)
  for (let code = 0; code <= entries; code++) {
    offsets[code + 1] = (offsets[code + 1] ?? 0) + (offsets[code] ?? 0)
  }
  const rows = new Uint32Array(codes.length)
  placeRows(codes, offsets.slice(), rows)
  return { offsets, rows }
}

/** How often each code occurs, behind its own place. Loops apart are compiled sooner: see decision 35. */
function countCodes(codes: Codes, counts: Uint32Array): void {
  for (let row = 0; row < codes.length; row++) {
    const after = (codes[row] ?? 0) + 1
    counts[after] = (counts[after] ?? 0) + 1
  }
}

function placeRows(codes: Codes, next: Uint32Array, rows: Uint32Array): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0
    const place = next[code] ?? 0
    rows[place] = row
    next[code] = place + 1
  }
}
