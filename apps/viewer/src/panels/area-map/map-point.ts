import { addIntervals, type Interval } from '@recount/core/primitives'
import type { BoundingBox } from '@recount/core/query'
import type { Measure } from '../../design/measure.ts'
import type { Words } from '../../language/words.ts'
import type { PlacedIncident } from './place-incident.ts'

/** A disc: one incident, or several too near to each other to be told apart at this scale. */
export interface MapPoint {
  readonly id: string
  readonly incidents: readonly string[]
  readonly areas: readonly string[]
  readonly x: number
  readonly y: number
  /** Radius of the certain toll; its area is the number. */
  readonly radius: number
  /** Radius of the greatest possible toll; `null` where it is the same. */
  readonly ring: number | null
  readonly isOpen: boolean
  readonly isUnknown: boolean
  /** Known to the district only: the disc stands for more than a point. */
  readonly isCoarse: boolean
  readonly label: string
  /** How many incidents, where that can be read on the disc; else `null`. */
  readonly count: PointCount | null
  /** Where the incidents lie, when there are too many to name each in an address; else `null`. */
  readonly box: BoundingBox | null
  readonly href: string | null
}

/** A number on a disc. `isWide`: where the map is small, it is wider than its disc. */
export interface PointCount {
  readonly text: string
  readonly isWide: boolean
}

const greatestRadius = 34
const leastRadius = 4
/** An address with more ids than this is longer than servers and mail programs take. */
const mostNamed = 100

/** The greatest toll that a cluster may have, at least 1: what the largest disc stands for. */
export function greatestToll(clusters: readonly (readonly PlacedIncident[])[]): number {
  const sums = clusters.map((cluster) => {
    const toll = tollOf(cluster)
    return toll === null ? 0 : (toll.high ?? toll.best ?? toll.low)
  })
  return Math.max(1, ...sums)
}

function tollOf(cluster: readonly PlacedIncident[]): Interval | null {
  const known = cluster.flatMap(({ toll, isUnknown }) => (toll === null || isUnknown ? [] : [toll]))
  const [first, ...rest] = known
  return first === undefined ? null : rest.reduce<Interval>(addIntervals, first)
}

/** What is measured on a map, and how single incidents are named and linked. */
export interface PointSource {
  readonly measure: Measure
  readonly titleOf: (id: string) => string
  readonly hrefOf: (id: string) => string
}

/** The disc of a cluster, whose area is its toll beside the greatest one. */
export function pointOf(
  cluster: readonly PlacedIncident[],
  greatest: number,
  { measure, titleOf, hrefOf }: PointSource,
  words: Words,
): MapPoint {
  const [first] = cluster
  const toll = tollOf(cluster)
  const ids = cluster.map(({ id }) => id)
  const unknown = cluster.filter(({ isUnknown }) => isUnknown).length
  const only = ids.length === 1 ? ids[0] : undefined
  const { number, measures } = words.say
  const head =
    only === undefined ? number.incidents(ids.length, words.number(ids.length)) : titleOf(only)
  const parts = [
    head,
    measure === 'incidents' || toll === null ? '' : `${measures[measure]}: ${words.interval(toll)}`,
    unknown > 0 ? number.unknownToll(unknown, words.number(unknown)) : '',
  ].filter((part) => part !== '')
  return {
    id: ids.join(' '),
    incidents: ids,
    areas: cluster.flatMap(({ area }) => (area === null ? [] : [area])),
    x: first?.x ?? 0,
    y: first?.y ?? 0,
    radius: toll === null ? leastRadius : radiusOf(toll.best ?? toll.low, greatest),
    ring:
      toll === null || toll.high === null || toll.high === (toll.best ?? toll.low)
        ? null
        : radiusOf(toll.high, greatest),
    isOpen: toll !== null && toll.high === null,
    isUnknown: toll === null,
    isCoarse: cluster.every(({ isCoarse }) => isCoarse),
    label: parts.join(words.say.number.separator),
    count: null,
    box: ids.length > mostNamed ? boxOfPositions(cluster) : null,
    href: only === undefined ? null : hrefOf(only),
  }
}

function boxOfPositions(cluster: readonly PlacedIncident[]): BoundingBox {
  const first = cluster[0]?.position ?? { latitude: 0, longitude: 0 }
  let [west, east, south, north] = [
    first.longitude,
    first.longitude,
    first.latitude,
    first.latitude,
  ]
  for (const { position } of cluster) {
    west = Math.min(west, position.longitude)
    east = Math.max(east, position.longitude)
    south = Math.min(south, position.latitude)
    north = Math.max(north, position.latitude)
  }
  return { west, south, east, north }
}

function radiusOf(count: number, greatest: number): number {
  const radius = greatestRadius * Math.sqrt(count / greatest)
  return Math.round(10 * Math.max(leastRadius, radius)) / 10
}
