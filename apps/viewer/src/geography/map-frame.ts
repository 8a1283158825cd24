import { geoConicEqualArea, geoPath } from 'd3-geo'
import { type Area, readTopology, type Topology } from './read-topology.ts'

/** An area ready to be drawn: its outline as an SVG path and a point inside for its name. */
export interface DrawnArea {
  readonly code: string
  readonly path: string
  readonly middle: readonly [x: number, y: number]
}

/**
 * A part of the earth laid out on a plane of `width` by `height`: its areas, and where positions fall on
 * it. `level` is what its areas are, and `covers` tells whether it shows a country.
 */
export interface MapFrame {
  readonly level: 'province' | 'country'
  readonly covers: (country: string | null) => boolean
  readonly width: number
  readonly height: number
  readonly areas: readonly DrawnArea[]
  readonly place: (position: {
    readonly latitude: number
    readonly longitude: number
  }) => readonly [x: number, y: number] | null
}

const margin = 6

/**
 * Lays out a topology in Albers' equal-area conic projection, so that provinces can be compared by area.
 *
 * The standard parallels, 31° and 37° N, and the meridian, 67.5° E, suit Afghanistan.
 */
export function makeMapFrame(topology: Topology, width: number, height: number): MapFrame {
  const areas: readonly Area[] = readTopology(topology)
  const projection = geoConicEqualArea().parallels([31, 37]).rotate([-67.5, 0])
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'GeometryCollection', geometries: areas.map(({ outline }) => outline) },
  )
  const path = geoPath(projection).digits(1)
  return {
    level: 'province',
    covers: (country) => country === 'AFG',
    width,
    height,
    areas: areas.map(({ code, outline }) => ({
      code,
      path: path(outline) ?? '',
      middle: path.centroid(outline),
    })),
    place: ({ latitude, longitude }) => projection([longitude, latitude]),
  }
}
