import type { CasualtyRow } from '@recount/core/statistics'
import { casualtyTable } from '../../design/casualty-table.ts'
import { measuredLabel } from '../../design/measured-label.ts'
import type { TableModel } from '../../design/table-model.ts'
import type { MapFrame } from '../../geography/map-frame.ts'
import type { Words } from '../../language/words.ts'
import { clusterIncidents } from './cluster-incidents.ts'
import { countOnDiscs } from './count-on-discs.ts'
import { greatestToll, type MapPoint, type PointSource, pointOf } from './map-point.ts'
import { type MapIncident, placeIncident } from './place-incident.ts'
import { writeAreaNames } from './write-area-names.ts'

/** A province or a country as drawn. `imprecise` counts incidents known to lie in it and no better. */
export interface MapArea {
  readonly code: string
  readonly name: string
  readonly path: string
  /** Where its name stands, beside its discs; `null` where it holds no incident. */
  readonly nameAt: readonly [x: number, y: number] | null
  readonly incidents: number
  readonly imprecise: number
  readonly chosen: boolean
  readonly label: string
}

/** A map ready to be drawn, with what could not be drawn on it. `level` is what its areas are. */
export interface MapModel {
  readonly level: MapFrame['level']
  readonly width: number
  readonly height: number
  readonly areas: readonly MapArea[]
  readonly points: readonly MapPoint[]
  readonly incidents: number
  readonly imprecise: number
  readonly countryOnly: number
  readonly outside: number
  readonly table: TableModel
}

/**
 * What a map is made of: the answering incidents, and the rows by the frame's areas, provinces or
 * countries, without their own filter.
 */
export interface MapSource extends PointSource {
  readonly incidents: readonly MapIncident[]
  readonly byArea: readonly CasualtyRow[]
  readonly chosen: readonly string[]
  readonly frame: MapFrame
  readonly nameOf: (code: string) => string
}

/**
 * Sorts incidents by how exactly they are known: to the district or better a disc, to the area only a
 * hatched area, and where the areas are provinces, to the country only a number beside the map. No
 * incident is placed more exactly than its sources do.
 */
export function mapModel(source: MapSource, words: Words): MapModel {
  const { incidents, byArea, frame, measure } = source
  const { level } = frame
  const inside = incidents.filter(({ where }) => frame.covers(where.country))
  const placed = inside.flatMap((incident) => placeIncident(incident, frame, measure))
  const countryOnly = inside.filter(({ where }) => where.precision === 'country').length
  const imprecise = countByArea(inside, level)
  const rowOf = new Map(byArea.map((row) => [row.key[level] ?? '', row]))
  const clusters = clusterIncidents(placed)
  const greatest = greatestToll(clusters)
  const points = countOnDiscs(
    clusters
      .map((cluster) => pointOf(cluster, greatest, source, words))
      // The smaller ones lie on top, so that each can be pointed at.
      .sort((a, b) => b.radius - a.radius),
    words,
  )
  const placeName = writeAreaNames(points, frame)
  return {
    level,
    width: frame.width,
    height: frame.height,
    areas: frame.areas.map(({ code, path, middle }) => {
      const row = rowOf.get(code)
      const name = source.nameOf(code)
      return {
        code,
        name,
        path,
        nameAt: row === undefined ? null : placeName(code, name, middle),
        incidents: row?.incidents ?? 0,
        imprecise: imprecise.get(code) ?? 0,
        chosen: source.chosen.includes(code),
        label: row === undefined ? name : measuredLabel(name, row, measure, words),
      }
    }),
    points,
    incidents: inside.length,
    imprecise: inside.length - placed.length,
    countryOnly: level === 'country' ? 0 : countryOnly,
    outside: incidents.length - inside.length,
    table: casualtyTable(
      words.say.explore.map,
      words.say.explore.byDimension[level],
      byArea.map((row) => ({
        ...row,
        id: row.key[level] ?? '',
        label: row.key[level] ? source.nameOf(row.key[level]) : noKey(level, words),
      })),
      words,
    ),
  }
}

/** How many incidents each area holds that are known no better than to it. */
function countByArea(
  inside: readonly MapIncident[],
  level: MapFrame['level'],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { where } of inside) {
    const { precision, country, province } = where
    const isOfArea = precision === 'province' || (precision === 'country' && level === 'country')
    const code = level === 'country' ? country : province
    if (isOfArea && code !== null) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

function noKey(level: MapFrame['level'], { say }: Words): string {
  return level === 'province' ? say.explore.noKey.province : say.explore.noKey.other
}
