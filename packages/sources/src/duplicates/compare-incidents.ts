import { intervalsMeet } from '@recount/core/primitives'
import type { ActorProfile, IncidentProfile } from './incident-profile.ts'
import { kilometresBetween } from './kilometres-between.ts'

/** How alike two incidents are in one respect, from 0 to 1, and in words why. */
export interface Likeness {
  readonly respect: 'time' | 'place' | 'actors' | 'toll' | 'sources'
  readonly score: number
  readonly because: string
}

/** More days apart than this, two incidents are no pair. */
export const mostDaysApart = 3

/** Farther apart than this, two incidents are no pair. */
const mostKilometres = 100

/** How much each respect weighs. */
const weights: Readonly<Record<Likeness['respect'], number>> = {
  time: 0.3,
  place: 0.3,
  actors: 0.15,
  toll: 0.15,
  sources: 0.1,
}

/**
 * How alike two incidents are: the weighted mean over time, place, actors, toll and the sources cited,
 * and each of them in words. What is not told counts as half alike, but for sources, which are left out
 * where one of the two cites none. `null` where they cannot be the same: another country, too many days
 * or kilometres apart.
 */
export function compareIncidents(
  a: IncidentProfile,
  b: IncidentProfile,
): { readonly score: number; readonly likenesses: readonly Likeness[] } | null {
  if (a.where.country !== b.where.country) return null
  const time = compareTime(a, b)
  const place = time && comparePlace(a, b)
  if (!time || !place) return null
  const likenesses = [time, place, compareActors(a, b), compareToll(a, b), ...compareSources(a, b)]
  const weight = likenesses.reduce((sum, { respect }) => sum + weights[respect], 0)
  const score = likenesses.reduce((sum, one) => sum + weights[one.respect] * one.score, 0) / weight
  return { score: Math.round(score * 1000) / 1000, likenesses }
}

function compareTime(a: IncidentProfile, b: IncidentProfile): Likeness | null {
  if (a.days === null || b.days === null) return likeness('time', 0.5, 'a day is not told')
  const gap = Math.max(a.days.first - b.days.last, b.days.first - a.days.last)
  if (gap > mostDaysApart) return null
  if (gap > 0) return likeness('time', 0.8 - 0.2 * gap, `${gap} days apart`)
  const shared = Math.min(a.days.last, b.days.last) - Math.max(a.days.first, b.days.first) + 1
  const longer = Math.max(a.days.last - a.days.first, b.days.last - b.days.first) + 1
  if (shared === longer) return likeness('time', 1, longer === 1 ? 'same day' : 'same days')
  return likeness('time', 0.6 + (0.4 * shared) / longer, `${shared} of ${longer} days in common`)
}

function comparePlace(a: IncidentProfile, b: IncidentProfile): Likeness | null {
  const isArea = (profile: IncidentProfile) =>
    profile.where.precision === 'province' || profile.where.precision === 'country'
  const sameName = a.placeName !== '' && a.placeName === b.placeName
  if (a.where.position && b.where.position && !isArea(a) && !isArea(b)) {
    const kilometres = kilometresBetween(a.where.position, b.where.position)
    if (kilometres > mostKilometres) return null
    const near = Math.exp(-kilometres / 25)
    const said = `${Math.round(kilometres)} km apart`
    return likeness(
      'place',
      sameName ? Math.max(near, 0.9) : near,
      sameName ? `${said}, same name` : said,
    )
  }
  if (a.where.province === null || b.where.province === null) {
    return likeness('place', 0.5, 'a province is not told')
  }
  if (a.where.province !== b.where.province) return null
  const coarse = isArea(a) && isArea(b)
  return likeness(
    'place',
    coarse ? 0.9 : 0.7,
    coarse ? 'both known to the same province' : 'same province',
  )
}

function compareActors(a: IncidentProfile, b: IncidentProfile): Likeness {
  if (a.actors.length === 0 || b.actors.length === 0) {
    return likeness('actors', 0.5, 'actors are not told')
  }
  // The shorter list decides: a dataset may name actors that another leaves out.
  const shares = [
    ...(a.actors.length <= b.actors.length ? [shareFound(a.actors, b.actors)] : []),
    ...(b.actors.length <= a.actors.length ? [shareFound(b.actors, a.actors)] : []),
  ]
  const score = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return likeness(
    'actors',
    score,
    score === 1 ? 'same actors' : `actors alike by ${Math.round(score * 100)} %`,
  )
}

function shareFound(some: readonly ActorProfile[], others: readonly ActorProfile[]): number {
  const likest = some.map((one) => Math.max(...others.map((other) => sameActor(one, other))))
  return likest.reduce((sum, score) => sum + score, 0) / some.length
}

function sameActor(a: ActorProfile, b: ActorProfile): number {
  if (a.id === b.id) return 1
  const shared = [...a.words].filter((word) => b.words.has(word)).length
  const all = a.words.size + b.words.size - shared
  return all === 0 ? 0 : shared / all
}

function compareToll(a: IncidentProfile, b: IncidentProfile): Likeness {
  if (a.killed === null || b.killed === null) return likeness('toll', 0.5, 'a toll is not told')
  const [one, other] = [a.killed.best ?? a.killed.low, b.killed.best ?? b.killed.low]
  if (one === other) {
    const cells = [...a.cells.keys()].filter((key) => b.cells.has(key))
    const same = cells.filter((key) => a.cells.get(key) === b.cells.get(key)).length
    if (same === cells.length) return likeness('toll', 1, `both ${one} killed`)
    const score = 0.4 + (0.6 * same) / cells.length
    return likeness('toll', score, `both ${one} killed, ${same} of ${cells.length} groups alike`)
  }
  const share = (Math.min(one, other) + 1) / (Math.max(one, other) + 1)
  const said = `${one} and ${other} killed`
  if (intervalsMeet(a.killed, b.killed)) {
    return likeness('toll', Math.max(0.6, share), `${said}, their ranges meet`)
  }
  return likeness('toll', share * 0.8, said)
}

function compareSources(a: IncidentProfile, b: IncidentProfile): readonly Likeness[] {
  if (a.cited.size === 0 || b.cited.size === 0) return []
  const shared = [...a.cited].filter((word) => b.cited.has(word)).length
  const score = shared / (a.cited.size + b.cited.size - shared)
  const said = score === 1 ? 'same sources cited' : `sources alike by ${Math.round(score * 100)} %`
  return [likeness('sources', score, said)]
}

function likeness(respect: Likeness['respect'], score: number, because: string): Likeness {
  return { respect, score: Math.round(score * 1000) / 1000, because }
}
