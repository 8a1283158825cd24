import { hullOfIntervals, type Interval } from '../../primitives/index.ts'
import { lastWords, type RuleOutcome, type TollCandidate } from '../toll-candidate.ts'
import { authorityOf } from './source-authority.ts'

/**
 * The envelope of independent origins: low is the least low and high the greatest high that any of them
 * gives last; best is the best estimate of the most authoritative, and among those of the latest.
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
    (b.said ?? '').localeCompare(a.said ?? '') ||
    (a.claim < b.claim ? -1 : 1)
  )
}
