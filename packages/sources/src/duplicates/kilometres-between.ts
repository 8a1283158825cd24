import type { Location } from '@recount/core/records'

type Position = NonNullable<Location['position']>

/**
 * Great-circle distance in kilometres, on a sphere of radius 6371 km.
 *
 * Source: the haversine formula.
 *
 * @example
 * Math.round(kilometresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })) //=> 111
 */
export function kilometresBetween(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const halfLatitude = Math.sin(radians(b.latitude - a.latitude) / 2)
  const halfLongitude = Math.sin(radians(b.longitude - a.longitude) / 2)
  const along = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude))
  const square = halfLatitude ** 2 + along * halfLongitude ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, square)))
}
