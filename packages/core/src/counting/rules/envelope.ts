import { hullOfIntervals, type Interval } from '../../primitives/index.ts'
import { lastWords, type RuleOutcome, type TollCandidate } from '../toll-candidate.ts'
import { authorityOf } from './source-authority.ts'

/**
 * The envelope of independent origins: low is the least low and high the greatest high that any of them
 * gives last; best is the best estimate of the most authoritative, and among those of the latest. Where
 * that one gives no best estimate there is none.
 *
 * Source: METHODS.md, "envelope".
 */
export function countEnvelope(candidates: readonly TollCandidate[]): RuleOutcome {
  const { current, setAside } = lastWords(candidates)
  const leading = [...current].sort(byAuthorityThenLatest)[0]
  if (!leading) return { quantity: null, used: [], setAside }
  const quantity = current.reduce<Interval>(
    (hull, candidate) => hullOfIntervals(hull, candidate.quantity, leading.quantity.best),
    leading.quantity,
  )
  return { quantity, used: current.map(({ claim }) => claim), setAside }
}

function byAuthorityThenLatest(a: TollCandidate, b: TollCandidate): number {
  return (
    authorityOf(a.speakerKind) - authorityOf(b.speakerKind) ||
    compareTexts(b.said ?? '', a.said ?? '') ||
    compareTexts(a.claim, b.claim)
  )
}

/** By code units: no locale has a say in a count. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
