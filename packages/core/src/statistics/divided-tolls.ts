import { countableHarms, groups } from '../records/index.ts'
import { chunkLength, type IncidentTable } from '../table/index.ts'
import { type Asked, narrowAsked } from './asked-toll.ts'
import { harmsTold } from './harms-told.ts'
import { makeTollChunk, readTolls, type TollChunk } from './toll-chunk.ts'

/** Codes of rows that have one or more: those of row `n` are at `starts[n]` to before `starts[n + 1]`. */
export interface ChunkLists {
  starts: Uint32Array
  codes: Uint32Array
}

/** By what tolls are divided. */
export interface Division {
  readonly byHarm: boolean
  readonly byGroup: boolean
}

/** The place in `countableHarms` of a part's harm; the number of harms where it is of none. */
function harmOfPart(part: number): number {
  const harms = harmsIn(part)
  return harms === 0 ? countableHarms.length : 31 - Math.clz32(harms)
}

/** The place in `groups` of a part's group; the number of groups where it has none. */
function groupOfPart(part: number): number {
  return part % groupCodes
}

const noGroup = groups.length
const groupCodes = groups.length + 1

/**
 * Divides the tolls of a chunk. An incident has a part for each group, or harm, of which it has a cell.
 * The harms that are told over all groups only, with no cell of a group, are a part without a group; an
 * incident of which nothing is told is a part without a harm and a group. Where the query asks for
 * groups, only their cells are parts. The chunk must have been read with its cells.
 *
 * A part's code holds its set of harms and its group.
 */
export function readParts(chunk: TollChunk, division: Division, into: ChunkLists): void {
  const { rows, asked, cells } = chunk
  const { starts, kinds } = cells
  const { byHarm } = division
  makeRoomForLists(
    into,
    rows.length,
    (starts[rows.length] ?? 0) + rows.length * countableHarms.length,
  )
  const { codes } = into
  const { partOfKind, bitOfKind } = partsOfKinds(chunk, division)
  const told = asked.fromTotals ? harmsTold(chunk) : new Uint8Array(0)
  let found = 0
  for (let index = 0; index < rows.length; index++) {
    const first = found
    into.starts[index] = first
    let inCells = 0
    const end = starts[index + 1] ?? 0
    for (let cell = starts[index] ?? 0; cell < end; cell++) {
      const kind = kinds[cell] ?? 0
      const bit = bitOfKind[kind] ?? 0
      if (bit === 0) continue
      inCells |= bit
      found = writeOnce(codes, first, found, partOfKind[kind] ?? 0)
    }
    if (!asked.fromTotals) continue
    const undivided = (told[index] ?? 0) & ~inCells
    if (!byHarm && undivided !== 0) {
      found = writeOnce(codes, first, found, codeOf(undivided, noGroup))
    }
    for (let bit = 1; byHarm && bit <= undivided; bit <<= 1) {
      if ((undivided & bit) !== 0) found = writeOnce(codes, first, found, codeOf(bit, noGroup))
    }
    if (found === first) found = writeOnce(codes, first, found, codeOf(0, noGroup))
  }
  into.starts[rows.length] = found
}

/** For each kind of cell the part that it belongs to, and the bit of its harm; 0 where it is not asked for. */
function partsOfKinds(
  { table, asked, isKindAsked }: TollChunk,
  { byHarm, byGroup }: Division,
): { readonly partOfKind: Uint32Array; readonly bitOfKind: Uint8Array } {
  const { harm, group } = table.cells.kinds
  const partOfKind = new Uint32Array(harm.length)
  const bitOfKind = new Uint8Array(harm.length)
  for (let kind = 0; kind < harm.length; kind++) {
    if (isKindAsked[kind] === 0) continue
    const bit = 1 << (harm[kind] ?? 0)
    bitOfKind[kind] = bit
    partOfKind[kind] = codeOf(byHarm ? bit : asked.harms, byGroup ? (group[kind] ?? 0) : noGroup)
  }
  return { partOfKind, bitOfKind }
}

/** The parts of many incidents, one behind another; `places` are those of their rows in `rows`. */
export interface DividedTolls {
  readonly size: number
  readonly codes: Uint32Array
  readonly places: Uint32Array
  readonly askedOf: (code: number) => Asked
  readonly harmOf: (code: number) => string | null
  readonly groupOf: (code: number) => string | null
}

/** Divides the tolls of rows, which are in the table's order; see {@link readParts}. */
export function divideTolls(
  table: IncidentTable,
  rows: Uint32Array,
  asked: Asked,
  division: Division,
): DividedTolls {
  const chunk = makeTollChunk(table, asked, true)
  const lists: ChunkLists = { starts: new Uint32Array(1), codes: new Uint32Array(0) }
  const codes: number[] = []
  const places: number[] = []
  for (let start = 0; start < rows.length; start += chunkLength) {
    readTolls(chunk, rows.subarray(start, start + chunkLength))
    readParts(chunk, division, lists)
    for (let index = 0; index < chunk.rows.length; index++) {
      const end = lists.starts[index + 1] ?? 0
      for (let part = lists.starts[index] ?? 0; part < end; part++) {
        codes.push(lists.codes[part] ?? 0)
        places.push(start + index)
      }
    }
  }
  return {
    size: (1 << countableHarms.length) * groupCodes,
    codes: Uint32Array.from(codes),
    places: Uint32Array.from(places),
    askedOf: (code) => {
      const group = groupOfPart(code)
      return narrowAsked(asked, harmsIn(code) || asked.harms, group === noGroup ? null : group)
    },
    harmOf: (code) => (division.byHarm ? (countableHarms[harmOfPart(code)] ?? null) : null),
    groupOf: (code) => groups[groupOfPart(code)] ?? null,
  }
}

/** Makes room for so many rows with so many codes in all; what was there is forgotten. */
function makeRoomForLists(lists: ChunkLists, rows: number, codes: number): void {
  if (lists.starts.length <= rows) lists.starts = new Uint32Array(rows + 1)
  if (lists.codes.length < codes) lists.codes = new Uint32Array(codes * 2)
}

function codeOf(harms: number, group: number): number {
  return harms * groupCodes + group
}

function harmsIn(part: number): number {
  return Math.floor(part / groupCodes)
}

/** Writes a code behind those from `start` on, unless it is among them; gives back where they end. */
function writeOnce(codes: Uint32Array, start: number, end: number, code: number): number {
  for (let at = start; at < end; at++) if (codes[at] === code) return end
  codes[end] = code
  return end + 1
}
