import { countableHarms } from '../../records/index.ts'
import type { CellColumns, CellKinds } from '../cell-columns.ts'
import { makeCodes, widest } from '../codes.ts'
import type { ComparedColumns } from '../compared-columns.ts'
import type { IncidentTable } from '../incident-table.ts'
import { listsGiven, stretch } from './given-codes.ts'
import { type Section, wholeSection } from './section.ts'
import {
  bytesOfList,
  codesOfList,
  listAt,
  numbersOfList,
  offsetsOfList,
  readStretch,
  type StoredList,
  wordsOfList,
} from './stored-list.ts'
import { listsOfTexts, readTexts } from './text-lists.ts'
import { lengthsOf } from './word-lists.ts'

/** What a row's cells are told by: the country, and the totals of its harms. */
export type CellParents = Pick<IncidentTable, 'country' | 'totals' | 'quantities'>

/**
 * Cells: their kinds given the country, and their quantities given the row's total of the same harm, which
 * most of them equal.
 */
export function cellParts(table: IncidentTable): readonly Section[] {
  const { kinds, offsets, kind, quantity } = table.cells
  const actors = [...new Set(kinds.actor.filter((actor) => actor !== null))].sort()
  const places = new Map(actors.map((actor, place) => [actor, place + 1]))
  return [
    wholeSection('cells', [
      kinds.harm,
      kinds.group,
      kinds.actor.map((actor) => places.get(actor ?? '') ?? 0),
      ...listsOfTexts(actors),
      lengthsOf(offsets),
      ...listsGiven(
        countriesOfCells(table, offsets),
        table.country.entries.length + 1,
        kind,
        kinds.actor.length,
      ),
      ...listsGiven(
        totalsOfCells(table, table.cells),
        2 * table.quantities.low.length + 2,
        quantity,
        table.quantities.low.length,
      ),
    ]),
    comparedPart(table.compared),
  ]
}

/** Reads cells of rows whose other columns are known. */
export function readCells(lists: readonly StoredList[], parents: CellParents): CellColumns {
  const kinds = readKinds(lists)
  const offsets = offsetsOfList(listAt(lists, 5))
  return { kinds, offsets, ...readGivenCells(lists, kinds, offsets, parents) }
}

/** Reads the kinds of cells. */
export function readKinds(lists: readonly StoredList[]): CellKinds {
  const actors = readTexts(lists, 3)
  return {
    harm: bytesOfList(listAt(lists, 0)),
    group: bytesOfList(listAt(lists, 1)),
    actor: Array.from(numbersOfList(listAt(lists, 2)), (place) => actors[place - 1] ?? null),
  }
}

/**
 * Kinds given the country and quantities given the total, in one go over the cells. Rows are taken in
 * stretches whose codes are widened first, as in `takeGiven`.
 */
function readGivenCells(
  lists: readonly StoredList[],
  ofKinds: CellKinds,
  offsets: Uint32Array,
  { country, totals, quantities }: CellParents,
): Pick<CellColumns, 'kind' | 'quantity'> {
  const noKind = ofKinds.actor.length
  const nothing = quantities.low.length
  const given = openGivenCells(lists, ofKinds)
  const kindPlaces = listAt(lists, 8)
  const quantityPlaces = listAt(lists, 11)
  const kind = makeCodes(kindPlaces.length, noKind)
  const quantity = makeCodes(kindPlaces.length, nothing)
  const rows = offsets.length - 1
  const countries = new Uint32Array(stretch)
  const ofHarms = new Uint32Array(stretch * countableHarms.length).fill(nothing)
  let kinds = new Uint32Array(0)
  let tolls = new Uint32Array(0)
  for (let first = 0; first < rows; first += stretch) {
    const end = Math.min(first + stretch, rows)
    const from = offsets[first] ?? 0
    const to = offsets[end] ?? 0
    countries.set(country.codes.subarray(first, end))
    countableHarms.forEach((name, place) => {
      ofHarms.set(totals[name].subarray(first, end), place * stretch)
    })
    if (to - from > kinds.length) {
      kinds = new Uint32Array(2 * (to - from))
      tolls = new Uint32Array(2 * (to - from))
    }
    readStretch(kindPlaces, from, to, kinds)
    readStretch(quantityPlaces, from, to, tolls)
    takeCells(given, offsets, first, end, countries, ofHarms, kinds, tolls)
    kind.set(kinds.subarray(0, to - from), from)
    quantity.set(tolls.subarray(0, to - from), from)
  }
  return { kind, quantity }
}

/** The harm of each kind of cell; the kinds of each country, and the quantities of each total. */
export interface GivenCells {
  readonly harm: Uint8Array
  readonly kindStarts: Uint32Array
  readonly kinds: Uint32Array
  readonly quantityStarts: Uint32Array
  readonly quantities: Uint32Array
}

/** Reads what cells are told by. */
export function openGivenCells(lists: readonly StoredList[], { harm }: CellKinds): GivenCells {
  return {
    harm,
    kindStarts: offsetsOfList(listAt(lists, 6)),
    kinds: wordsOfList(listAt(lists, 7)),
    quantityStarts: offsetsOfList(listAt(lists, 9)),
    quantities: wordsOfList(listAt(lists, 10)),
  }
}

/**
 * Replaces the places of kinds and tolls by their codes, for the cells of one stretch of rows. A function of
 * its own, because loops in a loop are compiled again each time that one of them ends.
 */
export function takeCells(
  { harm, kindStarts, kinds: ofCountries, quantityStarts, quantities: ofTotals }: GivenCells,
  offsets: Uint32Array,
  first: number,
  end: number,
  countries: Uint32Array,
  ofHarms: Uint32Array,
  kinds: Uint32Array,
  tolls: Uint32Array,
): void {
  const from = offsets[first] ?? 0
  for (let row = first, cell = 0; row < end; row++) {
    const start = kindStarts[countries[row - first] ?? 0] ?? 0
    const last = (offsets[row + 1] ?? 0) - from
    for (let before = -1; cell < last; cell++) {
      const ofCell = ofCountries[start + (kinds[cell] ?? 0)] ?? 0
      const own = harm[ofCell] ?? 0
      const parent = 2 * (ofHarms[own * stretch + row - first] ?? 0) + (own === before ? 1 : 0)
      kinds[cell] = ofCell
      tolls[cell] = ofTotals[(quantityStarts[parent] ?? 0) + (tolls[cell] ?? 0)] ?? 0
      before = own
    }
  }
}

function countriesOfCells({ country }: CellParents, offsets: Uint32Array): Uint32Array {
  const countries = widest(country.codes)
  const codes = new Uint32Array(offsets.at(-1) ?? 0)
  for (let row = 0; row + 1 < offsets.length; row++) {
    const code = countries[row] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let cell = offsets[row] ?? 0; cell < end; cell++) codes[cell] = code
  }
  return codes
}

/** The total of each cell's harm, and whether it is the row's first cell of that harm. */
function totalsOfCells(
  { totals, quantities }: CellParents,
  { kinds, offsets, kind }: Omit<CellColumns, 'quantity'>,
): Uint32Array {
  const nothing = quantities.low.length
  const ofHarms = countableHarms.map((harm) => widest(totals[harm]))
  const ofKinds = widest(kind)
  const codes = new Uint32Array(kind.length)
  for (let row = 0; row + 1 < offsets.length; row++) {
    let before = -1
    const end = offsets[row + 1] ?? 0
    for (let cell = offsets[row] ?? 0; cell < end; cell++) {
      const harm = kinds.harm[ofKinds[cell] ?? 0] ?? 0
      const total = ofHarms[harm]?.[row] ?? nothing
      codes[cell] = 2 * total + (harm === before ? 1 : 0)
      before = harm
    }
  }
  return codes
}

function comparedPart({ row, harm, group, offsets, quantity }: ComparedColumns): Section {
  const steps = row.map((own, index) => own - (row[index - 1] ?? 0))
  return wholeSection('compared', [steps, harm, group, lengthsOf(offsets), quantity])
}

/** Reads the cells on which origins can be compared. */
export function readCompared(lists: readonly StoredList[], quantities: number): ComparedColumns {
  const row = wordsOfList(listAt(lists, 0))
  for (let cell = 1; cell < row.length; cell++) row[cell] = (row[cell] ?? 0) + (row[cell - 1] ?? 0)
  return {
    row,
    harm: bytesOfList(listAt(lists, 1)),
    group: bytesOfList(listAt(lists, 2)),
    offsets: offsetsOfList(listAt(lists, 3)),
    quantity: codesOfList(listAt(lists, 4), quantities),
  }
}
