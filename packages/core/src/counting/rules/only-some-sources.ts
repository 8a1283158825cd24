import {
  keepOnly,
  type RuleOutcome,
  type SetAsideReason,
  type TollCandidate,
} from '../toll-candidate.ts'
import { countEnvelope } from './envelope.ts'

/**
 * The envelope of those tolls whose speaker qualifies; the others are set aside for the reason given.
 * Where no speaker qualifies the toll is not reported: `null`, never 0.
 */
export function countOnly(
  candidates: readonly TollCandidate[],
  qualifies: (candidate: TollCandidate) => boolean,
  reason: SetAsideReason,
): RuleOutcome {
  const { kept, setAside } = keepOnly(candidates, qualifies, reason)
  const outcome = countEnvelope(kept)
  return { ...outcome, setAside: [...outcome.setAside, ...setAside] }
}
