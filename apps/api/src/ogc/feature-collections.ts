import type { PublicIncident } from '@recount/core/protection'
import type { IncidentTable } from '@recount/core/table'

/**
 * A collection of features. Incidents without a place to draw are in one of their own: the standard has
 * them answer every box, which would put them into every sum over a box.
 */
export interface FeatureCollection {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly isLocated: boolean
}

export const featureCollections: readonly FeatureCollection[] = [
  {
    id: 'incidents',
    title: 'Incidents',
    description: 'Incidents known to the district or better, as points. Counted by envelope.',
    isLocated: true,
  },
  {
    id: 'incidents-unlocated',
    title: 'Incidents without a point',
    description: 'Incidents known to the province or the country only. They have no geometry.',
    isLocated: false,
  },
]

/** Whether an incident has a place that can be drawn as a point. */
export function isLocated({ where }: Pick<PublicIncident, 'where'>): boolean {
  return where.position !== null && where.precision !== 'province' && where.precision !== 'country'
}

/** The same of a row of a table, which holds no position that stands for a province or a country. */
export function isRowLocated({ position }: IncidentTable, row: number): boolean {
  return !Number.isNaN(position.entries.latitude[position.codes[row] ?? -1] ?? Number.NaN)
}
