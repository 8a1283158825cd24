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
 * - `tolls-disagree`: two speakers give numbers for the same cell that no number satisfies both.
 * - `joint-toll-disagrees`: a toll of killed-or-wounded does not fit killed and wounded together.
 * - `groups-exceed-total`: the groups of one speaker add up to more than its toll over all groups.
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
        const isWhole =
          whole.harm === toll.harm && (whole.group === toll.group || whole.group === 'all')
        if (!isWhole || high === null || quantity.low <= high) return []
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
      const sameCell =
        toll.harm === earlier.harm && toll.group === earlier.group && toll.actor === earlier.actor
      if (!sameCell || !toll.quantity || !earlier.quantity) return []
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
    const killed = hullOf(tolls, 'killed', toll)
    const wounded = hullOf(tolls, 'wounded', toll)
    if (killed === null || wounded === null) return []
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
    if (overall.group !== 'all' || overall.quantity === null || overall.quantity.high === null)
      return []
    const least = tolls
      .map(({ toll }) => toll)
      .filter((toll) => toll.group !== 'all' && toll.group !== 'attacker')
      .filter(
        ({ harm, speaker, document }) =>
          harm === overall.harm && speaker === overall.speaker && document === overall.document,
      )
      .reduce((sum, toll) => sum + (toll.quantity?.low ?? 0), 0)
    if (least <= overall.quantity.high) return []

    return [
      makeIssue(
        'groups-exceed-total',
        `${path}.quantity.high`,
        `at least ${least}, the sum over its groups`,
        overall.quantity.high,
      ),
    ]
  })
}

function hullOf(tolls: readonly PlacedToll[], harm: Toll['harm'], joint: Toll): Interval | null {
  const quantities = tolls.flatMap(({ toll }) => {
    const covered = toll.group === joint.group || joint.group === 'all'
    return toll.harm === harm && covered && toll.quantity ? [toll.quantity] : []
  })
  const [first, ...rest] = quantities
  if (!first) return null
  return rest.reduce<Interval>((hull, quantity) => hullOfIntervals(hull, quantity, null), first)
}

function show({ low, high }: Pick<Interval, 'low' | 'high'>): string {
  if (high === null) return `at least ${low}`
  return low === high ? String(low) : `${low} to ${high}`
}
