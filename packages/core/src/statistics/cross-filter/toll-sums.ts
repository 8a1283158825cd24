/**
 * A toll or a sum of tolls is fourteen numbers, which add up and can be taken out again, exactly. The best
 * estimates stand first, and then by how much incidents depart from the plainest kind, the rarest departure
 * last.
 *
 * `below` and `above` are how far low and high lie from best; `missing` how many incidents report nothing of
 * a harm, `unknown` how many tell no number, `open` how many are open above.
 */
export const tollFields = 14

export const atIncidents = 0
export const atUnknownToll = 11

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
  best: 2,
  below: 4,
  above: 6,
  open: 8,
  missing: 12,
  unknown: 13,
}

export const woundedFields: HarmFields = {
  missing: 1,
  best: 3,
  below: 5,
  above: 7,
  open: 9,
  unknown: 10,
}

/**
 * Distinct tolls side by side, and which of them each entry has. A toll takes `width` numbers, of which only
 * the first so many as `lengths` says are not 0.
 *
 * Where no sum over all entries can reach {@link pairUnit}, two neighbouring fields share a number: the
 * second counts as many units. Adding such numbers adds both fields at once, and exactly. Most incidents
 * have an exact toll, so that adding them is adding two numbers.
 */
export interface TollCodes {
  readonly codes: Uint32Array
  readonly tolls: Float64Array
  readonly lengths: Uint8Array
  readonly width: number
}

/** Half of the bits in which a number is exact: two fields below this fit into one number. */
export const pairUnit = 2 ** 26

/** Codes of tolls with the tolls that they stand for. */
export function tollCodes(codes: Uint32Array, set: TollSet): TollCodes {
  const isPaired = greatestSum(codes, set) < pairUnit
  const width = isPaired ? tollFields / 2 : tollFields
  const lengths = new Uint8Array(set.size)
  const tolls = new Float64Array(set.size * width)
  for (let toll = 0; toll < set.size; toll++) {
    for (let field = 0; field < tollFields; field++) {
      const number = set.tolls[toll * tollFields + field] ?? 0
      if (number === 0) continue
      const place = isPaired ? field >>> 1 : field
      const at = toll * width + place
      tolls[at] = (tolls[at] ?? 0) + (isPaired && (field & 1) === 1 ? number * pairUnit : number)
      lengths[toll] = place + 1
    }
  }
  return { codes, tolls, lengths, width }
}

const perUnit = 1 / pairUnit

/** The second of two fields that share a number. */
export function secondOf(pair: number): number {
  return Math.floor(pair * perUnit)
}

/** The first of two fields that share a number, where the second is known. */
export function firstOf(pair: number, second: number): number {
  return pair - second * pairUnit
}

/** A number that no field of a sum over all entries exceeds. */
function greatestSum(codes: Uint32Array, { tolls, size }: TollSet): number {
  const most = new Float64Array(size)
  for (let toll = 0; toll < size; toll++) {
    for (let field = 0; field < tollFields; field++) {
      most[toll] = Math.max(most[toll] ?? 0, tolls[toll * tollFields + field] ?? 0)
    }
  }
  let greatest = 0
  for (let entry = 0; entry < codes.length; entry++) greatest += most[codes[entry] ?? 0] ?? 0
  return greatest
}

/** Distinct tolls while they are found. */
export interface TollSet {
  tolls: Float64Array
  size: number
  readonly slots: Map<number, number[]>
}

/** No tolls. */
export function emptyTollSet(): TollSet {
  return { tolls: new Float64Array(64 * tollFields), size: 0, slots: new Map() }
}

/** The code of a toll that lies at a place of an array; a new one where no toll before is the same. */
export function codeOfToll(set: TollSet, numbers: Float64Array, at: number): number {
  let hash = 0
  for (let field = 0; field < tollFields; field++) {
    hash = (Math.imul(hash, 31) + (numbers[at + field] ?? 0)) | 0
  }
  const met = set.slots.get(hash) ?? []
  const known = met.find((code) => isSame(set.tolls, code * tollFields, numbers, at))
  if (known !== undefined) return known
  const code = set.size++
  if (set.size * tollFields > set.tolls.length) {
    const longer = new Float64Array(set.tolls.length * 2)
    longer.set(set.tolls)
    set.tolls = longer
  }
  for (let field = 0; field < tollFields; field++) {
    set.tolls[code * tollFields + field] = numbers[at + field] ?? 0
  }
  set.slots.set(hash, [...met, code])
  return code
}

function isSame(tolls: Float64Array, at: number, others: Float64Array, otherAt: number): boolean {
  for (let field = 0; field < tollFields; field++) {
    if (tolls[at + field] !== others[otherAt + field]) return false
  }
  return true
}
