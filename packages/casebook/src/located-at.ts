import type { Location, Place } from '@recount/core'

/**
 * The location of an incident that is known no better than by a place of the gazetteer.
 *
 * @example
 * locatedAt(dashtEBarchi).place //=> 'af0101-dasht-e-barchi'
 */
export function locatedAt(place: Place): Location {
  const { id, country, province, district, locality, position, precision } = place
  return { country, province, district, locality, position, precision, place: id }
}
