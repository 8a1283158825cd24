import { type BoundingBox, oneWord } from '../query/index.ts'
import { askedBy, countMarks } from './asked-toll.ts'
import { falseDiscoveryBound, getisOrd, normalTail } from './getis-ord.ts'
import { boundsOfCell, type CellSize, cellOf, cellSizes, cellsAround } from './grid-cell.ts'
import { optionWithDefault } from './option-parameter.ts'
import { findSlot, makeSlotIndex, setSlot } from './slot-index.ts'
import { defineStatistic } from './statistic-definition.ts'
import {
  addIncidents,
  type Casualties,
  casualtiesOf,
  emptyTolls,
  incidentsOf,
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
    const { entries, codes } = table.position
    const size = Number(options.cell)
    const index = makeSlotIndex(cellsOfWorld(size) + 1, rows.length)
    const slots = new Int32Array(rows.length).fill(-1)
    for (let place = 0; place < rows.length; place++) {
      const position = codes[rows[place] ?? 0] ?? 0
      const north = entries.latitude[position] ?? Number.NaN
      const east = entries.longitude[position] ?? Number.NaN
      if (Number.isNaN(north) || Number.isNaN(east)) {
        summary.tooImprecise++
        continue
      }
      const cell = cellOf(north, east, size)
      let slot = findSlot(index, cell)
      if (slot < 0) {
        slot = slotOf(summary.tolls, cell)
        setSlot(index, cell, slot)
      }
      slots[place] = slot
    }
    addIncidents(summary.tolls, slots, table, rows, askedBy(query))
  },
  merge: (summary, other) => {
    mergeTolls(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options }) => {
    const asked = askedBy(query)
    const size = Number(options.cell)
    const { scored, studied } = scoreCells(tolls, size)
    const bound = falseDiscoveryBound(
      scored.flatMap(({ chance }) => (chance === null ? [] : [chance])),
      falseDiscoveryRate,
    )
    const isHot = ({ chance }: ScoredCell) => chance !== null && chance <= bound
    const rows = scored
      .sort(highestFirst)
      .slice(0, query.limit)
      .map((found) => ({
        cell: found.cell,
        bounds: boundsOfCell(found.cell, size),
        ...casualtiesOf(tolls, found.cell, asked),
        around: found.around,
        score: found.score,
        isHot: isHot(found),
      }))
    const result: Hotspots = {
      rows,
      placed: scored.reduce((sum, { incidents }) => sum + incidents, 0),
      cells: scored.length,
      studied,
      hot: scored.filter(isHot).length,
    }
    return { result, tooImprecise }
  },
})

interface ScoredCell {
  readonly cell: number
  readonly incidents: number
  readonly around: number
  readonly score: number | null
  /** The chance of such a score, or a higher one, where incidents are dealt out at random. */
  readonly chance: number | null
}

function scoreCells(
  tolls: TollsByKey<number>,
  size: number,
): { readonly scored: ScoredCell[]; readonly studied: number } {
  const incidents = new Float64Array(cellsOfWorld(size) + 1)
  const isStudied = new Uint8Array(incidents.length)
  let sum = 0
  let sumOfSquares = 0
  for (const cell of tolls.slots.keys()) {
    const ofCell = incidentsOf(tolls, cell)
    incidents[cell] = ofCell
    sum += ofCell
    sumOfSquares += ofCell * ofCell
    for (const near of cellsAround(cell, size)) isStudied[near] = 1
  }
  const places = countMarks(isStudied)
  const scored = Array.from(tolls.slots.keys(), (cell): ScoredCell => {
    const near = cellsAround(cell, size)
    let neighboursSum = 0
    for (const other of near) neighboursSum += incidents[other] ?? 0
    const score = getisOrd({ places, sum, sumOfSquares, neighbours: near.length, neighboursSum })
    const chance = score === null ? null : normalTail(score)
    return { cell, incidents: incidents[cell] ?? 0, around: neighboursSum, score, chance }
  })
  return { scored, studied: places }
}

function cellsOfWorld(size: number): number {
  return (360 / size) * (180 / size)
}

function highestFirst(a: ScoredCell, b: ScoredCell): number {
  return (
    (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY) ||
    b.incidents - a.incidents ||
    a.cell - b.cell
  )
}
