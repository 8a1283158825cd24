/** A box of WGS 84 degrees. Where `west` is greater than `east` it crosses the 180th meridian (RFC 7946, 5.2). */
export interface BoundingBox {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/**
 * Whether a position lies in a box, its edges included.
 *
 * @example
 * isInBox({ west: 170, south: -20, east: -170, north: 0 }, -10, 179) //=> true
 */
export function isInBox(box: BoundingBox, latitude: number, longitude: number): boolean {
  if (latitude < box.south || latitude > box.north) return false
  return box.west <= box.east
    ? longitude >= box.west && longitude <= box.east
    : longitude >= box.west || longitude <= box.east
}
