import type { IsoDate } from '../primitives/index.ts'
import type { CellDegrees } from './generalise-position.ts'

/**
 * What is kept from the public, declared once for every exit.
 *
 * `today` decides embargoes: core knows no clock. `coarsestLocation` is the area to which the place of
 * an incident labelled `location-endangers` is widened. `positionCell` is the width in degrees of the
 * cells to which all other positions are widened; `null` shows them as exactly as they are known.
 */
export interface ProtectionPolicy {
  readonly name: string
  readonly version: number
  readonly today: IsoDate
  readonly coarsestLocation: 'province' | 'country'
  readonly positionCell: CellDegrees | null
}

/**
 * The policy in force where none was configured: published records only, embargoes kept, endangering
 * places widened to the province, endangered sources and private names suppressed.
 *
 * @example
 * publicByDefault('2022-12-05').coarsestLocation //=> 'province'
 */
export function publicByDefault(today: IsoDate): ProtectionPolicy {
  return {
    name: 'public-by-default',
    version: 2,
    today,
    coarsestLocation: 'province',
    positionCell: null,
  }
}
