/**
 * Numbers codes in the order in which they are met: each has a slot, from 0 on, and `codes` has the code
 * of each slot.
 *
 * Where codes are few beside the entries that will look them up, `dense` has a place for each of them;
 * else they are hashed into `table`. Both hold the slot and one more, 0 where there is none.
 */
export interface SlotIndex {
  readonly dense: Int32Array | null
  table: Int32Array
  codes: Float64Array
  length: number
}

const densest = 1 << 22

/** An index without slots, for codes from 0 to below `codes`, which must be at most 2⁵³. */
export function makeSlotIndex(codes: number, entries: number): SlotIndex {
  const isDense = codes <= densest && codes <= entries * 8 + 1024
  return {
    dense: isDense ? new Int32Array(codes) : null,
    table: new Int32Array(isDense ? 0 : 1024),
    codes: new Float64Array(64),
    length: 0,
  }
}

/** Where some codes stand in a list that has them all, each once. */
export function placesOfCodes(list: Float64Array, codes: Float64Array): Int32Array {
  const index = makeSlotIndex(Number.MAX_SAFE_INTEGER, 0)
  const slots = new Int32Array(Math.max(list.length, codes.length))
  takeSlots(index, list, list.length, slots)
  takeSlots(index, codes, codes.length, slots)
  return slots.subarray(0, codes.length)
}

/** Forgets all slots, and keeps the room for them. */
export function clearSlots(index: SlotIndex): void {
  index.dense?.fill(0)
  index.table.fill(0)
  index.length = 0
}

/** Writes the slot of each of the first `length` codes; codes that are new get one. */
export function takeSlots(
  index: SlotIndex,
  codes: Float64Array,
  length: number,
  slots: Int32Array,
): void {
  if (index.dense === null) takeHashed(index, codes, length, slots)
  else takeDense(index, index.dense, codes, length, slots)
}

/** The slot of one code, a new one where the code is new. */
export function slotOf(index: SlotIndex, code: number): number {
  if (index.dense === null) return hashedSlot(index, code)
  const known = index.dense[code] ?? 0
  if (known > 0) return known - 1
  const next = addCode(index, code)
  index.dense[code] = next
  return next - 1
}

function hashedSlot(index: SlotIndex, code: number): number {
  if (index.length * 2 >= index.table.length) enlargeTable(index)
  const { table } = index
  const place = placeIn(table, index.codes, code)
  if (table[place] === 0) table[place] = addCode(index, code)
  return (table[place] ?? 0) - 1
}

function takeDense(
  index: SlotIndex,
  dense: Int32Array,
  codes: Float64Array,
  length: number,
  slots: Int32Array,
): void {
  for (let entry = 0; entry < length; entry++) {
    const code = codes[entry] ?? 0
    let next = dense[code] ?? 0
    if (next === 0) {
      next = addCode(index, code)
      dense[code] = next
    }
    slots[entry] = next - 1
  }
}

function takeHashed(
  index: SlotIndex,
  codes: Float64Array,
  length: number,
  slots: Int32Array,
): void {
  for (let entry = 0; entry < length; entry++) slots[entry] = hashedSlot(index, codes[entry] ?? 0)
}

/** The place of a code, or the free one where it belongs: by linear probing. */
function placeIn(table: Int32Array, codes: Float64Array, code: number): number {
  const mask = table.length - 1
  const low = (code % 0x1_0000_0000) | 0
  const high = (code / 0x1_0000_0000) | 0
  let hash = Math.imul(low, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b)
  hash ^= hash >>> 15
  let place = Math.imul(hash, 0x2c1b_3c6d) >>> 7
  for (place &= mask; ; place = (place + 1) & mask) {
    const next = table[place] ?? 0
    if (next === 0 || codes[next - 1] === code) return place
  }
}

function enlargeTable(index: SlotIndex): void {
  index.table = new Int32Array(index.table.length * 4)
  for (let slot = 0; slot < index.length; slot++) {
    index.table[placeIn(index.table, index.codes, index.codes[slot] ?? 0)] = slot + 1
  }
}

/** Gives a code the next slot; gives back the slot and one more. */
function addCode(index: SlotIndex, code: number): number {
  if (index.length === index.codes.length) {
    const longer = new Float64Array(index.codes.length * 2)
    longer.set(index.codes)
    index.codes = longer
  }
  index.codes[index.length] = code
  index.length += 1
  return index.length
}
