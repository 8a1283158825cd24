import { type BoundingBox, oneWord } from '../query/index.ts'
import { chunkLength, type IncidentTable, type Positions, takeCodes } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { type Asked, askedBy, countMarks } from './asked-toll.ts'
import { falseDiscoveryBound, getisOrd, normalTail } from './getis-ord.ts'
import { boundsOfCell, type CellSize, cellOf, cellSizes, takeCellsAround } from './grid-cell.ts'
import { optionWithDefault } from './option-parameter.ts'
import { orderByAmount, placesUpTo } from './order-groups.ts'
import { defineStatistic, type SelectedTable } from './statistic-definition.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import {
  type Casualties,
  casualtiesOfSlot,
  emptySums,
  moveSlot,
  type TollSums,
} from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

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
 * The mergeable summary behind hot spots: how many incidents each cell has, in place 0 those that are in
 * none, and the parts that were counted. Tolls are summed in the end, of the cells that are shown only.
 */
interface HotspotsSummary {
  readonly incidents: Uint32Array
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
  init: ({ options }): HotspotsSummary => ({
    incidents: new Uint32Array(cellsOfWorld(Number(options.cell)) + 1),
    parts: [],
  }),
  add: (summary, part, { options }) => {
    const reader = cellReader(part.table, Number(options.cell))
    forEachChunk(part.selection.rows, (rows) => {
      countCells(summary.incidents, reader(rows), rows.length)
    })
    summary.parts = [...summary.parts, part]
  },
  merge: (summary, other) => {
    other.incidents.forEach((count, cell) => {
      if (count > 0) summary.incidents[cell] = (summary.incidents[cell] ?? 0) + count
    })
    summary.parts = [...summary.parts, ...other.parts]
  },
  finish: ({ incidents, parts }, { query, options }) => {
    const asked = askedBy(query)
    const size = Number(options.cell)
    const { scored, studied, placed } = scoreCells(incidents, size)
    const bound = falseDiscoveryBound(
      scored.flatMap(({ score: { chance } }) => (chance === null ? [] : [chance])),
      falseDiscoveryRate,
    )
    const isHot = ({ score: { chance } }: ScoredCell) => chance !== null && chance <= bound
    const shown = highestFirst(scored, query.limit)
    const tolls = tollsOfCells(parts, shown, asked, size)
    const rows = shown.map(
      (found, slot): HotspotCell => ({
        cell: found.cell,
        bounds: boundsOfCell(found.cell, size),
        ...casualtiesOfSlot(tolls, slot, asked),
        around: found.score.around,
        score: found.score.score,
        isHot: isHot(found),
      }),
    )
    const result: Hotspots = {
      rows,
      placed,
      cells: scored.length,
      studied,
      hot: scored.filter(isHot).length,
    }
    return { result, tooImprecise: incidents[0] ?? 0 }
  },
})

/** Reads the cells of some rows; the cell of a position is worked out when a row first has it. */
function cellReader({ position }: IncidentTable, size: number): (rows: Uint32Array) => Uint32Array {
  const { latitude, longitude } = position.entries
  const cellOfCode = knownCells(position.entries, size)
  const cells = new Uint32Array(chunkLength)
  const workOut = (code: number) => {
    const north = latitude[code] ?? Number.NaN
    const east = longitude[code] ?? Number.NaN
    const cell = Number.isNaN(north) || Number.isNaN(east) ? 0 : cellOf(north, east, size)
    cellOfCode[code] = cell + 1
    return cell
  }
  return (rows) => {
    takeCodes(position.codes, rows, cells, 0)
    replaceByCells(cells, rows.length, cellOfCode, workOut)
    return cells
  }
}

function replaceByCells(
  codes: Uint32Array,
  length: number,
  cellOfCode: Uint32Array,
  workOut: (code: number) => number,
): void {
  for (let index = 0; index < length; index++) {
    const code = codes[index] ?? 0
    const known = cellOfCode[code] ?? 0
    codes[index] = known === 0 ? workOut(code) : known - 1
  }
}

const cellsOfPositions = new WeakMap<Positions, Map<number, Uint32Array>>()

/** For each position one more than its cell, 0 where it was not worked out yet; kept with the positions. */
function knownCells(positions: Positions, size: number): Uint32Array {
  const bySize = cellsOfPositions.get(positions) ?? new Map<number, Uint32Array>()
  cellsOfPositions.set(positions, bySize)
  const known = bySize.get(size) ?? new Uint32Array(positions.latitude.length)
  bySize.set(size, known)
  return known
}

function countCells(incidents: Uint32Array, cells: Uint32Array, length: number): void {
  for (let index = 0; index < length; index++) {
    const cell = cells[index] ?? 0
    incidents[cell] = (incidents[cell] ?? 0) + 1
  }
}

/** The tolls of some cells, a slot each. */
function tollsOfCells(
  parts: readonly SelectedTable[],
  shown: readonly ScoredCell[],
  asked: Asked,
  size: number,
): TollSums {
  const sums = emptySums(shown.length)
  const slotOfCell = new Int32Array(cellsOfWorld(size) + 1).fill(-1)
  for (const [slot, { cell }] of shown.entries()) slotOfCell[cell] = slot
  for (const { table, selection } of parts) {
    const reader = cellReader(table, size)
    const chunk = makeTollChunk(table, asked)
    const tally = makeTally(chunk, shown.length, selection.rows.length, asked.fromTotals)
    const slots = new Int32Array(chunkLength)
    const kept = new Uint32Array(chunkLength)
    const places = placesUpTo(chunkLength)
    forEachChunk(selection.rows, (rows) => {
      const length = keepShown(rows, reader(rows), slotOfCell, kept, slots)
      readTolls(chunk, kept.subarray(0, length))
      addIncidents(tally, shown.length, slots, places, length, chunk)
    })
    const ofPart = finishTally(tally, shown.length)
    for (let slot = 0; slot < shown.length; slot++) {
      moveSlot(sums.numbers, slot, ofPart.numbers, slot)
    }
  }
  return sums
}

/** Keeps the rows of cells with a slot, and their slots; gives back how many they are. */
function keepShown(
  rows: Uint32Array,
  cells: Uint32Array,
  slotOfCell: Int32Array,
  kept: Uint32Array,
  slots: Int32Array,
): number {
  let length = 0
  for (let index = 0; index < rows.length; index++) {
    const slot = slotOfCell[cells[index] ?? 0] ?? -1
    kept[length] = rows[index] ?? 0
    slots[length] = slot
    length += slot < 0 ? 0 : 1
  }
  return length
}

function forEachChunk(rows: Uint32Array, visit: (rows: Uint32Array) => void): void {
  for (let start = 0; start < rows.length; start += chunkLength) {
    visit(rows.subarray(start, start + chunkLength))
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
  readonly cell: number
  readonly incidents: number
  readonly score: CellScore
}

function scoreCells(
  incidents: Uint32Array,
  size: number,
): { readonly scored: readonly ScoredCell[]; readonly studied: number; readonly placed: number } {
  const cells = filledCells(incidents)
  const isStudied = new Uint8Array(incidents.length)
  let sum = 0
  let sumOfSquares = 0
  const near = new Uint32Array(9)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? 0
    const ofCell = incidents[cell] ?? 0
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
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? 0
    const neighbours = takeCellsAround(cell, size, near)
    let around = 0
    for (let place = 0; place < neighbours; place++) around += incidents[near[place] ?? 0] ?? 0
    const name = around * 10 + neighbours
    const score = scores.get(name) ?? scoreOf(neighbours, around)
    scores.set(name, score)
    scored.push({ cell, incidents: incidents[cell] ?? 0, score })
  }
  return { scored, studied: places, placed: sum }
}

/** The cells that have an incident, in order. */
function filledCells(incidents: Uint32Array): Uint32Array {
  const cells = new Uint32Array(incidents.length)
  let length = 0
  for (let cell = 1; cell < incidents.length; cell++) {
    cells[length] = cell
    length += incidents[cell] === 0 ? 0 : 1
  }
  return cells.subarray(0, length)
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
