import { type GeoProjection, geoBounds, geoConicEqualArea, geoEqualEarth, geoPath } from 'd3-geo'
import type { GeometryCollection } from 'geojson'
import type { MapFrame } from './map-frame.ts'
import { readTopology, type Topology } from './read-topology.ts'

/** Room for half a disc of an incident at the edge of its country. */
const margin = 26
const widestRegionDegrees = 110

/**
 * Lays out the countries of a topology so that some of them fill the plane; their neighbours are drawn as
 * far as they reach into it. Without any, or where they lie far apart, the whole earth is shown.
 *
 * Both projections keep areas equal: Albers' conic for a region, with standard parallels a sixth of its
 * height inside its edges, and Equal Earth for the whole (Šavrič, Patterson and Jenny, 2018).
 */
export function makeCountryFrame(
  topology: Topology,
  countries: readonly string[],
  width: number,
  height: number,
): MapFrame {
  const areas = readTopology(topology)
  const known = new Set(areas.map(({ code }) => code))
  const shown = areas.filter(({ code }) => countries.includes(code))
  const extent: GeometryCollection = {
    type: 'GeometryCollection',
    geometries: (shown.length === 0 ? areas : shown).map(({ outline }) => outline),
  }
  const projection = projectionFor(extent, shown.length > 0)
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    extent,
  )
  // A little outside, so that the cut is not drawn as a coast.
  projection.clipExtent([
    [-margin, -margin],
    [width + margin, height + margin],
  ])
  const path = geoPath(projection).digits(1)
  return {
    level: 'country',
    covers: (country) => country !== null && known.has(country),
    width,
    height,
    areas: areas.flatMap(({ code, outline }) => {
      const drawn = path(outline)
      return drawn === null ? [] : [{ code, path: drawn, middle: path.centroid(outline) }]
    }),
    place: ({ latitude, longitude }) => projection([longitude, latitude]),
  }
}

function projectionFor(extent: GeometryCollection, isRegion: boolean): GeoProjection {
  const [[west, south], [east, north]] = geoBounds(extent)
  const spanDegrees = east < west ? east + 360 - west : east - west
  if (!isRegion || spanDegrees > widestRegionDegrees) return geoEqualEarth()
  const inset = (north - south) / 6
  return geoConicEqualArea()
    .parallels([south + inset, north - inset])
    .rotate([-(west + spanDegrees / 2), 0])
}
