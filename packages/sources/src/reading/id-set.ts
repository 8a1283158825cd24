import { copyText } from '../streaming/copy-text.ts'

/** A set of ids in little memory. */
export interface IdSet {
  readonly has: (id: string) => boolean
  readonly add: (id: string) => void
  readonly clear: () => void
  readonly size: () => number
}

/** Numbers of up to twelve digits after one of 8,192 prefixes: together below 2 to the power of 53. */
const mostDigits = 12
const mostPrefixes = 8192
/** So many numbers that follow one another are one block, of which each is a bit. */
const blockLength = 32
const blocksOfPrefix = 10 ** mostDigits / blockLength
const leastSlots = 64

/**
 * Starts an empty set. It is exact, and made for ids that end in a number, as those of datasets do: what
 * stands before the number is kept once, and the number is a bit of a block of 32, of which a table holds those
 * that are not empty: twelve bytes each, a half to three quarters of the table being free. Ids without a
 * number, or of too many prefixes, are kept as texts.
 *
 * @example
 * const ids = createIdSet()
 * ids.add('ucdp-ged-7')
 * ids.has('ucdp-ged-07') //=> false
 */
export function createIdSet(): IdSet {
  const texts = new Set<string>()
  const prefixes = new Map([['', 0]])
  let lastPrefix = ''
  let lastNumber = 0
  // Keys of blocks from 1 on: 0 is an empty slot.
  let slots = new Float64Array(leastSlots)
  let bits = new Int32Array(leastSlots)
  let usedSlots = 0
  let numbers = 0
  let bit = 0
  // It decides nothing but where in the table a number stands: no file can be made whose ids all stand in one place.
  const seed = Math.trunc(Math.random() * 4294967296)

  /** The key of an id's block, its bit being put down; `null` where it is kept as a text. */
  function keyOf(id: string): number | null {
    const end = id.length
    let start = end
    let number = 0
    let weight = 1
    while (start > 0 && end - start < mostDigits) {
      const digit = id.charCodeAt(start - 1) - 0x30
      if (digit < 0 || digit > 9) break
      number += digit * weight
      weight *= 10
      start--
    }
    // Zeros in front belong to the prefix: `a07` is not `a7`.
    while (start < end - 1 && id.charCodeAt(start) === 0x30) start++
    if (start === end) return null
    if (start !== lastPrefix.length || !id.startsWith(lastPrefix)) {
      const prefix = copyText(id.slice(0, start))
      const known = prefixes.get(prefix)
      if (known === undefined && prefixes.size >= mostPrefixes) return null
      lastPrefix = prefix
      lastNumber = known ?? prefixes.size
      if (known === undefined) prefixes.set(prefix, lastNumber)
    }
    bit = 1 << (number % blockLength)
    return lastNumber * blocksOfPrefix + Math.floor(number / blockLength) + 1
  }

  /** The slot that holds the key, or the empty one in which it belongs. */
  function slotOf(key: number): number {
    const mask = slots.length - 1
    let slot = mix(key, seed) & mask
    for (let held = slots[slot]; held !== 0 && held !== key; held = slots[slot]) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  function grow(): void {
    const before = slots
    const bitsBefore = bits
    slots = new Float64Array(before.length * 2)
    bits = new Int32Array(before.length * 2)
    before.forEach((key, index) => {
      if (key === 0) return
      const slot = slotOf(key)
      slots[slot] = key
      bits[slot] = bitsBefore[index] ?? 0
    })
  }

  return {
    has(id) {
      const key = keyOf(id)
      return key === null ? texts.has(id) : ((bits[slotOf(key)] ?? 0) & bit) !== 0
    },
    add(id) {
      const key = keyOf(id)
      if (key === null) {
        texts.add(copyText(id))
        return
      }
      const slot = slotOf(key)
      const held = bits[slot] ?? 0
      if ((held & bit) !== 0) return
      bits[slot] = held | bit
      numbers++
      if (slots[slot] === key) return
      slots[slot] = key
      usedSlots++
      if (usedSlots * 2 > slots.length) grow()
    },
    clear() {
      texts.clear()
      prefixes.clear()
      prefixes.set('', 0)
      lastPrefix = ''
      lastNumber = 0
      slots = new Float64Array(leastSlots)
      bits = new Int32Array(leastSlots)
      usedSlots = 0
      numbers = 0
    },
    size: () => texts.size + numbers,
  }
}

function mix(key: number, seed: number): number {
  const high = Math.imul(Math.trunc(key / 4294967296) ^ seed, seed | 1)
  let mixed = Math.imul(Math.trunc(key) ^ high ^ (high >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
