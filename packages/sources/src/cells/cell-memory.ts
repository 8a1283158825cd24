import { copyText } from '../streaming/copy-text.ts'
import { remember } from './remember.ts'

/** What was made of cells that come again and again: names, places, lists of sources. */
export interface CellMemory<Answer> {
  /** What is made of a cell. */
  readonly ofText: (cell: string) => Answer
  /** The same of a cell that stands in bytes of UTF-8; `text` gives it as a text where it is not known. */
  readonly ofBytes: (bytes: Uint8Array, start: number, end: number, text: () => string) => Answer
}

const slots = 8192
/** How many slots, from its own on, a cell may be in. */
const nearSlots = 8
/** Longer cells seldom come again, and would fill the memory. */
const longest = 256
const firstRoom = 8192
/** Bytes of cells beyond which all are forgotten. */
const mostRoom = 1_048_576

/**
 * Remembers what is made of cells by their bytes, without making a text of a cell that is known; outer spaces
 * are taken off first. A new cell takes the place of another, so that nothing in a file fills the memory or makes
 * it slow. The function must have no effects and depend on its text alone.
 *
 * @example
 * rememberCells((name) => name.toUpperCase()).ofText(' Ríos') //=> 'RÍOS'
 */
export function rememberCells<Answer extends object | string | number | null>(
  answer: (text: string) => Answer,
): CellMemory<Answer> {
  // Of the cell in each slot; a hash of 0 where there is none. Its bytes are kept behind those of others: an object
  // for each would have to be fetched from afar.
  const hashes = new Int32Array(slots)
  const starts = new Int32Array(slots)
  const lengths = new Int32Array(slots)
  const answers = Array.from<Answer | undefined>({ length: slots })
  let keys = new Uint8Array(firstRoom)
  let used = 0
  let last = 0

  function learn(slot: number, hash: number, text: string): Answer {
    const made = answer(copyText(text.trim()))
    last = slot
    hashes[slot] = hash
    answers[slot] = made
    return made
  }

  /** Keeps the bytes of a cell that goes into a slot. */
  function keep(slot: number, bytes: Uint8Array, start: number, end: number): void {
    const length = end - start
    if (used + length > keys.length) {
      if (used + length > mostRoom) {
        hashes.fill(0)
        used = 0
      } else {
        const longer = new Uint8Array(keys.length * 2)
        longer.set(keys)
        keys = longer
      }
    }
    starts[slot] = used
    lengths[slot] = length
    for (let index = start; index < end; index++) keys[used++] = bytes[index] ?? 0
  }

  function isIn(slot: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start
    if (lengths[slot] !== length) return false
    const from = starts[slot] ?? 0
    for (let index = 0; index < length; index++) {
      if (keys[from + index] !== bytes[start + index]) return false
    }
    return true
  }

  return {
    ofText: remember((text) => answer(text.trim())),
    ofBytes(bytes, start, end, text) {
      // Neighbouring rows tell the same.
      const lastAnswer = answers[last]
      if (lastAnswer !== undefined && hashes[last] !== 0 && isIn(last, bytes, start, end)) {
        return lastAnswer
      }
      if (end - start > longest) return answer(copyText(text().trim()))
      const hash = hashOf(bytes, start, end)
      const own = hash & (slots - 1)
      let slot = own
      for (let near = 0; near < nearSlots; near++) {
        slot = (own + near) & (slots - 1)
        const held = hashes[slot]
        if (held === 0) break
        const known = answers[slot]
        if (held === hash && known !== undefined && isIn(slot, bytes, start, end)) {
          last = slot
          return known
        }
        if (near === nearSlots - 1) slot = own
      }
      keep(slot, bytes, start, end)
      return learn(slot, hash, text())
    },
  }
}

/** A hash of bytes, four at a time, and their number; never 0. Source: Appleby, MurmurHash3 (2011), in its form of 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start
  let index = start
  for (; index + 4 <= end; index += 4) {
    const four =
      (bytes[index] ?? 0) |
      ((bytes[index + 1] ?? 0) << 8) |
      ((bytes[index + 2] ?? 0) << 16) |
      ((bytes[index + 3] ?? 0) << 24)
    hash = Math.imul(hash ^ four, 0xcc9e2d51)
    hash = (hash << 15) | (hash >>> 17)
  }
  for (; index < end; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13) || 1
}
