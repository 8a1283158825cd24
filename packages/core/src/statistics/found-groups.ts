import type { GroupedTolls } from './grouped-tolls.ts'
import { placesOfCodes } from './slot-index.ts'
import { emptySums, moveFilled, moveSlot, slotWidth, sumsWithout } from './toll-sums.ts'

/** The tolls of some incidents by group, and how many of these are not known exactly enough for it. */
export interface FoundGroups {
  readonly groups: GroupedTolls
  readonly tooImprecise: number
  /** The combined keys of each group; `null` where they have no numbers of their own. */
  readonly codes: Float64Array | null
}

/** The groups of those incidents of a whole that are not in a part; `null` where they cannot be told. */
export function groupsWithout(whole: FoundGroups, part: FoundGroups): FoundGroups | null {
  const { codes } = whole
  if (codes === null || part.codes === null) return null
  const slots = placesOfCodes(codes, part.codes)
  const others = emptySums(whole.groups.length)
  for (let own = 0; own < part.groups.length; own++) {
    moveSlot(others.numbers, slots[own] ?? 0, part.groups.sums.numbers, own)
  }
  const sums = sumsWithout(whole.groups.sums, others)
  if (sums === null) return null
  const kept = moveFilled(sums, whole.groups.length)
  return {
    groups: {
      length: kept.length,
      keys: whole.groups.keys.map(({ words, codes: ofKeys }) => {
        const ofKept = new Uint32Array(kept.length)
        for (let place = 0; place < kept.length; place++) {
          ofKept[place] = ofKeys[kept[place] ?? 0] ?? 0
        }
        return { words, codes: ofKept }
      }),
      sums: { numbers: sums.numbers.subarray(0, kept.length * slotWidth) },
    },
    tooImprecise: whole.tooImprecise - part.tooImprecise,
    codes: null,
  }
}
