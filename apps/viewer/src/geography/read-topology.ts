import type { MultiPolygon, Position } from 'geojson'

/** A quantised topology of named areas, after TopoJSON 1.0. */
export interface Topology {
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] }
  readonly objects: {
    readonly provinces: {
      readonly geometries: readonly {
        readonly id: string
        readonly arcs: readonly (readonly (readonly number[])[])[]
      }[]
    }
  }
  readonly arcs: readonly (readonly (readonly number[])[])[]
}

/** An area with its code and its outline in degrees. */
export interface Area {
  readonly code: string
  readonly outline: MultiPolygon
}

/**
 * The areas of a topology, in its order.
 *
 * Source: TopoJSON Format Specification 1.0, sections 2.1.4 (arc indexes) and 2.1.3 (quantised arcs).
 */
export function readTopology({ transform, objects, arcs }: Topology): readonly Area[] {
  const [scaleX = 1, scaleY = 1] = transform.scale
  const [west = 0, south = 0] = transform.translate
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([stepX = 0, stepY = 0]): Position => {
      x += stepX
      y += stepY
      return [x * scaleX + west, y * scaleY + south]
    })
  })
  const lineAt = (index: number): readonly Position[] =>
    index >= 0 ? (lines[index] ?? []) : [...(lines[~index] ?? [])].reverse()
  const ringOf = (indices: readonly number[]): Position[] =>
    indices.flatMap((index, position) => lineAt(index).slice(position === 0 ? 0 : 1))
  return objects.provinces.geometries.map(({ id, arcs: polygons }) => ({
    code: id,
    outline: {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) => rings.map(ringOf)),
    },
  }))
}
