import type { PublicRecordSet } from '@recount/core/protection'
import { writeGeoJson } from '@recount/sources'

/** Incidents as the features that the export in GeoJSON has. */
export function featuresOf(records: PublicRecordSet): readonly object[] {
  const { features }: { readonly features: readonly object[] } = JSON.parse(
    [...writeGeoJson(records)].join(''),
  )
  return features
}
