import { type BoundingBox, oneWord } from '../query/index.ts'
import { askedBy } from './asked-toll.ts'
import {
  type CellCounts,
  cellsWithout,
  countCells,
  mergeCells,
  noCells,
  tollsOfCells,
} from './cell-counts.ts'
import { falseDiscoveryBound } from './getis-ord.ts'
import { boundsOfCell, type CellSize, cellSizes } from './grid-cell.ts'
import { sumsOf } from './kept-sums.ts'
import { optionWithDefault } from './option-parameter.ts'
import { type CellScore, highestFirst, scoreCells } from './score-cells.ts'
import { defineStatistic, type SelectedTable } from './statistic-definition.ts'
import { type Casualties, casualtiesOfSlot } from './toll-sums.ts'

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

/**
 * The mergeable summary behind hot spots: how many incidents each cell has, and the parts that were counted. Tolls are summed in the end, of the cells that are shown only.
 */
interface HotspotsSummary {
  incidents: CellCounts
  parts: readonly SelectedTable[]
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
  init: (): HotspotsSummary => ({ incidents: noCells, parts: [] }),
  add: (summary, part, { query, options }) => {
    const size = Number(options.cell)
    const found = sumsOf(part, query, {
      name: `cells ${size}`,
      reads: [],
      make: (selected) => countCells(selected, size),
      without: cellsWithout,
      bytesOf: ({ cells, counts }) => cells.byteLength + counts.byteLength,
    })
    summary.incidents = mergeCells(summary.incidents, found)
    summary.parts = [...summary.parts, part]
  },
  merge: (summary, other) => {
    summary.incidents = mergeCells(summary.incidents, other.incidents)
    summary.parts = [...summary.parts, ...other.parts]
  },
  finish: ({ incidents, parts }, { query, options }) => {
    const asked = askedBy(query)
    const size = Number(options.cell)
    const scored = scoreCells(placedCells(incidents), size)
    const { cells, scoreOf, scores, studied, placed } = scored
    const bound = falseDiscoveryBound(
      scores.flatMap(({ chance, times }) => (chance === null ? [] : [{ chance, times }])),
      falseDiscoveryRate,
    )
    const isHot = ({ chance }: CellScore) => chance !== null && chance <= bound
    const places = highestFirst(scored, query.limit)
    const shown = places.map((place) => cells[place] ?? 0)
    const tolls = tollsOfCells(parts, shown, query, size)
    const rows = places.flatMap((place, slot): HotspotCell[] => {
      const score = scores[scoreOf[place] ?? 0]
      const cell = cells[place] ?? 0
      if (score === undefined) return []
      return [
        {
          cell,
          bounds: boundsOfCell(cell, size),
          ...casualtiesOfSlot(tolls, slot, asked),
          around: score.around,
          score: score.score,
          isHot: isHot(score),
        },
      ]
    })
    const hot = scores.reduce((sum, score) => sum + (isHot(score) ? score.times : 0), 0)
    const result: Hotspots = { rows, placed, cells: cells.length, studied, hot }
    return { result, tooImprecise: incidents.cells[0] === 0 ? (incidents.counts[0] ?? 0) : 0 }
  },
})

function placedCells({ cells, counts }: CellCounts): CellCounts {
  const first = cells[0] === 0 ? 1 : 0
  return { cells: cells.subarray(first), counts: counts.subarray(first) }
}
