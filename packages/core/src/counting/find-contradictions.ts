import {
  addIntervals,
  hullOfIntervals,
  type Interval,
  type Issue,
  intervalsMeet,
  makeIssue,
} from '../primitives/index.ts'
import type { Incident, Toll } from '../records/index.ts'

/**
 * Where the claims of an incident cannot all be true. Nothing is corrected or dropped: each
 * contradiction is an issue on the incident, with the path of one claim and the other one named.
 *
 * - `subgroup-exceeds-toll`: a part ("20 children") is more than a toll of its whole ("19 killed").
 * - `tolls-disagree`: two tolls of the same cell have no number in common, whoever gave them.
 * - `joint-toll-disagrees`: a toll of killed-or-wounded does not fit killed and wounded together.
 * - `groups-exceed-total`: the groups of one speaker add up to more than its toll over all groups.
 *
 * A toll over all groups does not hold the attackers.
 *
 * @example
 * findContradictions({ claims: [] }) //=> []
 */
export function findContradictions(incident: Pick<Incident, 'claims'>): readonly Issue[] {
  const tolls = incident.claims.flatMap((claim, index) =>
    claim.kind === 'toll' ? [{ toll: claim, path: `claims.${index}` }] : [],
  )
  return [
    ...subgroupsThatExceed(tolls),
    ...tollsThatDisagree(tolls),
    ...jointTollsThatDisagree(tolls),
    ...groupsThatExceed(tolls),
  ]
}

interface PlacedToll {
  readonly toll: Toll
  readonly path: string
}

function subgroupsThatExceed(tolls: readonly PlacedToll[]): readonly Issue[] {
  return tolls.flatMap(({ toll, path }) =>
    toll.ofWhich.flatMap(({ subgroup, quantity }, index) =>
      tolls.flatMap(({ toll: whole }) => {
        const high = whole.quantity?.high ?? null
        if (!holds(whole, toll) || high === null || quantity.low <= high) return []
        return [
          makeIssue(
            'subgroup-exceeds-toll',
            `${path}.ofWhich.${index}.quantity.low`,
            `at most the ${high} ${whole.harm} by claim ${whole.id} (${whole.speaker})`,
            `${quantity.low} ${subgroup}`,
          ),
        ]
      }),
    ),
  )
}

function tollsThatDisagree(tolls: readonly PlacedToll[]): readonly Issue[] {
  return tolls.flatMap(({ toll, path }, index) =>
    tolls.slice(0, index).flatMap(({ toll: earlier }) => {
      if (cellOf(toll) !== cellOf(earlier) || !toll.quantity || !earlier.quantity) return []
      if (intervalsMeet(toll.quantity, earlier.quantity)) return []
      return [
        makeIssue(
          'tolls-disagree',
          `${path}.quantity`,
          `${show(earlier.quantity)} ${toll.harm} as claim ${earlier.id} (${earlier.speaker}) says`,
          show(toll.quantity),
        ),
      ]
    }),
  )
}

function jointTollsThatDisagree(tolls: readonly PlacedToll[]): readonly Issue[] {
  return tolls.flatMap(({ toll, path }) => {
    if (toll.harm !== 'killed-or-wounded' || toll.quantity === null) return []
    const killed = boundOf(tolls, 'killed', toll)
    const wounded = boundOf(tolls, 'wounded', toll)
    const together = addIntervals(killed, wounded)
    if (intervalsMeet(together, toll.quantity)) return []
    return [
      makeIssue(
        'joint-toll-disagrees',
        `${path}.quantity`,
        `${show(together)}, as killed and wounded together`,
        show(toll.quantity),
      ),
    ]
  })
}

function groupsThatExceed(tolls: readonly PlacedToll[]): readonly Issue[] {
  return tolls.flatMap(({ toll: overall, path }) => {
    const high = overall.quantity?.high ?? null
    if (overall.group !== 'all' || high === null) return []
    const parts = tolls.filter(
      ({ toll }) =>
        holds(overall, toll) &&
        toll.group !== 'all' &&
        toll.speaker === overall.speaker &&
        toll.document === overall.document,
    )
    const least = hullsByCell(parts).reduce((sum, { low }) => sum + low, 0)
    if (least <= high) return []
    return [
      makeIssue(
        'groups-exceed-total',
        `${path}.quantity.high`,
        `at least ${least}, the sum over its groups`,
        high,
      ),
    ]
  })
}

/** What the tolls of one harm say of those whom a joint toll counts; nothing said is 0 and more. */
function boundOf(tolls: readonly PlacedToll[], harm: Toll['harm'], joint: Toll): Interval {
  const ofHarm = tolls.filter(({ toll }) => holds({ ...joint, harm }, toll))
  const [same] = hullsByCell(ofHarm.filter(({ toll }) => toll.group === joint.group))
  if (same) return same
  // Groups told one by one bound the whole from below only: others may have been harmed too.
  const low = hullsByCell(ofHarm).reduce((sum, hull) => sum + hull.low, 0)
  return { low, best: null, high: null }
}

/** Whether all whom one toll counts would be counted in the other: the same cell, or all groups. */
function holds(whole: Toll, part: Toll): boolean {
  if (whole.harm !== part.harm) return false
  return whole.group === 'all' ? part.group !== 'attacker' : cellOf(whole) === cellOf(part)
}

function cellOf({ harm, group, actor }: Toll): string {
  return `${harm} ${group} ${actor ?? ''}`
}

/** For each cell the least interval that holds all of its tolls. */
function hullsByCell(tolls: readonly PlacedToll[]): readonly Interval[] {
  const hulls = new Map<string, Interval>()
  for (const { toll } of tolls) {
    if (toll.quantity === null) continue
    const known = hulls.get(cellOf(toll)) ?? toll.quantity
    hulls.set(cellOf(toll), hullOfIntervals(known, toll.quantity, null))
  }
  return [...hulls.values()]
}

function show({ low, high }: Pick<Interval, 'low' | 'high'>): string {
  if (high === null) return `at least ${low}`
  return low === high ? String(low) : `${low} to ${high}`
}
