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

/**
 * Remembers what is made of cells by their bytes, without making a text of a cell that is known; outer spaces
 * are taken off first. A new cell takes the place of another, so that nothing in a file fills the memory or makes
 * it slow. The function must have no effects and depend on its text alone.
 *
 * @example
 * rememberCells((name) => name.toUpperCase()).ofText(' Ríos') //=> 'RÍOS'
 */
export function rememberCells<Answer>(answer: (text: string) => Answer): CellMemory<Answer> {
  // Of the cell in each slot; 0 where there is none.
  const hashes = new Int32Array(slots)
  const entries: (Entry<Answer> | null)[] = Array.from({ length: slots }, () => null)
  let last: Entry<Answer> | null = null

  function learn(slot: number, hash: number, key: Uint8Array, text: string): Answer {
    last = { key, answer: answer(copyText(text.trim())) }
    hashes[slot] = hash
    entries[slot] = last
    return last.answer
  }

  return {
    ofText: remember((text) => answer(text.trim())),
    ofBytes(bytes, start, end, text) {
      // Neighbouring rows tell the same.
      if (last !== null && isSame(last.key, bytes, start, end)) return last.answer
      if (end - start > longest) return answer(copyText(text().trim()))
      const hash = hashOf(bytes, start, end)
      const own = hash & (slots - 1)
      let slot = own
      for (let near = 0; near < nearSlots; near++) {
        slot = (own + near) & (slots - 1)
        const held = hashes[slot]
        if (held === 0) return learn(slot, hash, bytes.slice(start, end), text())
        const entry = held === hash ? (entries[slot] ?? null) : null
        if (entry !== null && isSame(entry.key, bytes, start, end)) {
          last = entry
          return entry.answer
        }
      }
      return learn(own, hash, bytes.slice(start, end), text())
    },
  }
}

interface Entry<Answer> {
  readonly key: Uint8Array
  readonly answer: Answer
}

function isSame(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (key.length !== length) return false
  for (let index = 0; index < length; index++) if (key[index] !== bytes[start + index]) return false
  return true
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
