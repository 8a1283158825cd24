import type { IsoDate } from '../primitives/index.ts'

/**
 * What is kept from the public, declared once for every exit.
 *
 * `today` decides embargoes: core knows no clock. `coarsestLocation` is the area to which the place of
 * an incident labelled `location-endangers` is widened.
 */
export interface ProtectionPolicy {
  readonly name: string
  readonly version: number
  readonly today: IsoDate
  readonly coarsestLocation: 'province' | 'country'
}

/**
 * The policy in force where none was configured: published records only, embargoes kept, endangering
 * places widened to the province, endangered sources and private names suppressed.
 *
 * @example
 * publicByDefault('2022-12-05').coarsestLocation //=> 'province'
 */
export function publicByDefault(today: IsoDate): ProtectionPolicy {
  return { name: 'public-by-default', version: 1, today, coarsestLocation: 'province' }
}
