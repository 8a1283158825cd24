import type { Location } from '@recount/core/records'

/**
 * Where an incident may be drawn as a point; `null` where no position is told, or where it stands for
 * a whole province or country.
 */
export function pointOf({ position, precision }: Location): Location['position'] {
  return precision === 'province' || precision === 'country' ? null : position
}
