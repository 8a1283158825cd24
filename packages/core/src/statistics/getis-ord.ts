/** What Getis and Ord's statistic of a place is computed from, all weights being 0 or 1. */
export interface GetisOrdInput {
  /** How many places there are, their values' sum, and the sum of the values' squares. */
  readonly places: number
  readonly sum: number
  readonly sumOfSquares: number
  /** How many places the neighbourhood has, itself included, and the sum of their values. */
  readonly neighbours: number
  readonly neighboursSum: number
}

/**
 * Getis and Ord's Gᵢ*: by how many standard deviations the sum of a neighbourhood lies above what it
 * would be if the values were dealt out to the places at random. `null` where all values are equal, or
 * the neighbourhood is all that there is.
 *
 * Source: J. K. Ord and A. Getis, "Local Spatial Autocorrelation Statistics", *Geographical Analysis* 27
 * (1995), equation 6.
 * @example
 * getisOrd({ places: 10, sum: 10, sumOfSquares: 50, neighbours: 2, neighboursSum: 8 }) //=> 2.25
 */
export function getisOrd(input: GetisOrdInput): number | null {
  const { places, sum, sumOfSquares, neighbours, neighboursSum } = input
  // Multiplied through by places², so that whole numbers stay whole until the end.
  const variance = places * sumOfSquares - sum * sum
  const room = neighbours * (places - neighbours)
  if (places < 2 || variance <= 0 || room <= 0) return null
  return (places * neighboursSum - sum * neighbours) / Math.sqrt((variance * room) / (places - 1))
}

/**
 * The chance that a standard normal number is greater than `score`: the upper tail.
 *
 * By its continued fraction from 3 on, below that by the series of the normal integral.
 *
 * Source: *Handbook of Mathematical Functions* (Abramowitz and Stegun), 26.2.11 and 26.2.14.
 * @example
 * normalTail(1.96).toFixed(6) //=> '0.024998'
 */
export function normalTail(score: number): number {
  if (score < 0) return 1 - normalTail(-score)
  const density = Math.exp((-score * score) / 2) / Math.sqrt(2 * Math.PI)
  if (score < 3) {
    let sum = 0
    for (let term = score, factor = 1; sum + term !== sum; factor += 2) {
      sum += term
      term *= (score * score) / (factor + 2)
    }
    return 0.5 - density * sum
  }
  let fraction = score
  for (let term = 60; term >= 1; term--) fraction = score + term / fraction
  return density / fraction
}

/**
 * The greatest of some chances that may be taken for findings when at most the share `rate` of findings
 * is to be false; 0 where none may. Each chance is that of so many tests (`times`).
 *
 * Source: Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", *Journal of the Royal
 * Statistical Society* B 57 (1995).
 * @example
 * const chances = [0.01, 0.02, 0.3, 0.9].map((chance) => ({ chance, times: 1 }))
 * falseDiscoveryBound(chances, 0.05) //=> 0.02
 */
export function falseDiscoveryBound(
  chances: readonly { readonly chance: number; readonly times: number }[],
  rate: number,
): number {
  const ascending = [...chances].sort((a, b) => a.chance - b.chance)
  const tests = ascending.reduce((sum, { times }) => sum + times, 0)
  let [bound, upTo] = [0, 0]
  for (const { chance, times } of ascending) {
    upTo += times
    if (chance * tests <= upTo * rate) bound = chance
  }
  return bound
}
