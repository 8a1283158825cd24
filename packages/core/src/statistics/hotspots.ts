import { type BoundingBox, oneWord } from '../query/index.ts'
import { askedBy } from './asked-toll.ts'
import { falseDiscoveryBound, getisOrd, normalTail } from './getis-ord.ts'
import { boundsOfCell, type CellSize, cellOf, cellSizes, cellsAround } from './grid-cell.ts'
import { optionWithDefault } from './option-parameter.ts'
import { makeSlotIndex } from './slot-index.ts'
import { defineStatistic } from './statistic-definition.ts'
import {
  addIncident,
  type Casualties,
  casualtiesOf,
  emptyTolls,
  mergeTolls,
  slotOf,
  type TollsByKey,
} from './tolls-by-key.ts'

/**
 * A cell of the grid that has incidents. `around` is how many incidents it has together with the cells
 * that it touches; `score` is Getis and Ord's Gᵢ* of that number, `null` where it cannot be computed.
 */
export interface HotspotCell extends Casualties {
  readonly cell: number
  readonly bounds: BoundingBox
  readonly around: number
  readonly score: number | null
  readonly isHot: boolean
}

/**
 * Where incidents crowd. `placed` incidents lie in the `cells`, of which there are `studied` with those
 * that they touch; `hot` of the cells are hot spots, shown or not.
 */
export interface Hotspots {
  readonly rows: readonly HotspotCell[]
  readonly placed: number
  readonly cells: number
  readonly studied: number
  readonly hot: number
}

/** The mergeable summary behind hot spots: tolls by cell. */
interface HotspotsSummary {
  readonly tolls: TollsByKey<number>
  tooImprecise: number
}

const falseDiscoveryRate = 0.05

/**
 * Cells of a grid over the world in which, with their neighbours, there are more incidents than chance
 * would put there: Getis and Ord's Gᵢ* over all cells that have an incident or touch one that has.
 *
 * Of the cells called hot at most one in twenty is expected to be so by chance. Incidents that are not
 * known to the district or better are put in no cell and counted in `tooImprecise`. Cells are in order
 * of score, then of incidents, then of number; `limit` of the query says how many are shown.
 *
 * Source: METHODS.md, "hotspots"; see `getisOrd`, `falseDiscoveryBound` and `cellOf`.
 */
export const hotspots = defineStatistic({
  name: 'hotspots',
  summary: 'Cells of a grid in which incidents crowd more than by chance.',
  parameters: {
    cell: optionWithDefault(
      oneWord<CellSize, '0.5'>(
        { name: 'cell', summary: 'The side of a cell in degrees.', example: '1' },
        cellSizes,
        '0.5',
      ),
      '0.5' as CellSize,
    ),
  },
  init: (): HotspotsSummary => ({ tolls: emptyTolls(), tooImprecise: 0 }),
  add: (summary, { table, selection: { rows } }, { query, options }) => {
    const asked = askedBy(query)
    const size = Number(options.cell)
    const slots = makeSlotIndex((360 / size) * (180 / size) + 1, rows.length)
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      const place = table.position.codes[row] ?? 0
      const latitude = table.position.entries.latitude[place] ?? Number.NaN
      const longitude = table.position.entries.longitude[place] ?? Number.NaN
      if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
        summary.tooImprecise++
        continue
      }
      const cell = cellOf(latitude, longitude, size)
      let slot = slots.get(cell)
      if (slot < 0) {
        slot = slotOf(summary.tolls, cell)
        slots.set(cell, slot)
      }
      addIncident(summary.tolls, slot, table, row, asked)
    }
  },
  merge: (summary, other) => {
    mergeTolls(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options }) => {
    const asked = askedBy(query)
    const size = Number(options.cell)
    const casualties = new Map(
      Array.from(tolls.slots.keys(), (cell) => [cell, casualtiesOf(tolls, cell, asked)]),
    )
    const scored = scoreCells(casualties, size)
    const chances = scored.flatMap(({ score }) => (score === null ? [] : [normalTail(score)]))
    const bound = falseDiscoveryBound(chances, falseDiscoveryRate)
    const rows = scored.map((row) => ({
      ...row,
      isHot: row.score !== null && row.score > 0 && normalTail(row.score) <= bound,
    }))
    const result: Hotspots = {
      rows: rows.sort(highestFirst).slice(0, query.limit),
      placed: rows.reduce((sum, { incidents }) => sum + incidents, 0),
      cells: rows.length,
      studied: studiedCells(casualties.keys(), size),
      hot: rows.filter(({ isHot }) => isHot).length,
    }
    return { result, tooImprecise }
  },
})

function scoreCells(
  casualties: ReadonlyMap<number, Casualties>,
  size: number,
): readonly Omit<HotspotCell, 'isHot'>[] {
  const places = studiedCells(casualties.keys(), size)
  let sum = 0
  let sumOfSquares = 0
  for (const { incidents } of casualties.values()) {
    sum += incidents
    sumOfSquares += incidents * incidents
  }
  return Array.from(casualties, ([cell, ofCell]) => {
    const near = cellsAround(cell, size)
    const around = near.reduce((total, other) => total + (casualties.get(other)?.incidents ?? 0), 0)
    const neighbours = near.length
    const score = getisOrd({ places, sum, sumOfSquares, neighbours, neighboursSum: around })
    return { cell, bounds: boundsOfCell(cell, size), ...ofCell, around, score }
  })
}

/** How many cells have an incident or touch one that has. */
function studiedCells(cells: Iterable<number>, size: number): number {
  const studied = new Set<number>()
  for (const cell of cells) for (const near of cellsAround(cell, size)) studied.add(near)
  return studied.size
}

function highestFirst(a: HotspotCell, b: HotspotCell): number {
  return (
    (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY) ||
    b.incidents - a.incidents ||
    a.cell - b.cell
  )
}
