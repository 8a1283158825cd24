import type { Interval } from '../../primitives/index.ts'
import {
  keepOnly,
  lastWords,
  type RuleOutcome,
  type SetAside,
  type TollCandidate,
} from '../toll-candidate.ts'
import { byLowest } from './most-conservative.ts'

/**
 * GTD's practice: the perpetrators' own figures are left out where there are others; of the rest the
 * latest day counts; of its figures the one that more than half of the independent origins give, and
 * where there is no such majority, the lowest.
 *
 * Source: GTD Codebook, "Total number of fatalities"; METHODS.md, "latest-majority-lowest".
 */
export function countLatestMajorityLowest(candidates: readonly TollCandidate[]): RuleOutcome {
  const words = lastWords(candidates)
  const others = keepOnly(words.current, ({ isPerpetrator }) => !isPerpetrator, 'perpetrator')
  const eligible = others.kept.length > 0 ? others.kept : words.current
  const setAside: SetAside[] = [...words.setAside]
  if (others.kept.length > 0) setAside.push(...others.setAside)

  const latestDay = eligible.reduce(
    (day, { said }) => ((said ?? '') > day ? (said ?? '') : day),
    '',
  )
  const latest = keepOnly(eligible, ({ said }) => (said ?? '') === latestDay, 'older')
  setAside.push(...latest.setAside)

  const agreed = majorityOf(latest.kept)
  const chosen = agreed ?? [...latest.kept].sort(byLowest)[0]?.quantity
  if (!chosen) return { quantity: null, used: [], setAside }
  const settled = keepOnly(
    latest.kept,
    ({ quantity }) => isSame(quantity, chosen),
    agreed ? 'minority' : 'higher-figure',
  )
  return {
    quantity: chosen,
    used: settled.kept.map(({ claim }) => claim),
    setAside: [...setAside, ...settled.setAside],
  }
}

function majorityOf(candidates: readonly TollCandidate[]): Interval | undefined {
  return candidates
    .map(({ quantity }) => quantity)
    .find(
      (one) =>
        candidates.filter(({ quantity }) => isSame(quantity, one)).length * 2 > candidates.length,
    )
}

function isSame(a: Interval, b: Interval): boolean {
  return a.low === b.low && a.best === b.best && a.high === b.high
}
