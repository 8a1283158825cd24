import type { Positions } from '../position-column.ts'
import { stretch } from './given-codes.ts'
import { listAt, readStretch, type StoredList, wordsOfList } from './stored-list.ts'

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
export function readDegrees(lists: readonly StoredList[]): Omit<Positions, 'precision'> {
  const latitude = degreesAt(listAt(lists, 0), 90)
  const longitude = degreesAt(listAt(lists, 1), 180)
  const [codes = none, ...halves] = [2, 3, 4, 5, 6].map((list) => wordsOfList(listAt(lists, list)))
  const [lowerNorth = none, upperNorth = none, lowerEast = none, upperEast = none] = halves
  codes.forEach((code, index) => {
    latitude[code] = numberOfHalves(lowerNorth[index] ?? 0, upperNorth[index] ?? 0)
    longitude[code] = numberOfHalves(lowerEast[index] ?? 0, upperEast[index] ?? 0)
  })
  return { latitude, longitude }
}

const none = new Uint32Array(0)

function isMillionth(degrees: number): boolean {
  return Number.isNaN(degrees) || Math.round(degrees * millionths) / millionths === degrees
}

function placeOf(degrees: number, bound: number): number {
  return Number.isNaN(degrees) ? 0 : Math.round(degrees * millionths) + bound * millionths + 1
}

function degreesAt(list: StoredList, bound: number): Float64Array {
  const degrees = new Float64Array(list.length)
  const places = new Uint32Array(stretch)
  for (let start = 0; start < list.length; start += stretch) {
    const end = Math.min(start + stretch, list.length)
    readStretch(list, start, end, places)
    takeDegrees(degrees, start, end, places, bound)
  }
  return degrees
}

function takeDegrees(
  degrees: Float64Array,
  start: number,
  end: number,
  places: Uint32Array,
  bound: number,
): void {
  for (let code = start; code < end; code++) {
    const place = places[code - start] ?? 0
    degrees[code] = place === 0 ? Number.NaN : (place - 1 - bound * millionths) / millionths
  }
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
