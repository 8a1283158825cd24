import type { Codes } from '../codes.ts'
import type { Positions } from '../position-column.ts'
import { listAt } from './part-reader.ts'

const millionths = 1e6

/**
 * Degrees as millionths from the south pole and from the 180th meridian, and one, with 0 for unknown.
 * Positions with more decimals are listed besides by their code, each degree as the two halves of its 64
 * bits, so that none is rounded.
 */
export function degreeLists({ latitude, longitude }: Positions): readonly ArrayLike<number>[] {
  const finer = Array.from(latitude.keys()).filter(
    (code) => !isMillionth(latitude[code] ?? 0) || !isMillionth(longitude[code] ?? 0),
  )
  return [
    Uint32Array.from(latitude, (degrees) => placeOf(degrees, 90)),
    Uint32Array.from(longitude, (degrees) => placeOf(degrees, 180)),
    finer,
    ...halvesOf(finer.map((code) => latitude[code] ?? 0)),
    ...halvesOf(finer.map((code) => longitude[code] ?? 0)),
  ]
}

/** How many lists {@link degreeLists} makes. */
export const degreeListCount = 7

/** Reads the degrees; precisions are read by the caller. */
export function readDegrees(lists: readonly Codes[]): Omit<Positions, 'precision'> {
  const latitude = degreesAt(listAt(lists, 0), 90)
  const longitude = degreesAt(listAt(lists, 1), 180)
  listAt(lists, 2).forEach((code: number, index: number) => {
    latitude[code] = numberOfHalves(listAt(lists, 3)[index] ?? 0, listAt(lists, 4)[index] ?? 0)
    longitude[code] = numberOfHalves(listAt(lists, 5)[index] ?? 0, listAt(lists, 6)[index] ?? 0)
  })
  return { latitude, longitude }
}

function isMillionth(degrees: number): boolean {
  return Number.isNaN(degrees) || Math.round(degrees * millionths) / millionths === degrees
}

function placeOf(degrees: number, bound: number): number {
  return Number.isNaN(degrees) ? 0 : Math.round(degrees * millionths) + bound * millionths + 1
}

function degreesAt(places: Codes, bound: number): Float64Array {
  const degrees = new Float64Array(places.length)
  for (let code = 0; code < places.length; code++) {
    const place = places[code] ?? 0
    degrees[code] = place === 0 ? Number.NaN : (place - 1 - bound * millionths) / millionths
  }
  return degrees
}

function halvesOf(numbers: readonly number[]): readonly [readonly number[], readonly number[]] {
  const view = new DataView(new ArrayBuffer(8))
  const halves = numbers.map((number) => {
    view.setFloat64(0, number, true)
    return [view.getUint32(0, true), view.getUint32(4, true)] as const
  })
  return [halves.map(([lower]) => lower), halves.map(([, upper]) => upper)]
}

function numberOfHalves(lower: number, upper: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(0, lower, true)
  view.setUint32(4, upper, true)
  return view.getFloat64(0, true)
}
