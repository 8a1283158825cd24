import type { Words } from '../../language/words.ts'
import { type Box, boxAt, overlap } from './map-box.ts'
import type { MapPoint } from './map-point.ts'

const digitWidth = 7.6
/** Between a number and the edge of its disc. */
const rim = 2
/** How much larger the numbers are on a map that is no wider than a telephone. */
const largerWhenSmall = 20 / 13

/** Numbers on the discs, the largest first: only where they fit on their disc and cover no other number. */
export function countOnDiscs(points: readonly MapPoint[], words: Words): readonly MapPoint[] {
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
