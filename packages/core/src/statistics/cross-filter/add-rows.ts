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

function addOne(
  sums: Float64Array,
  { codes }: OneKey,
  { codes: tollCodes, tolls }: TollCodes,
  marks: FilterMarks,
  filters: number,
  start: number,
  end: number,
  sign: number,
): void {
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    addToll(sums, (codes[row] ?? 0) * tollWidth, tolls, (tollCodes[row] ?? 0) * tollWidth, sign)
  }
}

function addListed(
  sums: Float64Array,
  { codes, offsets, members }: ListedKeys,
  { codes: tollCodes, tolls }: TollCodes,
  marks: FilterMarks,
  filters: number,
  start: number,
  end: number,
  sign: number,
): void {
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const list = codes[row] ?? 0
    const toll = (tollCodes[row] ?? 0) * tollWidth
    const last = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < last; member++) {
      addToll(sums, (members[member] ?? 0) * tollWidth, tolls, toll, sign)
    }
  }
}

function addParts(
  sums: Float64Array,
  { offsets, members, tolls: { codes: tollCodes, tolls } }: PartKeys,
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
      const toll = (tollCodes[entry] ?? 0) * tollWidth
      addToll(sums, (members[entry] ?? 0) * tollWidth, tolls, toll, sign)
    }
  }
}

function addToll(
  sums: Float64Array,
  at: number,
  tolls: Float64Array,
  toll: number,
  sign: number,
): void {
  for (let field = 0; field < tollWidth; field++) {
    sums[at + field] = (sums[at + field] ?? 0) + sign * (tolls[toll + field] ?? 0)
  }
}
