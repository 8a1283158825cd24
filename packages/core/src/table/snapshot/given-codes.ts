import { type Codes, makeCodes } from '../codes.ts'
import { offsetsOf } from '../offsets.ts'
import { listAt, offsetsOfList, readStretch, type StoredList, wordsOfList } from './stored-list.ts'

/**
 * Codes of a column told by the codes of another one: provinces given countries. The children that occur
 * with a parent are listed once, most frequent first, and a row keeps only its child's place in the list
 * of its parent, which is a small number.
 */
export interface GivenCodes {
  /** How many children each parent has. */
  readonly lengths: Uint32Array
  /** The children of all parents. */
  readonly children: Uint32Array
  /** One a row. */
  readonly places: Uint32Array
}

/** Tells children by their parents; codes are below `parents` and below `children`. */
export function giveCodes(
  parent: ArrayLike<number>,
  parents: number,
  child: ArrayLike<number>,
  children: number,
): GivenCodes {
  const rowsOfParent = new Uint32Array(parents)
  for (let row = 0; row < parent.length; row++) {
    const code = parent[row] ?? 0
    rowsOfParent[code] = (rowsOfParent[code] ?? 0) + 1
  }
  const starts = offsetsOf(rowsOfParent)
  const rows = sortByParent(parent, starts)
  const lengths = new Uint32Array(parents)
  const places = new Uint32Array(parent.length)
  const counts = new Uint32Array(children)
  const ranks = new Uint32Array(children)
  const listed: number[] = []
  for (let code = 0; code < parents; code++) {
    const group = rows.subarray(starts[code], starts[code + 1])
    const list = rankChildren(group, child, counts)
    list.forEach((own, rank) => {
      ranks[own] = rank
      counts[own] = 0
      listed.push(own)
    })
    lengths[code] = list.length
    for (const row of group) places[row] = ranks[child[row] ?? 0] ?? 0
  }
  return { lengths, children: Uint32Array.from(listed), places }
}

/** {@link giveCodes} as three lists. */
export function listsGiven(
  parent: ArrayLike<number>,
  parents: number,
  child: ArrayLike<number>,
  children: number,
): readonly Uint32Array[] {
  const given = giveCodes(parent, parents, child, children)
  return [given.lengths, given.children, given.places]
}

/** Writes the codes of the rows from `start` to before `end` to the beginning of `into`. */
export type TakeCodes = (into: Uint32Array, start: number, end: number) => void

/** Takes the codes of a column. */
export function takerOf(codes: Codes): TakeCodes {
  return (into, start, end) => into.set(codes.subarray(start, end))
}

/** The children of all rows from the three lists that begin at `first`; `none` where one is not listed. */
export function takeGiven(
  lists: readonly StoredList[],
  first: number,
  takeParents: TakeCodes,
  none: number,
): Codes {
  const starts = offsetsOfList(listAt(lists, first))
  const children = wordsOfList(listAt(lists, first + 1))
  const places = listAt(lists, first + 2)
  const child = makeCodes(places.length, none)
  const parents = new Uint32Array(stretch)
  const codes = new Uint32Array(stretch)
  for (let start = 0; start < places.length; start += stretch) {
    const end = Math.min(start + stretch, places.length)
    takeParents(parents, start, end)
    readStretch(places, start, end, codes)
    takeStretch(codes, parents, starts, children, none)
    child.set(end - start < stretch ? codes.subarray(0, end - start) : codes, start)
  }
  return child
}

/** Replaces places by children. A function of its own: a loop in a loop is compiled again each time. */
function takeStretch(
  codes: Uint32Array,
  parents: Uint32Array,
  starts: Uint32Array,
  children: Uint32Array,
  none: number,
): void {
  for (let row = 0; row < codes.length; row++) {
    codes[row] = children[(starts[parents[row] ?? 0] ?? 0) + (codes[row] ?? 0)] ?? none
  }
}

/**
 * How many rows are widened at a time: a loop over 32-bit numbers that stay in the processor's cache runs
 * several times faster than one over arrays of three widths.
 */
export const stretch = 4096

function sortByParent(parent: ArrayLike<number>, starts: Uint32Array): Uint32Array {
  const next = starts.slice()
  const rows = new Uint32Array(parent.length)
  for (let row = 0; row < parent.length; row++) {
    const code = parent[row] ?? 0
    rows[next[code] ?? 0] = row
    next[code] = (next[code] ?? 0) + 1
  }
  return rows
}

/** The different children of some rows, most frequent first; leaves their numbers in `counts`. */
function rankChildren(
  rows: Uint32Array,
  child: ArrayLike<number>,
  counts: Uint32Array,
): readonly number[] {
  const list: number[] = []
  for (const row of rows) {
    const code = child[row] ?? 0
    if (counts[code] === 0) list.push(code)
    counts[code] = (counts[code] ?? 0) + 1
  }
  return list.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
}
