import type { Interval, IsoDate } from '../primitives/index.ts'
import { isUnknownNumber, type SourceKind } from '../records/index.ts'

/** A toll that could count for a cell, with what a counting rule may weigh. */
export interface TollCandidate {
  readonly claim: string
  readonly speaker: string
  readonly speakerKind: SourceKind
  readonly origin: string
  /** Whether the speaker speaks for a party that is held responsible. */
  readonly isPerpetrator: boolean
  /** When it was said; `null` when neither claim nor document is dated. */
  readonly said: IsoDate | null
  readonly quantity: Interval
}

/** Why a toll was not used. */
export type SetAsideReason =
  | 'superseded'
  | 'no-number'
  | 'higher-figure'
  | 'older'
  | 'minority'
  | 'perpetrator'
  | 'not-official'
  | 'not-un'
  | 'other-source'

/** A toll that was set aside, and why. */
export interface SetAside {
  readonly claim: string
  readonly reason: SetAsideReason
}

/** What a rule made of the candidates of one cell; `quantity: null` where none of them qualifies. */
export interface RuleOutcome {
  readonly quantity: Interval | null
  readonly used: readonly string[]
  readonly setAside: readonly SetAside[]
}

/**
 * The last word of every origin, and the earlier ones, which it supersedes. Among tolls of one origin
 * said on the same day the last one listed is the last word; one without a day is the earliest.
 *
 * Tolls that give no number ("an unknown number") are left out where another toll gives one, and so
 * never supersede a number.
 */
export function lastWords(candidates: readonly TollCandidate[]): {
  readonly current: readonly TollCandidate[]
  readonly setAside: readonly SetAside[]
} {
  const numbered = keepOnly(candidates, ({ quantity }) => !isUnknownNumber(quantity), 'no-number')
  const tellsNumber = numbered.kept.length > 0
  const setAside: SetAside[] = tellsNumber ? [...numbered.setAside] : []
  const latest = new Map<string, TollCandidate>()
  for (const candidate of tellsNumber ? numbered.kept : candidates) {
    const known = latest.get(candidate.origin)
    const isLater = known === undefined || (candidate.said ?? '') >= (known.said ?? '')
    if (isLater) latest.set(candidate.origin, candidate)
    const superseded = isLater ? known : candidate
    if (superseded) setAside.push({ claim: superseded.claim, reason: 'superseded' })
  }
  return { current: [...latest.values()], setAside }
}

/** Splits candidates by a test, setting aside those that fail it. */
export function keepOnly(
  candidates: readonly TollCandidate[],
  qualifies: (candidate: TollCandidate) => boolean,
  reason: SetAsideReason,
): { readonly kept: readonly TollCandidate[]; readonly setAside: readonly SetAside[] } {
  return {
    kept: candidates.filter(qualifies),
    setAside: candidates
      .filter((candidate) => !qualifies(candidate))
      .map(({ claim }) => ({ claim, reason })),
  }
}
