/**
 * A toll or a sum of tolls is fourteen numbers in a row: incidents, those with an unknown toll, and for the
 * killed and for the wounded low, best, high, how many are reported, how many of these tell no number, and
 * how many are open above. All add up and can be taken out again, exactly.
 */
export const tollWidth = 14

export const atIncidents = 0
export const atUnknownToll = 1
export const atKilled = 2
export const atWounded = 8

export const atLow = 0
export const atBest = 1
export const atHigh = 2
export const atReported = 3
export const atUnknown = 4
export const atOpen = 5

/** Distinct tolls side by side, and which of them each entry has. */
export interface TollCodes {
  readonly codes: Uint32Array
  readonly tolls: Float64Array
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
