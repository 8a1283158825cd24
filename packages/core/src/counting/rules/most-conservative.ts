import { isUnknownNumber } from '../../records/index.ts'
import {
  lastWords,
  type RuleOutcome,
  type SetAside,
  type TollCandidate,
} from '../toll-candidate.ts'

/**
 * The lowest figure that stands, as ACLED codes contradicting reports: of the last words of the
 * independent origins the one with the least low counts, its low being the best estimate.
 *
 * Source: ACLED Codebook, "Fatalities"; METHODS.md, "most-conservative".
 */
export function countMostConservative(candidates: readonly TollCandidate[]): RuleOutcome {
  const { current, setAside } = lastWords(candidates)
  const lowest = [...current].sort(byLowest)[0]
  if (!lowest) return { quantity: null, used: [], setAside }
  const higher: readonly SetAside[] = current
    .filter((candidate) => candidate !== lowest)
    .map(({ claim }) => ({ claim, reason: 'higher-figure' }))
  const { low, high } = lowest.quantity
  return {
    quantity: isUnknownNumber(lowest.quantity) ? lowest.quantity : { low, best: low, high },
    used: [lowest.claim],
    setAside: [...setAside, ...higher],
  }
}

/** Orders candidates by low, then by high (open last), then by claim so that the order is total. */
export function byLowest(a: TollCandidate, b: TollCandidate): number {
  const highOf = ({ quantity }: TollCandidate) => quantity.high ?? Number.POSITIVE_INFINITY
  return (
    a.quantity.low - b.quantity.low ||
    (highOf(a) === highOf(b) ? 0 : highOf(a) - highOf(b)) ||
    (a.claim < b.claim ? -1 : 1)
  )
}
