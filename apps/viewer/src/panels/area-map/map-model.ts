import type { CountedTotal } from '@recount/core/counting'
import { addIntervals, exactly, type Interval } from '@recount/core/primitives'
import type { BoundingBox } from '@recount/core/query'
import type { PlacePrecision } from '@recount/core/records'
import type { CasualtyRow } from '@recount/core/statistics'
import { casualtyTable } from '../../design/casualty-table.ts'
import type { Measure } from '../../design/measure.ts'
import { measuredLabel } from '../../design/measured-label.ts'
import type { TableModel } from '../../design/table-model.ts'
import type { MapFrame } from '../../geography/map-frame.ts'
import type { Words } from '../../language/words.ts'

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

/** A province or a country as drawn. `imprecise` counts incidents known to lie in it and no better. */
export interface MapArea {
  readonly code: string
  readonly name: string
  readonly path: string
  /** Where its name stands, beside its discs; `null` where it holds no incident. */
  readonly nameAt: readonly [x: number, y: number] | null
  readonly incidents: number
  readonly imprecise: number
  readonly chosen: boolean
  readonly label: string
}

/** A map ready to be drawn, with what could not be drawn on it. `level` is what its areas are. */
export interface MapModel {
  readonly level: MapFrame['level']
  readonly width: number
  readonly height: number
  readonly areas: readonly MapArea[]
  readonly points: readonly MapPoint[]
  readonly incidents: number
  readonly imprecise: number
  readonly countryOnly: number
  readonly outside: number
  readonly table: TableModel
}

/** An incident as a map needs it. */
export interface MapIncident {
  readonly id: string
  readonly where: {
    readonly country: string
    readonly province: string | null
    readonly precision: PlacePrecision
    readonly position: { readonly latitude: number; readonly longitude: number } | null
  }
  readonly totals: Readonly<Record<'killed' | 'wounded', CountedTotal | null>>
}

/**
 * What a map is made of: the answering incidents, and the rows by the frame's areas, provinces or
 * countries, without their own filter.
 */
export interface MapSource {
  readonly incidents: readonly MapIncident[]
  readonly byArea: readonly CasualtyRow[]
  readonly chosen: readonly string[]
  readonly measure: Measure
  readonly frame: MapFrame
  readonly nameOf: (code: string) => string
  readonly titleOf: (id: string) => string
  readonly hrefOf: (id: string) => string
}

const greatestRadius = 34
const leastRadius = 4
const nearest = 15
/** An address with more ids than this is longer than servers and mail programs take. */
const mostNamed = 100

/**
 * Sorts incidents by how exactly they are known: to the district or better a disc, to the area only a
 * hatched area, and where the areas are provinces, to the country only a number beside the map. No
 * incident is placed more exactly than its sources do.
 */
export function mapModel(source: MapSource, words: Words): MapModel {
  const { incidents, byArea, frame, measure } = source
  const { level } = frame
  const inside = incidents.filter(({ where }) => frame.covers(where.country))
  const placed = inside.flatMap((incident) => placedIncident(incident, source))
  const countryOnly = inside.filter(({ where }) => where.precision === 'country').length
  const imprecise = countByArea(inside, level)
  const rowOf = new Map(byArea.map((row) => [row.key[level] ?? '', row]))
  const clusters = clustersOf(placed)
  const greatest = greatestToll(clusters)
  const points = withCounts(
    clusters
      .map((cluster) => pointOf(cluster, greatest, source, words))
      // The smaller ones lie on top, so that each can be pointed at.
      .sort((a, b) => b.radius - a.radius),
    words,
  )
  const placeName = nameWriter(points, frame)
  return {
    level,
    width: frame.width,
    height: frame.height,
    areas: frame.areas.map(({ code, path, middle }) => {
      const row = rowOf.get(code)
      const name = source.nameOf(code)
      return {
        code,
        name,
        path,
        nameAt: row === undefined ? null : placeName(code, name, middle),
        incidents: row?.incidents ?? 0,
        imprecise: imprecise.get(code) ?? 0,
        chosen: source.chosen.includes(code),
        label: row === undefined ? name : measuredLabel(name, row, measure, words),
      }
    }),
    points,
    incidents: inside.length,
    imprecise: inside.length - placed.length,
    countryOnly: level === 'country' ? 0 : countryOnly,
    outside: incidents.length - inside.length,
    table: casualtyTable(
      words.say.explore.map,
      words.say.explore.byDimension[level],
      byArea.map((row) => ({
        ...row,
        id: row.key[level] ?? '',
        label: row.key[level] ? source.nameOf(row.key[level]) : noKey(level, words),
      })),
      words,
    ),
  }
}

/** How many incidents each area holds that are known no better than to it. */
function countByArea(
  inside: readonly MapIncident[],
  level: MapFrame['level'],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { where } of inside) {
    const { precision, country, province } = where
    const isOfArea = precision === 'province' || (precision === 'country' && level === 'country')
    const code = level === 'country' ? country : province
    if (isOfArea && code !== null) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

function noKey(level: MapFrame['level'], { say }: Words): string {
  return level === 'province' ? say.explore.noKey.province : say.explore.noKey.other
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const letterWidth = 7.4
const lineHeight = 17

/**
 * Finds room for names inside of the map: below, above or beside a province's own disc, or in the middle
 * of a country and else below, above or beside all of its discs; the first place that covers no disc and
 * no earlier name.
 */
function nameWriter(points: readonly MapPoint[], { level, width, height }: MapFrame) {
  const discs = points.map((point) => ({ areas: new Set(point.areas), box: boxOfPoint(point) }))
  const taken: Box[] = discs.map(({ box }) => box)
  return (code: string, name: string, middle: Place): Place => {
    const halfWidth = (name.length * letterWidth) / 2
    const own = discs.flatMap(({ areas, box }) => (areas.has(code) ? [box] : []))
    const around = level === 'country' ? boxAround(own) : own[0]
    const candidates = [
      ...(level === 'country' || around === undefined ? [middle] : []),
      ...(around === undefined ? [] : placesAround(around, halfWidth)),
    ].map(
      ([x, y]): Place => [
        within(x, halfWidth + edge, width),
        within(y, lineHeight / 2 + edge, height),
      ],
    )
    const isFree = ([x, y]: Place) => !taken.some((box) => overlap(boxAt(x, y, halfWidth), box))
    const at = candidates.find(isFree) ?? candidates[0] ?? middle
    taken.push(boxAt(at[0], at[1], halfWidth))
    return at
  }
}

/** Between a name and the edge of the map. */
const edge = 3

/** The nearest place on a line of some length that is so far from both of its ends. */
function within(at: number, margin: number, length: number): number {
  return Math.max(margin, Math.min(length - margin, at))
}

function boxAround(boxes: readonly Box[]): Box | undefined {
  const [first, ...rest] = boxes
  return rest.reduce<Box | undefined>(
    (all, box) =>
      all && {
        left: Math.min(all.left, box.left),
        right: Math.max(all.right, box.right),
        top: Math.min(all.top, box.top),
        bottom: Math.max(all.bottom, box.bottom),
      },
    first,
  )
}

const digitWidth = 7.6
/** Between a number and the edge of its disc. */
const rim = 2
/** How much larger the numbers are on a map that is no wider than a telephone. */
const largerWhenSmall = 20 / 13

/** Numbers on the discs, the largest first: only where they fit on their disc and cover no other number. */
function withCounts(points: readonly MapPoint[], words: Words): readonly MapPoint[] {
  const taken: Box[] = []
  return points.map((point) => {
    const { incidents, isUnknown, radius, x, y } = point
    if (incidents.length < 2 || isUnknown) return point
    const text = words.number(incidents.length)
    const halfWidth = (text.length * digitWidth) / 2
    const box = boxAt(x, y, halfWidth)
    if (halfWidth + rim > radius || taken.some((other) => overlap(box, other))) return point
    taken.push(box)
    return { ...point, count: { text, isWide: halfWidth * largerWhenSmall + rim > radius } }
  })
}

type Place = readonly [x: number, y: number]

function boxOfPoint({ x, y, radius, ring, isOpen }: MapPoint): Box {
  const reach = Math.max(radius + (isOpen ? 5 : 1), ring ?? 0)
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
}

function placesAround(box: Box, halfWidth: number): readonly Place[] {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const gap = 3
  return [
    [x, box.bottom + lineHeight / 2 + gap],
    [x, box.top - lineHeight / 2 - gap],
    [box.right + halfWidth + 2 * gap, y],
    [box.left - halfWidth - 2 * gap, y],
  ]
}

function boxAt(x: number, y: number, halfWidth: number): Box {
  const halfHeight = lineHeight / 2
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

interface Placed {
  readonly id: string
  readonly area: string | null
  readonly x: number
  readonly y: number
  readonly position: NonNullable<MapIncident['where']['position']>
  readonly toll: Interval | null
  readonly isUnknown: boolean
  readonly isCoarse: boolean
}

function placedIncident(
  { id, where, totals }: MapIncident,
  { frame, measure }: MapSource,
): Placed[] {
  const { precision, position } = where
  if (position === null || precision === 'province' || precision === 'country') return []
  const at = frame.place(position)
  if (at === null) return []
  const total = measure === 'incidents' ? null : totals[measure]
  return [
    {
      id,
      area: frame.level === 'country' ? where.country : where.province,
      x: at[0],
      y: at[1],
      position,
      toll: measure === 'incidents' ? exactly(1) : (total?.quantity ?? null),
      isUnknown: measure !== 'incidents' && (total === null || total.unknown),
      isCoarse: precision === 'district',
    },
  ]
}

function sizeOf({ toll, isUnknown }: Placed): number {
  return isUnknown || toll === null ? 0 : (toll.best ?? toll.low)
}

/**
 * The greatest tolls first, each joins the first disc that it would touch. Discs are looked for in the
 * squares around a point only, so that a hundred thousand incidents take no longer than they must.
 */
function clustersOf(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const clusters: Placed[][] = []
  const bySquare = new Map<string, number[]>()
  for (const point of [...placed].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1))) {
    const near = squaresAround(point)
      .flatMap((square) => bySquare.get(square) ?? [])
      .filter((index) => isNear(clusters[index]?.[0], point))
    const known = clusters[near.reduce((least, index) => Math.min(least, index), clusters.length)]
    if (known) {
      known.push(point)
      continue
    }
    const square = squareAt(point, 0, 0)
    bySquare.set(square, [...(bySquare.get(square) ?? []), clusters.length])
    clusters.push([point])
  }
  return clusters
}

const neighbours = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => [across, down] as const))

function squaresAround(point: Placed): readonly string[] {
  return neighbours.map(([across, down]) => squareAt(point, across, down))
}

function squareAt({ x, y }: Placed, across: number, down: number): string {
  return `${Math.floor(x / nearest) + across} ${Math.floor(y / nearest) + down}`
}

function isNear(first: Placed | undefined, { x, y }: Placed): boolean {
  return first !== undefined && Math.hypot(first.x - x, first.y - y) < nearest
}

function greatestToll(clusters: readonly (readonly Placed[])[]): number {
  const sums = clusters.map((cluster) => {
    const toll = tollOf(cluster)
    return toll === null ? 0 : (toll.high ?? toll.best ?? toll.low)
  })
  return Math.max(1, ...sums)
}

function tollOf(cluster: readonly Placed[]): Interval | null {
  const known = cluster.flatMap(({ toll, isUnknown }) => (toll === null || isUnknown ? [] : [toll]))
  const [first, ...rest] = known
  return first === undefined ? null : rest.reduce<Interval>(addIntervals, first)
}

function pointOf(
  cluster: readonly Placed[],
  greatest: number,
  { measure, titleOf, hrefOf }: MapSource,
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

function boxOfPositions(cluster: readonly Placed[]): BoundingBox {
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
