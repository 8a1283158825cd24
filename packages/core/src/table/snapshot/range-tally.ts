/** Sums by ranges while they are made: quantities are counted by their codes, and weighed at the end. */
export interface RangeTally {
  readonly sum: Float64Array
  /** How many quantities there are; a greater code is what nobody reported. */
  readonly quantities: number
  /** How often each quantity was met, among the killed and behind them among the wounded. */
  readonly times: Float64Array
  /** The places of `times` that are in use. */
  readonly met: number[]
  atEdges: number
}

/** The place of the number of incidents in a sum; behind it is that of unknown tolls. */
export const atIncidents = 14

/** Adds a row, or takes it away, by the codes of its killed and wounded; `times` is not 0. */
export function meet(
  { sum, quantities, times: ofQuantities, met }: RangeTally,
  killed: number,
  wounded: number,
  isUnknown: number,
  times: number,
): void {
  if (killed < quantities) {
    if (ofQuantities[killed] === 0) met.push(killed)
    ofQuantities[killed] = (ofQuantities[killed] ?? 0) + times
  }
  if (wounded < quantities) {
    const place = quantities + wounded
    if (ofQuantities[place] === 0) met.push(place)
    ofQuantities[place] = (ofQuantities[place] ?? 0) + times
  }
  sum[atIncidents] = (sum[atIncidents] ?? 0) + times
  sum[atIncidents + 1] = (sum[atIncidents + 1] ?? 0) + times * isUnknown
}
