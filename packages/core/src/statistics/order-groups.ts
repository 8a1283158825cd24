import type { KeyColumn } from './grouped-tolls.ts'

/**
 * The places of amounts, greatest first. Equal amounts stand in order of their place in `equals`, a list
 * of all places. Amounts are whole numbers.
 */
export function orderByAmount(amounts: Float64Array, equals: Uint32Array): Uint32Array {
  let [least, greatest, areWhole] = [0, 0, true]
  for (const amount of amounts) {
    if (amount < least) least = amount
    if (amount > greatest) greatest = amount
    areWhole &&= Number.isSafeInteger(amount)
  }
  const length = amounts.length
  if (!areWhole || (greatest - least + 1) * length > Number.MAX_SAFE_INTEGER) {
    return equals.slice().sort((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0))
  }
  // Amount and place in one number each: numbers alone are sorted without a call for each comparison.
  const packed = new Float64Array(length)
  for (let place = 0; place < length; place++) {
    packed[place] = (greatest - (amounts[equals[place] ?? 0] ?? 0)) * length + place
  }
  packed.sort()
  const order = new Uint32Array(length)
  for (let place = 0; place < length; place++) {
    order[place] = equals[(packed[place] ?? 0) % length] ?? 0
  }
  return order
}

/** The numbers from 0 to below `length`. */
export function placesUpTo(length: number): Uint32Array {
  const places = new Uint32Array(length)
  for (let place = 0; place < length; place++) places[place] = place
  return places
}

/**
 * The places of groups in the order of their keys: by the first dimension, then the next. Keys are
 * ordered as their JSON is, `null` behind the words.
 */
export function orderByKeys(keys: readonly KeyColumn[], length: number): Uint32Array {
  return keys.reduceRight(
    (order, { words, codes }) => sortByRank(order, ranksOf(words, codes), codes, words.length + 1),
    placesUpTo(length),
  )
}

/** Sorts places by the rank of their code, by counting; equals keep their order. */
function sortByRank(
  places: Uint32Array,
  ranks: Uint32Array,
  codes: Uint32Array,
  size: number,
): Uint32Array {
  const starts = new Uint32Array(size + 1)
  for (let index = 0; index < places.length; index++) {
    const after = (ranks[codes[places[index] ?? 0] ?? 0] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let rank = 0; rank < size; rank++) {
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
  }
  const sorted = new Uint32Array(places.length)
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0
    const rank = ranks[codes[place] ?? 0] ?? 0
    const at = starts[rank] ?? 0
    sorted[at] = place
    starts[rank] = at + 1
  }
  return sorted
}

const ranksOfWords = new WeakMap<readonly string[], Uint32Array>()

/** The rank of each code's word; made once for a list of words, unless few of them are asked for. */
function ranksOf(words: readonly string[], codes: Uint32Array): Uint32Array {
  const known = ranksOfWords.get(words)
  if (known !== undefined) return known
  if (codes.length * 8 < words.length) return rankCodes(words, new Uint32Array(new Set(codes)))
  const ranks = rankCodes(words, placesUpTo(words.length))
  ranksOfWords.set(words, ranks)
  return ranks
}

function rankCodes(words: readonly string[], codes: Uint32Array): Uint32Array {
  const names = Array.from(codes, (code) => jsonOf(words[code]))
  const ranks = new Uint32Array(words.length + 1)
  placesUpTo(codes.length)
    .sort((a, b) => compareTexts(names[a] ?? '', names[b] ?? ''))
    .forEach((place, rank) => {
      ranks[codes[place] ?? 0] = rank
    })
  ranks[words.length] = words.length
  return ranks
}

/**
 * A key as JSON. Where one key begins with another, the quotation mark at its end decides which is first,
 * as it does within the JSON of a list of keys.
 */
export function jsonOf(word: string | undefined): string {
  return JSON.stringify(word ?? null)
}

/** Orders texts by UTF-16 code units. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
