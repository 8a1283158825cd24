/** Finds the slot of a code; −1 where it has none yet. */
export interface SlotIndex {
  readonly get: (code: number) => number
  readonly set: (code: number, slot: number) => void
}

const densest = 1 << 20

/**
 * An index of slots by code: a table of all codes where these are few beside the entries that will look
 * them up, else only of those that were met.
 */
export function makeSlotIndex(codes: number, entries: number): SlotIndex {
  if (codes > densest || codes > entries * 8 + 1024) {
    const slots = new Map<number, number>()
    return { get: (code) => slots.get(code) ?? -1, set: (code, slot) => slots.set(code, slot) }
  }
  const slots = new Int32Array(codes).fill(-1)
  return {
    get: (code) => slots[code] ?? -1,
    set: (code, slot) => {
      slots[code] = slot
    },
  }
}
