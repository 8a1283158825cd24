/**
 * Makes the small maps that the viewer ships from full GeoJSON: of provinces with their P-codes, of
 * countries with their ISO 3166-1 alpha-3 codes, each as the property `pcode`.
 *
 *   node tools/simplify-areas.ts provinces.geojson 4096 0.0008 0.002 > src/geography/afghanistan.topo.json
 *   node tools/simplify-areas.ts countries.geojson 16384 0.012 0.05 > src/geography/world.topo.json
 *
 * The numbers are the steps of the grid, and the least triangle and the least ring that are kept, in
 * square degrees. Countries are those of Natural Earth 1:50m, Antarctica left out.
 *
 * Borders that two provinces share are found, simplified once (Visvalingam and Whyatt, 1993) and put
 * on a grid, so that neighbours still fit together. The result is TopoJSON 1.0.
 */
import { readFileSync } from 'node:fs'

type Position = readonly [number, number]
type Ring = readonly Position[]
interface Feature {
  readonly properties: { readonly pcode: string }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
}

const [path, ...numbers] = process.argv.slice(2)
const [gridSteps = 4096, leastTriangleSquareDegrees = 0.0008, leastRingSquareDegrees = 0.002] =
  numbers.map(Number)
if (path === undefined) throw new Error('the path of a GeoJSON file with polygons')
const { features }: { features: readonly Feature[] } = JSON.parse(readFileSync(path, 'utf8'))

const polygonsOf = (feature: Feature): readonly (readonly Ring[])[] =>
  feature.geometry.type === 'Polygon'
    ? [feature.geometry.coordinates]
    : feature.geometry.coordinates
const keyOf = (position: Position) => `${position[0]},${position[1]}`
const closed = (ring: Ring) => ring.slice(0, -1)
const areaOf = (ring: Ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
      return sum + x * nextY - nextX * y
    }, 0),
  ) / 2

const neighbours = new Map<string, Set<string>>()
for (const feature of features)
  for (const polygon of polygonsOf(feature))
    for (const ring of polygon.map(closed))
      ring.forEach((position, index) => {
        const known = neighbours.get(keyOf(position)) ?? new Set<string>()
        for (const step of [-1, 1]) {
          const other = ring[(index + step + ring.length) % ring.length]
          if (other) known.add(keyOf(other))
        }
        neighbours.set(keyOf(position), known)
      })
const isJunction = (position: Position) => (neighbours.get(keyOf(position))?.size ?? 0) > 2

function splitAtJunctions(ring: Ring): Ring[] {
  const start = ring.findIndex(isJunction)
  if (start < 0) return [[...ring, ring[0] as Position]]
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start] as Position]
  const parts: Position[][] = []
  let part: Position[] = [turned[0] as Position]
  for (const position of turned.slice(1)) {
    part.push(position)
    if (isJunction(position)) {
      parts.push(part)
      part = [position]
    }
  }
  return parts
}

function simplify(line: Ring): Ring {
  const kept = [...line]
  const isLoop = keyOf(line[0] as Position) === keyOf(line.at(-1) as Position)
  for (;;) {
    let least = Number.POSITIVE_INFINITY
    let position = -1
    for (let index = 1; index < kept.length - 1; index++) {
      const [ax, ay] = kept[index - 1] as Position
      const [bx, by] = kept[index] as Position
      const [cx, cy] = kept[index + 1] as Position
      const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
      if (area < least) {
        least = area
        position = index
      }
    }
    if (position < 0 || least > leastTriangleSquareDegrees || (isLoop && kept.length <= 5))
      return kept
    kept.splice(position, 1)
  }
}

const every = features.flatMap(polygonsOf).flat(2)
const [west, south] = [Math.min(...every.map(([x]) => x)), Math.min(...every.map(([, y]) => y))]
const [east, north] = [Math.max(...every.map(([x]) => x)), Math.max(...every.map(([, y]) => y))]
const scale: Position = [(east - west) / gridSteps, (north - south) / gridSteps]
const onGrid = ([x, y]: Position): Position => [
  Math.round((x - west) / scale[0]),
  Math.round((y - south) / scale[1]),
]

const arcs: (readonly Position[])[] = []
const arcOf = new Map<string, number>()
function arcIndex(line: Ring): number {
  const forwards = line.map(keyOf).join(' ')
  const known = arcOf.get(forwards)
  if (known !== undefined) return known
  const backwards = [...line].reverse().map(keyOf).join(' ')
  const reversed = arcOf.get(backwards)
  if (reversed !== undefined) return ~reversed
  arcs.push(simplify(line).map(onGrid))
  arcOf.set(forwards, arcs.length - 1)
  return arcs.length - 1
}

const geometries = features
  .map((feature) => ({
    type: 'MultiPolygon',
    id: feature.properties.pcode,
    arcs: polygonsOf(feature)
      .filter(([outer], _, all) => all.length === 1 || areaOf(outer ?? []) > leastRingSquareDegrees)
      .map((polygon) => polygon.map((ring) => splitAtJunctions(closed(ring)).map(arcIndex))),
  }))
  .sort((a, b) => a.id.localeCompare(b.id))

const asSteps = (line: readonly Position[]) =>
  line.map(([x, y], index) => {
    const [previousX, previousY] = line[index - 1] ?? [0, 0]
    return [x - previousX, y - previousY]
  })

const round = (degrees: number) => Number(degrees.toFixed(8))
process.stdout.write(
  `${JSON.stringify({
    type: 'Topology',
    attribution: 'Natural Earth (public domain)',
    transform: { scale: scale.map(round), translate: [west, south].map(round) },
    objects: { provinces: { type: 'GeometryCollection', geometries } },
    arcs: arcs.map(asSteps),
  })}\n`,
)
