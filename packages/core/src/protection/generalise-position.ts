import type { Location, PlacePrecision } from '../records/index.ts'
import { placePrecisions } from '../records/index.ts'

/** The width of a cell in degrees: about 1.1, 11 and 111 kilometres from south to north. */
export const cellDegrees = [0.01, 0.1, 1] as const
export type CellDegrees = (typeof cellDegrees)[number]

const precisionOfCell: Readonly<Record<CellDegrees, PlacePrecision>> = {
  0.01: 'vicinity',
  0.1: 'district',
  1: 'province',
}

/**
 * A location no more exact than a cell of the grid: its position is the middle of the cell, its precision
 * at least the cell's, and what names something smaller than the cell is left out.
 *
 * The middle depends on the cell alone, so that many reports of one place do not give it away together,
 * and no false place is made. A location that is coarser already stays as it is.
 *
 * Source: Chapman (2020), Current Best Practices for Generalizing Sensitive Species Occurrence Data:
 * generalise, never randomise.
 *
 * @example
 * const where = {
 *   country: 'AFG',
 *   province: 'AF01',
 *   district: 'AF0101',
 *   locality: { en: 'Kabul' },
 *   position: { latitude: 34.5123, longitude: 69.1789 },
 *   precision: 'exact',
 *   place: null,
 * }
 * generalisePosition(where, 0.1).position //=> { latitude: 34.55, longitude: 69.15 }
 */
export function generalisePosition(where: Location, degrees: CellDegrees): Location {
  const coarsest = precisionOfCell[degrees]
  if (rankOf(where.precision) > rankOf(coarsest)) return where
  const isSmaller = (precision: PlacePrecision) => rankOf(precision) < rankOf(coarsest)
  return {
    ...where,
    district: isSmaller('district') ? null : where.district,
    locality: isSmaller('locality') ? null : where.locality,
    place: isSmaller(where.precision) ? null : where.place,
    position: where.position && {
      latitude: middleOfCell(where.position.latitude, 90, degrees),
      longitude: middleOfCell(where.position.longitude, 180, degrees),
    },
    precision: coarsest,
  }
}

/** Finest first, so a higher rank is coarser. */
function rankOf(precision: PlacePrecision): number {
  return placePrecisions.indexOf(precision)
}

/** Whole numbers until the last division: every position of a cell gives the same bytes. */
function middleOfCell(angle: number, most: number, degrees: CellDegrees): number {
  const cellsPerDegree = Math.round(1 / degrees)
  const cell = Math.min(Math.floor(angle * cellsPerDegree), most * cellsPerDegree - 1)
  return (2 * cell + 1) / (2 * cellsPerDegree)
}
