/**
 * Gini's coefficient of amounts that are not negative, in ascending order: 0 where all are equal,
 * (n − 1)/n where one of n has everything; `null` where there is nothing to share.
 *
 * Source: C. Gini, *Variabilità e mutabilità* (1912), in the form of A. Sen, *On Economic Inequality*
 * (1973), 2.8.
 * @example
 * giniOf([1, 2, 3, 4]) //=> 0.25
 */
export function giniOf(ascending: readonly number[]): number | null {
  const total = sumOf(ascending)
  if (total === 0) return null
  const count = ascending.length
  const weighted = ascending.reduce((sum, amount, index) => {
    return sum + (2 * (index + 1) - count - 1) * amount
  }, 0)
  return weighted / (count * total)
}

/**
 * Herfindahl's index: the sum of the squared shares, from 1/n where all of n are equal to 1 where one
 * has everything; `null` where there is nothing to share.
 *
 * Source: A. O. Hirschman, "The Paternity of an Index", *American Economic Review* 54 (1964).
 * @example
 * herfindahlOf([1, 2, 3, 4]) //=> 0.3
 */
export function herfindahlOf(amounts: readonly number[]): number | null {
  const total = sumOf(amounts)
  return total === 0 ? null : sumOf(amounts.map((amount) => amount * amount)) / (total * total)
}

/** A point of a Lorenz curve: the part of the total that the least of the owners have together. */
export interface LorenzPoint {
  readonly owners: number
  readonly part: number
}

/**
 * The Lorenz curve of amounts in ascending order at every tenth of the owners, straight lines between
 * whole owners; empty where there is nothing to share.
 *
 * Source: M. O. Lorenz, "Methods of Measuring the Concentration of Wealth" (1905).
 * @example
 * lorenzOf([1, 3]).map(({ part }) => part)
 * //=> [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.4, 0.55, 0.7, 0.85, 1]
 */
export function lorenzOf(ascending: readonly number[]): readonly LorenzPoint[] {
  const total = sumOf(ascending)
  if (total === 0) return []
  const upTo = [0]
  for (const amount of ascending) upTo.push((upTo.at(-1) ?? 0) + amount)
  return Array.from({ length: 11 }, (_, tenth) => {
    const [whole, rest] = [
      Math.floor((tenth * ascending.length) / 10),
      (tenth * ascending.length) % 10,
    ]
    const below = upTo[whole] ?? total
    const next = ascending[whole] ?? 0
    return { owners: tenth / 10, part: (10 * below + rest * next) / (10 * total) }
  })
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
