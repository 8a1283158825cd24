import type { IncidentTable } from '@recount/core/table'
import type { FeatureCollection } from './feature-collections.ts'
import { geoJson, json, ogcLink, ogcPath } from './ogc-route.ts'

const crs = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const wholeEarth = [-180, -90, 180, 90]

/** What the standard tells of a collection: where its features are, and the box around them. */
export function describeCollection(
  { id, title, description, isLocated }: FeatureCollection,
  table: IncidentTable,
  origin: string,
) {
  const path = `${ogcPath}/collections/${id}`
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: [crs],
    extent: { spatial: { bbox: [isLocated ? extentOf(table) : wholeEarth], crs } },
    links: [
      ogcLink(origin, path, 'self', json),
      ogcLink(origin, `${path}/items`, 'items', geoJson, title),
    ],
  }
}

/** The box around all points, the whole earth where there are none. */
function extentOf({ position, length }: IncidentTable): readonly number[] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (let row = 0; row < length; row++) {
    const code = position.codes[row] ?? -1
    const latitude = position.entries.latitude[code] ?? Number.NaN
    const longitude = position.entries.longitude[code] ?? Number.NaN
    if (Number.isNaN(latitude)) continue
    west = Math.min(west, longitude)
    south = Math.min(south, latitude)
    east = Math.max(east, longitude)
    north = Math.max(north, latitude)
  }
  return west > east ? wholeEarth : [west, south, east, north]
}
