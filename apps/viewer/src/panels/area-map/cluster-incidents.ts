import type { PlacedIncident } from './place-incident.ts'

/** Discs whose middles are nearer than this would cover each other. */
const nearest = 15

/**
 * The greatest tolls first, each joins the first disc that it would touch. Discs are looked for in the
 * squares around a point only, so that a hundred thousand incidents take no longer than they must.
 */
export function clusterIncidents(
  placed: readonly PlacedIncident[],
): readonly (readonly PlacedIncident[])[] {
  const clusters: PlacedIncident[][] = []
  const bySquare = new Map<string, number[]>()
  for (const point of [...placed].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1))) {
    const near = squaresAround(point)
      .flatMap((square) => bySquare.get(square) ?? [])
      .filter((index) => isNear(clusters[index]?.[0], point))
    const known = clusters[near.reduce((least, index) => Math.min(least, index), clusters.length)]
    if (known) {
      known.push(point)
      continue
    }
    const square = squareAt(point, 0, 0)
    bySquare.set(square, [...(bySquare.get(square) ?? []), clusters.length])
    clusters.push([point])
  }
  return clusters
}

const neighbours = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => [across, down] as const))

function squaresAround(point: PlacedIncident): readonly string[] {
  return neighbours.map(([across, down]) => squareAt(point, across, down))
}

function squareAt({ x, y }: PlacedIncident, across: number, down: number): string {
  return `${Math.floor(x / nearest) + across} ${Math.floor(y / nearest) + down}`
}

function isNear(first: PlacedIncident | undefined, { x, y }: PlacedIncident): boolean {
  return first !== undefined && Math.hypot(first.x - x, first.y - y) < nearest
}

function sizeOf({ toll, isUnknown }: PlacedIncident): number {
  return isUnknown || toll === null ? 0 : (toll.best ?? toll.low)
}
