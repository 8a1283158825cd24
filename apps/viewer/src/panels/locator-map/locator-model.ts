import type { Incident } from '@recount/core/records'
import type { MapFrame } from '../../geography/map-frame.ts'

/** A small map that shows where an incident was, and no more exactly than it is known. */
export interface LocatorModel {
  readonly width: number
  readonly height: number
  readonly areas: readonly {
    readonly code: string
    readonly path: string
    readonly isHere: boolean
  }[]
  /** A dot where the town or better is known, a wider ring for a district; `null` else. */
  readonly mark: {
    readonly x: number
    readonly y: number
    readonly isCoarse: boolean
  } | null
  readonly isHatched: boolean
}

/** Draws one location; `null` where it is in a country that the map does not show. */
export function locatorModel(where: Incident['where'], frame: MapFrame): LocatorModel | null {
  if (!frame.covers(where.country)) return null
  const { precision, position } = where
  const isPlaced = precision !== 'province' && precision !== 'country' && position !== null
  const at = isPlaced ? frame.place(position) : null
  const here = frame.level === 'country' ? where.country : where.province
  return {
    width: frame.width,
    height: frame.height,
    areas: frame.areas.map(({ code, path }) => ({ code, path, isHere: code === here })),
    mark: at === null ? null : { x: at[0], y: at[1], isCoarse: precision === 'district' },
    isHatched: precision === 'province' || (precision === 'country' && frame.level === 'country'),
  }
}
