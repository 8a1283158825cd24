import type { Actor, Incident } from '@recount/core/records'
import { compareIncidents, type Likeness, mostDaysApart } from './compare-incidents.ts'
import { type IncidentProfile, profileIncidents } from './incident-profile.ts'

/** Two incidents that may be the same, how likely, and why. Nothing is merged by it. */
export interface DuplicatePair {
  /** The ids of the two, the lesser first. */
  readonly incidents: readonly [string, string]
  /** From 0 to 1. */
  readonly score: number
  readonly likenesses: readonly Likeness[]
  /**
   * How many other pairs with one of the two score as high or higher. Datasets hold incidents that agree
   * in all that is compared: a pair with rivals needs an eye on what was written of each.
   */
  readonly rivals: number
}

/** Which pairs are looked for. */
export interface DuplicateOptions {
  /** The least score of a pair that is told. */
  readonly least?: number
  /** Pairs within one dataset, between two, or both. */
  readonly pairs?: 'within' | 'between' | 'both'
}

/** Where precision and recall were both high on pairs that are known; README.md has the measurement. */
export const usualLeast = 0.9

/** An incident that may lie in a longer time than this is compared only by where it ends and begins. */
const longestWalk = 31

/**
 * Candidate pairs of incidents that may be the same, the likeliest first.
 *
 * Only incidents of one country that are at most three days apart are compared; one that is dated to
 * more than a month is compared with those near its first and its last day. Incidents without any day
 * are not compared.
 *
 * @example
 * findDuplicates([], []) //=> []
 */
export function findDuplicates(
  incidents: readonly Incident[],
  actors: readonly Actor[],
  { least = usualLeast, pairs = 'both' }: DuplicateOptions = {},
): readonly DuplicatePair[] {
  const profiles = profileIncidents(incidents, actors)
  const days = new Map<string, IncidentProfile[]>()
  const found: Omit<DuplicatePair, 'rivals'>[] = []
  for (const profile of profiles) {
    const near = new Set<IncidentProfile>()
    for (const day of daysAround(profile)) {
      for (const other of days.get(`${profile.where.country} ${day}`) ?? []) near.add(other)
    }
    for (const other of near) {
      const isWithin = profile.dataset === other.dataset
      if (pairs !== 'both' && isWithin !== (pairs === 'within')) continue
      const compared = compareIncidents(profile, other)
      if (compared === null || compared.score < least) continue
      found.push({ incidents: inOrder(profile.id, other.id), ...compared })
    }
    for (const day of daysOf(profile)) {
      const key = `${profile.where.country} ${day}`
      const known = days.get(key)
      if (known) known.push(profile)
      else days.set(key, [profile])
    }
  }
  return withRivals(found).sort(byScore)
}

function withRivals(pairs: readonly Omit<DuplicatePair, 'rivals'>[]): DuplicatePair[] {
  const scores = new Map<string, number[]>()
  for (const { incidents, score } of pairs) {
    for (const id of incidents) {
      const known = scores.get(id)
      if (known) known.push(score)
      else scores.set(id, [score])
    }
  }
  const rivalsOf = (id: string, score: number) =>
    (scores.get(id) ?? []).filter((other) => other >= score).length - 1
  return pairs.map((pair) => ({
    ...pair,
    rivals: rivalsOf(pair.incidents[0], pair.score) + rivalsOf(pair.incidents[1], pair.score),
  }))
}

/** The days under which an incident is kept. */
function daysOf({ days }: IncidentProfile): readonly number[] {
  if (days === null) return []
  if (days.last - days.first > longestWalk) return [days.first, days.last]
  return Array.from({ length: days.last - days.first + 1 }, (_, index) => days.first + index)
}

/** The days under which its partners may be kept. */
function daysAround(profile: IncidentProfile): ReadonlySet<number> {
  const around = new Set<number>()
  for (const day of daysOf(profile)) {
    for (let near = day - mostDaysApart; near <= day + mostDaysApart; near++) around.add(near)
  }
  return around
}

function inOrder(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a]
}

function byScore(a: DuplicatePair, b: DuplicatePair): number {
  return b.score - a.score || (a.incidents.join(' ') < b.incidents.join(' ') ? -1 : 1)
}
