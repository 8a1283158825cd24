import type { FilterMarks } from './filter-marks.ts'
import type { MovedRows } from './time-course.ts'
import type { TollCodes } from './toll-sums.ts'
import type { ListedKeys, OneKey, PartKeys, ViewKeys } from './view-keys.ts'

/** What incidents are added with: who is left out, and what each of them counts. */
export interface Adding {
  readonly marks: FilterMarks
  /** The filters that count, as bits: a row with one of these marks is left out. */
  readonly filters: number
  readonly keys: ViewKeys
  readonly tolls: TollCodes
}

/** The tolls that a view adds. */
export function tollsOf({ keys, tolls }: Adding): TollCodes {
  return keys.kind === 'parts' ? keys.tolls : tolls
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

/** The groups that a move has touched, each once: the first `count` of `groups`, marked in `isTouched`. */
export interface TouchedGroups {
  readonly groups: Uint32Array
  readonly isTouched: Uint8Array
  count: number
}

/** Forgets what was touched. */
export function forgetTouched(touched: TouchedGroups): void {
  const { groups, isTouched, count } = touched
  for (let index = 0; index < count; index++) isTouched[groups[index] ?? 0] = 0
  touched.count = 0
}

/** No group of so many. */
export function touchNone(groups: number): TouchedGroups {
  return { groups: new Uint32Array(groups), isTouched: new Uint8Array(groups), count: 0 }
}

/** Adds the incidents that enter, takes out those that leave, and lists the groups that they touch. */
export function moveRows(
  sums: Float64Array,
  adding: Adding,
  { rows, added, length }: MovedRows,
  touched: TouchedGroups,
): void {
  addListOfRows(sums, adding, rows, 0, added, 1, touched)
  addListOfRows(sums, adding, rows, added, length, -1, touched)
}

function addListOfRows(
  sums: Float64Array,
  { marks, filters, keys, tolls }: Adding,
  rows: Uint32Array,
  start: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  if (keys.kind === 'one')
    moveOne(sums, keys, tolls, marks, filters, rows, start, end, sign, touched)
  else if (keys.kind === 'lists')
    moveListed(sums, keys, tolls, marks, filters, rows, start, end, sign, touched)
  else moveParts(sums, keys, marks, filters, rows, start, end, sign, touched)
}

function moveOne(
  sums: Float64Array,
  { codes }: OneKey,
  { codes: tollCodes, tolls, lengths, width }: TollCodes,
  marks: FilterMarks,
  filters: number,
  rows: Uint32Array,
  start: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  for (let index = start; index < end; index++) {
    const row = rows[index] ?? 0
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const group = codes[row] ?? 0
    const toll = tollCodes[row] ?? 0
    addToll(sums, group * width, tolls, toll * width, lengths[toll] ?? 0, sign)
    touch(touched, group)
  }
}

function moveListed(
  sums: Float64Array,
  { codes, offsets, members }: ListedKeys,
  { codes: tollCodes, tolls, lengths, width }: TollCodes,
  marks: FilterMarks,
  filters: number,
  rows: Uint32Array,
  start: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  for (let index = start; index < end; index++) {
    const row = rows[index] ?? 0
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const list = codes[row] ?? 0
    const toll = tollCodes[row] ?? 0
    const length = lengths[toll] ?? 0
    const last = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < last; member++) {
      const group = members[member] ?? 0
      addToll(sums, group * width, tolls, toll * width, length, sign)
      touch(touched, group)
    }
  }
}

function moveParts(
  sums: Float64Array,
  { offsets, members, tolls: { codes: tollCodes, tolls, lengths, width } }: PartKeys,
  marks: FilterMarks,
  filters: number,
  rows: Uint32Array,
  start: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  for (let index = start; index < end; index++) {
    const row = rows[index] ?? 0
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const last = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < last; entry++) {
      const group = members[entry] ?? 0
      const toll = tollCodes[entry] ?? 0
      addToll(sums, group * width, tolls, toll * width, lengths[toll] ?? 0, sign)
      touch(touched, group)
    }
  }
}

/** Lists a group as touched, if it is not yet. */
export function touch(touched: TouchedGroups, group: number): void {
  if (touched.isTouched[group] === 1) return
  touched.isTouched[group] = 1
  touched.groups[touched.count++] = group
}

function addOne(
  sums: Float64Array,
  { codes }: OneKey,
  { codes: tollCodes, tolls, lengths, width }: TollCodes,
  marks: FilterMarks,
  filters: number,
  start: number,
  end: number,
  sign: number,
): void {
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const toll = tollCodes[row] ?? 0
    addToll(sums, (codes[row] ?? 0) * width, tolls, toll * width, lengths[toll] ?? 0, sign)
  }
}

function addListed(
  sums: Float64Array,
  { codes, offsets, members }: ListedKeys,
  { codes: tollCodes, tolls, lengths, width }: TollCodes,
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
      addToll(sums, (members[member] ?? 0) * width, tolls, toll * width, length, sign)
    }
  }
}

function addParts(
  sums: Float64Array,
  { offsets, members, tolls: { codes: tollCodes, tolls, lengths, width } }: PartKeys,
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
      addToll(sums, (members[entry] ?? 0) * width, tolls, toll * width, lengths[toll] ?? 0, sign)
    }
  }
}

/** Adds a toll. Its first two numbers are what most incidents have: these are added without a question. */
function addToll(
  sums: Float64Array,
  to: number,
  tolls: Float64Array,
  from: number,
  length: number,
  sign: number,
): void {
  sums[to] = (sums[to] ?? 0) + sign * (tolls[from] ?? 0)
  sums[to + 1] = (sums[to + 1] ?? 0) + sign * (tolls[from + 1] ?? 0)
  for (let place = 2; place < length; place++) {
    sums[to + place] = (sums[to + place] ?? 0) + sign * (tolls[from + place] ?? 0)
  }
}
