/**
 * Two sums in one number. The numbers of a slot that are of killed share eight numbers with those that are of
 * wounded, which count as {@link pairUnit} each: adding such a number adds both, and exactly, as long as
 * neither sum reaches `pairUnit`.
 *
 * Number `n` below 7 holds the `n`-th of killed and of wounded, the last one the incidents and those of them
 * with an unknown toll.
 */
export const pairWidth = 8

/** Where the incidents of a slot are, without any of which all its numbers are 0. */
export const atIncidentsOfPairs = pairWidth - 1

/** Half of the bits in which a number is exact. */
export const pairUnit = 2 ** 26

const perUnit = 1 / pairUnit
const ofHarm = pairWidth - 1

/** Adds the sums of a slot of pairs to the numbers of a slot. */
export function addPairs(
  numbers: Float64Array,
  at: number,
  pairs: Float64Array,
  from: number,
): void {
  for (let field = 0; field < ofHarm; field++) {
    const pair = pairs[from + field] ?? 0
    const wounded = Math.floor(pair * perUnit)
    numbers[at + field] = (numbers[at + field] ?? 0) + pair - wounded * pairUnit
    numbers[at + ofHarm + field] = (numbers[at + ofHarm + field] ?? 0) + wounded
  }
  const pair = pairs[from + ofHarm] ?? 0
  const unknown = Math.floor(pair * perUnit)
  const incidents = at + 2 * ofHarm
  numbers[incidents] = (numbers[incidents] ?? 0) + pair - unknown * pairUnit
  numbers[incidents + 1] = (numbers[incidents + 1] ?? 0) + unknown
}
