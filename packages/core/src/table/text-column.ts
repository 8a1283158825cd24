import { type Column, compareTexts, type EntryGrowth, type EntryKind, roughText } from './column.ts'
import { joinNumbers } from './join-numbers.ts'

/**
 * Distinct texts, written behind one another so that all are searched in one go: text `n` is `pool` from
 * `offsets[n]` to before `offsets[n + 1]`.
 */
export interface Texts {
  readonly pool: string
  readonly offsets: Uint32Array
}

/** A column of texts for searching. */
export type TextColumn = Column<Texts>

/** Texts as entries. */
export const textEntries: EntryKind<Texts, string> = {
  keyOf: (text) => text,
  compare: compareTexts,
  lengthOf: ({ offsets }) => offsets.length - 1,
  valueOf: ({ pool, offsets }, code) => pool.slice(offsets[code], offsets[code + 1]),
  make: makeTexts,
}

/** How entries of this kind grow. */
export const textGrowth: EntryGrowth<Texts, string> = {
  append: ({ pool, offsets }, more) => {
    const added = makeTexts(more)
    return {
      pool: pool + added.pool,
      offsets: joinNumbers(
        offsets,
        added.offsets.subarray(1).map((offset) => offset + pool.length),
      ),
    }
  },
  roughly: ({ pool, offsets }, code) => {
    const end = offsets[code + 1] ?? 0
    return roughText(pool.slice(Math.max(offsets[code] ?? 0, end - 4), end))
  },
}

/** Texts side by side. */
export function makeTexts(texts: readonly string[]): Texts {
  const offsets = new Uint32Array(texts.length + 1)
  texts.forEach((text, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + text.length
  })
  return { pool: texts.join(''), offsets }
}

/**
 * Which texts contain a word: 1 for each that does, 0 for each that does not.
 *
 * @example
 * textsWith(makeTexts(['kaj school', 'herat']), 'kaj') //=> new Uint8Array([1, 0])
 */
export function textsWith({ pool, offsets }: Texts, word: string): Uint8Array {
  const texts = offsets.length - 1
  const found = new Uint8Array(texts)
  if (word === '') return found.fill(1)
  let text = 0
  for (let hit = pool.indexOf(word); hit >= 0; ) {
    while ((offsets[text + 1] ?? 0) <= hit) text++
    const end = offsets[text + 1] ?? 0
    const isInside = hit + word.length <= end
    if (isInside) found[text] = 1
    hit = pool.indexOf(word, isInside ? end : hit + 1)
  }
  return found
}
