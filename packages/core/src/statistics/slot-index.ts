/**
 * The slots of codes. Where codes are few beside the entries that will look them up, `dense` has a place
 * for each of them, −1 where it has no slot yet; else `met` has those that were met.
 */
export interface SlotIndex {
  readonly dense: Int32Array | null
  readonly met: Map<number, number>
}

const densest = 1 << 20

/** An index without slots, for codes from 0 to below `codes`. */
export function makeSlotIndex(codes: number, entries: number): SlotIndex {
  const isDense = codes <= densest && codes <= entries * 8 + 1024
  return { dense: isDense ? new Int32Array(codes).fill(-1) : null, met: new Map() }
}

/** The slot of a code, −1 where it has none yet. */
export function findSlot({ dense, met }: SlotIndex, code: number): number {
  return dense === null ? (met.get(code) ?? -1) : (dense[code] ?? -1)
}

/** Gives a code its slot. */
export function setSlot({ dense, met }: SlotIndex, code: number, slot: number): void {
  if (dense === null) met.set(code, slot)
  else dense[code] = slot
}
