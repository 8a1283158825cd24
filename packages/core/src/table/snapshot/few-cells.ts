import { countableHarms } from '../../records/index.ts'
import type { CellKinds } from '../cell-columns.ts'
import type { CellReader, CellsOfRows } from '../cells-of-rows.ts'
import type { Codes } from '../codes.ts'
import {
  type CellParents,
  type GivenCells,
  openGivenCells,
  readKinds,
  takeCells,
} from './cell-parts.ts'
import { stretch } from './given-codes.ts'
import { lazily } from './lazily.ts'
import { listAt, numbersOfList, offsetsOfList, type StoredList } from './stored-list.ts'

/** All cells are read when so many rows have been asked for that they are one in so many of the table's. */
const worthwhile = 4

/**
 * Reads the cells of few rows from the file, so that the first question of a program does not decode those of
 * all rows.
 */
export function fewCellReader(lists: readonly StoredList[], parents: CellParents): CellReader {
  const stored: StoredCells = lazily<StoredCells>({
    kinds: () => readKinds(lists),
    offsets: () => offsetsOfList(listAt(lists, 5)),
    given: () => openGivenCells(lists, stored.kinds),
    kindPlaces: () => numbersOfList(listAt(lists, 8)),
    quantityPlaces: () => numbersOfList(listAt(lists, 11)),
  })
  let left = listAt(lists, 5).length / worthwhile
  return (rows) => {
    left -= rows.length
    return left < 0 ? null : readFewCells(stored, parents, rows)
  }
}

interface StoredCells {
  readonly kinds: CellKinds
  readonly offsets: Uint32Array
  readonly given: GivenCells
  readonly kindPlaces: Codes
  readonly quantityPlaces: Codes
}

function readFewCells(
  { kinds, offsets, given, kindPlaces, quantityPlaces }: StoredCells,
  { country, totals, quantities }: CellParents,
  rows: ArrayLike<number>,
): CellsOfRows {
  const starts = startsOfRows(offsets, rows)
  const kind = gatherCells(kindPlaces, offsets, rows, starts[rows.length] ?? 0)
  const quantity = gatherCells(quantityPlaces, offsets, rows, starts[rows.length] ?? 0)
  const countries = new Uint32Array(stretch)
  const ofHarms = new Uint32Array(stretch * countableHarms.length)
  for (let first = 0; first < rows.length; first += stretch) {
    const end = Math.min(first + stretch, rows.length)
    gatherCodes(countries, 0, country.codes, rows, first, end, 0)
    for (let place = 0; place < countableHarms.length; place++) {
      const codes = totals[countableHarms[place] ?? 'killed']
      gatherCodes(ofHarms, place * stretch, codes, rows, first, end, quantities.low.length)
    }
    const kinds = kind.subarray(starts[first], starts[end])
    const tolls = quantity.subarray(starts[first], starts[end])
    takeCells(given, starts, first, end, countries, ofHarms, kinds, tolls)
  }
  return { kinds, kind, quantity }
}

/** Where the cells of each row begin among those of all these rows, and where the last end. */
function startsOfRows(offsets: Uint32Array, rows: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(rows.length + 1)
  let length = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    length += (offsets[row + 1] ?? 0) - (offsets[row] ?? 0)
    starts[index + 1] = length
  }
  return starts
}

function gatherCells(
  numbers: Codes,
  offsets: Uint32Array,
  rows: ArrayLike<number>,
  length: number,
): Uint32Array {
  const gathered = new Uint32Array(length)
  let filled = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let cell = offsets[row] ?? 0; cell < end; cell++) gathered[filled++] = numbers[cell] ?? 0
  }
  return gathered
}

/** Writes the codes of the rows from `first` to before `end` from the place `at` on; `none` where a column has none. */
function gatherCodes(
  into: Uint32Array,
  at: number,
  codes: Codes,
  rows: ArrayLike<number>,
  first: number,
  end: number,
  none: number,
): void {
  if (codes.length === 0) {
    into.fill(none, at, at + end - first)
    return
  }
  for (let index = first; index < end; index++) {
    into[at + index - first] = codes[rows[index] ?? 0] ?? none
  }
}
