import type { Interval, IsoDate } from '../primitives/index.ts'
import type { SourceKind } from '../records/index.ts'

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
 * said on the same day the last one listed is the last word.
 *
 * Tolls that give no number ("an unknown number") are left out where another origin gives one.
 */
export function lastWords(candidates: readonly TollCandidate[]): {
  readonly current: readonly TollCandidate[]
  readonly setAside: readonly SetAside[]
} {
  const latest = new Map<string, TollCandidate>()
  const setAside: SetAside[] = []
  for (const candidate of candidates) {
    const known = latest.get(candidate.origin)
    const isLater = known === undefined || (candidate.said ?? '') >= (known.said ?? '')
    if (isLater) latest.set(candidate.origin, candidate)
    const superseded = isLater ? known : candidate
    if (superseded) setAside.push({ claim: superseded.claim, reason: 'superseded' })
  }
  const current = [...latest.values()]
  const numbered = current.filter(givesNumber)
  if (numbered.length === 0 || numbered.length === current.length) return { current, setAside }
  for (const candidate of current) {
    if (!givesNumber(candidate)) setAside.push({ claim: candidate.claim, reason: 'no-number' })
  }
  return { current: numbered, setAside }
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

function givesNumber({ quantity }: TollCandidate): boolean {
  return !(quantity.low <= 1 && quantity.best === null && quantity.high === null)
}
