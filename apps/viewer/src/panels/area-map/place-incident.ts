import type { CountedTotal } from '@recount/core/counting'
import { exactly, type Interval } from '@recount/core/primitives'
import type { PlacePrecision } from '@recount/core/records'
import type { Measure } from '../../design/measure.ts'
import type { MapFrame } from '../../geography/map-frame.ts'

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

/** An incident at its place on the map. `isCoarse`: known to the district only. */
export interface PlacedIncident {
  readonly id: string
  readonly area: string | null
  readonly x: number
  readonly y: number
  readonly position: NonNullable<MapIncident['where']['position']>
  readonly toll: Interval | null
  readonly isUnknown: boolean
  readonly isCoarse: boolean
}

/** Places an incident; no place where it is known to its province or country only, or lies outside of the map. */
export function placeIncident(
  { id, where, totals }: MapIncident,
  frame: MapFrame,
  measure: Measure,
): readonly PlacedIncident[] {
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
