import { type PlacePrecision, placePrecisions } from '../records/index.ts'
import { type Column, compareNumbers, type EntryGrowth, type EntryKind } from './column.ts'
import { joinFields } from './join-numbers.ts'

/**
 * A point in degrees, WGS 84, and how exactly it is known. Both numbers are `null` where the place is
 * known only to the province or less: a province's middle is no place of an incident.
 */
export interface Position {
  readonly latitude: number | null
  readonly longitude: number | null
  readonly precision: PlacePrecision
}

/** Distinct positions. Unknown degrees are `NaN`; `precision` holds indices into `placePrecisions`. */
export interface Positions {
  readonly latitude: Float64Array
  readonly longitude: Float64Array
  readonly precision: Uint8Array
}

/** Where each incident was. */
export type PositionColumn = Column<Positions>

/** Positions as entries. */
export const positionEntries: EntryKind<Positions, Position> = {
  keyOf: ({ latitude, longitude, precision }) => `${latitude} ${longitude} ${precision}`,
  compare: (a, b) =>
    compareNumbers(a.latitude ?? 100, b.latitude ?? 100) ||
    compareNumbers(a.longitude ?? 200, b.longitude ?? 200) ||
    placePrecisions.indexOf(a.precision) - placePrecisions.indexOf(b.precision),
  lengthOf: ({ latitude }) => latitude.length,
  valueOf: ({ latitude, longitude, precision }, code) => ({
    latitude: known(latitude[code]),
    longitude: known(longitude[code]),
    precision: placePrecisions[precision[code] ?? -1] ?? 'country',
  }),
  make: makePositions,
}

/** How entries of this kind grow. */
export const positionGrowth: EntryGrowth<Positions, Position> = {
  append: (positions, more) => joinFields(positions, makePositions(more)),
  roughly: ({ latitude, longitude }, code) =>
    Math.round(((latitude[code] ?? 0) + 3 * (longitude[code] ?? 0)) * 1e6),
}

/**
 * Where the incident of one row was.
 *
 * @example
 * const unknown = Float64Array.of(Number.NaN)
 * const entries = { latitude: unknown, longitude: unknown, precision: Uint8Array.of(4) }
 * positionOfRow({ entries, codes: Uint8Array.of(0) }, 0)
 * //=> { latitude: null, longitude: null, precision: 'province' }
 */
export function positionOfRow(column: PositionColumn, row: number): Position {
  return positionEntries.valueOf(column.entries, column.codes[row] ?? -1)
}

function known(degrees: number | undefined): number | null {
  return degrees === undefined || Number.isNaN(degrees) ? null : degrees
}

function makePositions(positions: readonly Position[]): Positions {
  return {
    latitude: Float64Array.from(positions, ({ latitude }) => (latitude ?? Number.NaN) + 0),
    longitude: Float64Array.from(positions, ({ longitude }) => (longitude ?? Number.NaN) + 0),
    precision: Uint8Array.from(positions, ({ precision }) => placePrecisions.indexOf(precision)),
  }
}
