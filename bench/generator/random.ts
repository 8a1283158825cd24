/** A source of random numbers from 0 to below 1 that a seed decides. */
export type Random = () => number

/**
 * Random numbers from a seed: the same seed, the same numbers, on every machine.
 *
 * Source: sfc32, C. Doty-Humphrey, PractRand.
 */
export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let turn = 0; turn < 15; turn++) next()
  return next
}

/** A whole number from 0 to below `bound`. */
export function below(random: Random, bound: number): number {
  return Math.floor(random() * bound)
}

/** One of a list. */
export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  return items[below(random, items.length)] as Item
}

/** Draws 0 to below the number of weights, each as often as its weight says. */
export function drawByWeight(weights: readonly number[]): (random: Random) => number {
  const sums: number[] = []
  let sum = 0
  for (const weight of weights) {
    sum += weight
    sums.push(sum)
  }
  return (random) => {
    const wanted = random() * sum
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Weights by Zipf's law: that of rank `n` is 1 / (n + 1)^exponent. */
export function zipfWeights(count: number, exponent: number): readonly number[] {
  return Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** exponent)
}

/** A whole number of at least `least` with a heavy tail (Pareto), at most `most`. */
export function heavyTailed(random: Random, least: number, exponent: number, most: number): number {
  return Math.min(most, Math.floor(least / (1 - random()) ** (1 / exponent)))
}
