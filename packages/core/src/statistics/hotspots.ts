import { type BoundingBox, oneWord } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { askedBy, countMarks } from './asked-toll.ts'
import { falseDiscoveryBound, getisOrd, normalTail } from './getis-ord.ts'
import { boundsOfCell, type CellSize, cellOf, cellSizes, takeCellsAround } from './grid-cell.ts'
import {
  mergeNumbered,
  type NumberedColumn,
  type NumberedTolls,
  nothingNumbered,
  numberTolls,
} from './numbered-tolls.ts'
import { optionWithDefault } from './option-parameter.ts'
import { orderByAmount, placesUpTo } from './order-groups.ts'
import { defineStatistic } from './statistic-definition.ts'
import { type Casualties, casualtiesOfSlot, incidentsOfSlot } from './toll-sums.ts'

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
  tolls: NumberedTolls
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
  init: (): HotspotsSummary => ({ tolls: nothingNumbered, tooImprecise: 0 }),
  add: (summary, { table, selection: { rows } }, { query, options }) => {
    const cells = cellColumn(table, Number(options.cell))
    const { tolls, tooImprecise } = numberTolls(table, rows, cells, askedBy(query))
    summary.tolls = mergeNumbered(summary.tolls, tolls)
    summary.tooImprecise += tooImprecise
  },
  merge: (summary, other) => {
    summary.tolls = mergeNumbered(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options }) => {
    const asked = askedBy(query)
    const size = Number(options.cell)
    const { scored, studied, placed } = scoreCells(tolls, size)
    const bound = falseDiscoveryBound(
      scored.flatMap(({ score: { chance } }) => (chance === null ? [] : [chance])),
      falseDiscoveryRate,
    )
    const isHot = ({ score: { chance } }: ScoredCell) => chance !== null && chance <= bound
    const rows = highestFirst(scored, query.limit).map((found): HotspotCell => {
      const cell = tolls.numbers[found.slot] ?? 0
      return {
        cell,
        bounds: boundsOfCell(cell, size),
        ...casualtiesOfSlot(tolls.sums, found.slot, asked),
        around: found.score.around,
        score: found.score.score,
        isHot: isHot(found),
      }
    })
    const result: Hotspots = {
      rows,
      placed,
      cells: scored.length,
      studied,
      hot: scored.filter(isHot).length,
    }
    return { result, tooImprecise }
  },
})

/** The cell of each position; 0 where it is in none. */
function cellColumn({ position }: IncidentTable, size: number): NumberedColumn {
  const { latitude, longitude } = position.entries
  return {
    codes: position.codes,
    entries: latitude.length,
    groupOf: (code) => {
      const north = latitude[code] ?? Number.NaN
      const east = longitude[code] ?? Number.NaN
      return Number.isNaN(north) || Number.isNaN(east) ? 0 : cellOf(north, east, size)
    },
    groups: cellsOfWorld(size) + 1,
    none: 0,
    numberOf: (cell) => cell,
  }
}

/** The score of cells with so many incidents around them, and as many neighbours. */
interface CellScore {
  readonly around: number
  readonly score: number | null
  /** The chance of such a score, or a higher one, where incidents are dealt out at random. */
  readonly chance: number | null
}

interface ScoredCell {
  readonly slot: number
  readonly incidents: number
  readonly score: CellScore
}

function scoreCells(
  { numbers, sums: tolls }: NumberedTolls,
  size: number,
): { readonly scored: readonly ScoredCell[]; readonly studied: number; readonly placed: number } {
  const incidents = new Float64Array(cellsOfWorld(size) + 1)
  const isStudied = new Uint8Array(incidents.length)
  let sum = 0
  let sumOfSquares = 0
  const near = new Uint32Array(9)
  for (let slot = 0; slot < numbers.length; slot++) {
    const cell = numbers[slot] ?? 0
    const ofCell = incidentsOfSlot(tolls, slot)
    incidents[cell] = ofCell
    sum += ofCell
    sumOfSquares += ofCell * ofCell
    const neighbours = takeCellsAround(cell, size, near)
    for (let place = 0; place < neighbours; place++) isStudied[near[place] ?? 0] = 1
  }
  const places = countMarks(isStudied)
  // Cells with as much around them have the same score.
  const scores = new Map<number, CellScore>()
  const scoreOf = (neighbours: number, around: number): CellScore => {
    const score = getisOrd({ places, sum, sumOfSquares, neighbours, neighboursSum: around })
    return { around, score, chance: score === null ? null : normalTail(score) }
  }
  const scored: ScoredCell[] = []
  for (let slot = 0; slot < numbers.length; slot++) {
    const cell = numbers[slot] ?? 0
    const neighbours = takeCellsAround(cell, size, near)
    let around = 0
    for (let place = 0; place < neighbours; place++) around += incidents[near[place] ?? 0] ?? 0
    const name = around * 10 + neighbours
    const score = scores.get(name) ?? scoreOf(neighbours, around)
    scores.set(name, score)
    scored.push({ slot, incidents: incidents[cell] ?? 0, score })
  }
  return { scored, studied: places, placed: sum }
}

function cellsOfWorld(size: number): number {
  return (360 / size) * (180 / size)
}

/** The first so many cells: by score, then by incidents, then by number. Cells come by number. */
function highestFirst(scored: readonly ScoredCell[], limit: number): readonly ScoredCell[] {
  const heights = scored.map(({ score: { score } }) => score ?? Number.NEGATIVE_INFINITY)
  const ranks = new Map<number, number>()
  for (const height of Float64Array.from(new Set(heights)).sort()) ranks.set(height, ranks.size)
  const byIncidents = orderByAmount(
    Float64Array.from(scored, ({ incidents }) => incidents),
    placesUpTo(scored.length),
  )
  const byScore = Float64Array.from(heights, (height) => ranks.get(height) ?? 0)
  return Array.from(orderByAmount(byScore, byIncidents).subarray(0, limit)).flatMap(
    (place) => scored[place] ?? [],
  )
}
