/**
 * A toll or a sum of tolls is fourteen numbers in a row, which add up and can be taken out again, exactly.
 * The best estimates stand first, and then by how much incidents depart from the plainest kind, the rarest
 * departure last: most incidents have an exact toll, and adding them is adding three numbers.
 *
 * `below` and `above` are how far low and high lie from best; `missing` how many incidents report nothing of
 * a harm, `unknown` how many tell no number, `open` how many are open above.
 */
export const tollWidth = 14

export const atIncidents = 0
export const atUnknownToll = 13

/** Where the numbers of a harm are. */
export interface HarmFields {
  readonly best: number
  readonly missing: number
  readonly below: number
  readonly above: number
  readonly unknown: number
  readonly open: number
}

export const killedFields: HarmFields = {
  best: 1,
  below: 4,
  above: 5,
  missing: 8,
  unknown: 9,
  open: 10,
}

export const woundedFields: HarmFields = {
  best: 2,
  missing: 3,
  below: 6,
  above: 7,
  unknown: 11,
  open: 12,
}

/**
 * Distinct tolls side by side, and which of them each entry has. Of a toll only the first so many numbers
 * as `lengths` says are not 0. No sum over all entries is above `greatest`.
 */
export interface TollCodes {
  readonly codes: Uint32Array
  readonly tolls: Float64Array
  readonly lengths: Uint8Array
  readonly greatest: number
}

/** Codes of tolls with the tolls that they stand for. */
export function tollCodes(codes: Uint32Array, { tolls, size }: TollSet): TollCodes {
  const lengths = new Uint8Array(size)
  const most = new Float64Array(size)
  for (let toll = 0; toll < size; toll++) {
    for (let field = 0; field < tollWidth; field++) {
      const number = tolls[toll * tollWidth + field] ?? 0
      if (number !== 0) lengths[toll] = field + 1
      most[toll] = Math.max(most[toll] ?? 0, number)
    }
  }
  let greatest = 0
  for (let entry = 0; entry < codes.length; entry++) greatest += most[codes[entry] ?? 0] ?? 0
  return { codes, tolls: tolls.slice(0, size * tollWidth), lengths, greatest }
}

/** Distinct tolls while they are found. */
export interface TollSet {
  tolls: Float64Array
  size: number
  readonly slots: Map<number, number[]>
}

/** No tolls. */
export function emptyTollSet(): TollSet {
  return { tolls: new Float64Array(64 * tollWidth), size: 0, slots: new Map() }
}

/** The code of a toll that lies at a place of an array; a new one where no toll before is the same. */
export function codeOfToll(set: TollSet, numbers: Float64Array, at: number): number {
  let hash = 0
  for (let field = 0; field < tollWidth; field++) {
    hash = (Math.imul(hash, 31) + (numbers[at + field] ?? 0)) | 0
  }
  const met = set.slots.get(hash) ?? []
  const known = met.find((code) => isSame(set.tolls, code * tollWidth, numbers, at))
  if (known !== undefined) return known
  const code = set.size++
  if (set.size * tollWidth > set.tolls.length) {
    const longer = new Float64Array(set.tolls.length * 2)
    longer.set(set.tolls)
    set.tolls = longer
  }
  for (let field = 0; field < tollWidth; field++) {
    set.tolls[code * tollWidth + field] = numbers[at + field] ?? 0
  }
  set.slots.set(hash, [...met, code])
  return code
}

function isSame(tolls: Float64Array, at: number, others: Float64Array, otherAt: number): boolean {
  for (let field = 0; field < tollWidth; field++) {
    if (tolls[at + field] !== others[otherAt + field]) return false
  }
  return true
}
