import type { MapFrame } from '../../geography/map-frame.ts'
import { type Box, boxAround, boxAt, lineHeight, overlap, type Place } from './map-box.ts'
import type { MapPoint } from './map-point.ts'

const letterWidth = 7.4

/**
 * Finds room for names inside of the map: below, above or beside a province's own disc, or in the middle
 * of a country and else below, above or beside all of its discs; the first place that covers no disc and
 * no earlier name.
 */
export function writeAreaNames(points: readonly MapPoint[], { level, width, height }: MapFrame) {
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
