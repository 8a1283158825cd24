import type { FilterMarks } from './filter-marks.ts'
import type { TollCodes } from './toll-sums.ts'
import { type TouchedGroups, touch } from './touched-groups.ts'
import type { ViewKeys } from './view-keys.ts'

/** What incidents are added with: who is left out, and what each of them counts. */
export interface Adding {
  readonly marks: FilterMarks
  /** The filters that count, as bits: a row with one of these marks is left out. */
  readonly filters: number
  readonly keys: ViewKeys
  readonly tolls: TollCodes
}

/** The tolls that a view adds: its own where its entries count something of their own. */
export function tollsOf({ keys, tolls }: Adding): TollCodes {
  return keys.tolls ?? tolls
}

/**
 * Adds the incidents of the rows from `start` to before `end` to the sums of their groups, or takes them
 * out where `sign` is −1, and lists the groups that they touch.
 */
export function addRows(
  sums: Float64Array,
  adding: Adding,
  start: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  const { marks, filters, keys } = adding
  const { codes: lists, offsets, members } = keys
  const { codes: tollCodes, tolls, lengths, width } = tollsOf(adding)
  const isOfEntries = keys.tolls !== null
  for (let row = start; row < end; row++) {
    if (((marks[row] ?? 0) & filters) !== 0) continue
    const list = lists === null ? row : (lists[row] ?? 0)
    const last = offsets[list + 1] ?? 0
    for (let entry = offsets[list] ?? 0; entry < last; entry++) {
      const group = members[entry] ?? 0
      const toll = tollCodes[isOfEntries ? entry : row] ?? 0
      const from = toll * width
      const to = group * width
      // The first two numbers are what most incidents have: these are added without a question.
      sums[to] = (sums[to] ?? 0) + sign * (tolls[from] ?? 0)
      sums[to + 1] = (sums[to + 1] ?? 0) + sign * (tolls[from + 1] ?? 0)
      const length = lengths[toll] ?? 0
      for (let place = 2; place < length; place++) {
        sums[to + place] = (sums[to + place] ?? 0) + sign * (tolls[from + place] ?? 0)
      }
      touch(touched, group)
    }
  }
}
