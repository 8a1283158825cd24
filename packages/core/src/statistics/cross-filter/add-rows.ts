import type { FilterMarks } from './filter-marks.ts'
import { type TollCodes, tollWidth } from './toll-sums.ts'
import type { ListedKeys, OneKey, PartKeys, ViewKeys } from './view-keys.ts'

/** What incidents are added with: who is left out, and what each of them counts. */
export interface Adding {
  readonly marks: FilterMarks
  /** The filters that count, as bits: a row with one of these marks is left out. */
  readonly filters: number
  readonly keys: ViewKeys
  readonly tolls: TollCodes
}

/**
 * Adds the incidents of the rows from `start` to before `end` to the sums of their groups, or takes them
 * out where `sign` is −1.
 */
export function addRows(
  sums: Float64Array,
  { marks, filters, keys, tolls }: Adding,
  start: number,
  end: number,
  sign: number,
): void {
  if (keys.kind === 'one') addOne(sums, keys, tolls, marks, filters, start, end, sign)
  else if (keys.kind === 'lists') addListed(sums, keys, tolls, marks, filters, start, end, sign)
  else addParts(sums, keys, marks, filters, start, end, sign)
}

/**
 * Adds some incidents one by one and takes others out, and visits each group that changes: last when it
 * has changed for the last time. The first `added` rows are added.
 */
export function moveRows(
  sums: Float64Array,
  adding: Adding,
  rows: Uint32Array,
  added: number,
  visit: (group: number) => void,
): void {
  if (adding.keys.kind === 'one') moveOne(sums, adding, adding.keys, rows, added, visit)
  else moveSeveral(sums, adding, adding.keys, rows, added, visit)
}

function moveOne(
  sums: Float64Array,
  { marks, filters, tolls: { codes: tollCodes, tolls, lengths } }: Adding,
  { codes }: OneKey,
  rows: Uint32Array,
  added: number,
  visit: (group: number) => void,
): void {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const group = codes[row] ?? 0
    const toll = tollCodes[row] ?? 0
    addToll(sums, group, tolls, toll, lengths[toll] ?? 0, index < added ? 1 : -1)
    visit(group)
  }
}

function moveSeveral(
  sums: Float64Array,
  adding: Adding,
  keys: ListedKeys | PartKeys,
  rows: Uint32Array,
  added: number,
  visit: (group: number) => void,
): void {
  const { marks, filters } = adding
  const { offsets, members } = keys
  const { codes: tollCodes, tolls, lengths } = keys.kind === 'parts' ? keys.tolls : adding.tolls
  const lists = keys.kind === 'lists' ? keys.codes : null
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const place = lists === null ? row : (lists[row] ?? 0)
    const last = offsets[place + 1] ?? 0
    for (let member = offsets[place] ?? 0; member < last; member++) {
      const group = members[member] ?? 0
      const toll = tollCodes[lists === null ? member : row] ?? 0
      addToll(sums, group, tolls, toll, lengths[toll] ?? 0, index < added ? 1 : -1)
      visit(group)
    }
  }
}

function addOne(
  sums: Float64Array,
  { codes }: OneKey,
  { codes: tollCodes, tolls, lengths }: TollCodes,
  marks: FilterMarks,
  filters: number,
  start: number,
  end: number,
  sign: number,
): void {
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const toll = tollCodes[row] ?? 0
    addToll(sums, codes[row] ?? 0, tolls, toll, lengths[toll] ?? 0, sign)
  }
}

function addListed(
  sums: Float64Array,
  { codes, offsets, members }: ListedKeys,
  { codes: tollCodes, tolls, lengths }: TollCodes,
  marks: FilterMarks,
  filters: number,
  start: number,
  end: number,
  sign: number,
): void {
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const list = codes[row] ?? 0
    const toll = tollCodes[row] ?? 0
    const length = lengths[toll] ?? 0
    const last = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < last; member++) {
      addToll(sums, members[member] ?? 0, tolls, toll, length, sign)
    }
  }
}

function addParts(
  sums: Float64Array,
  { offsets, members, tolls: { codes: tollCodes, tolls, lengths } }: PartKeys,
  marks: FilterMarks,
  filters: number,
  start: number,
  end: number,
  sign: number,
): void {
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const last = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < last; entry++) {
      const toll = tollCodes[entry] ?? 0
      addToll(sums, members[entry] ?? 0, tolls, toll, lengths[toll] ?? 0, sign)
    }
  }
}

function addToll(
  sums: Float64Array,
  group: number,
  tolls: Float64Array,
  toll: number,
  length: number,
  sign: number,
): void {
  const to = group * tollWidth
  const from = toll * tollWidth
  for (let field = 0; field < length; field++) {
    sums[to + field] = (sums[to + field] ?? 0) + sign * (tolls[from + field] ?? 0)
  }
}
