import type { Interval } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import { type CountableHarm, countableHarms, type Group, groups } from '../records/index.ts'
import {
  addQuantityTimes,
  type CellColumns,
  type CellKinds,
  type CellsOfRows,
  type Codes,
  cellsOfFewRows,
  type IncidentTable,
  type Quantities,
} from '../table/index.ts'
import { type Asked, askedBy, isCellAsked, isHarmAsked } from './asked-toll.ts'
import { countsOfSum, intervalOfSum, mergeSum, type SumCounts, sumWidth } from './casualty-sum.ts'
import { numbersWithout } from './sum-kind.ts'

/** One cell of a total: how many of a group (and of which party) came to one harm. */
export interface TotalCell extends Interval, SumCounts {
  readonly harm: CountableHarm
  readonly group: Group
  readonly actor: string | null
}

/**
 * A total by cells and by harm. A harm is `null` where the query leaves it out, and where there are
 * incidents but none of them reports it: not reported is not 0.
 */
export interface CasualtyTotal {
  readonly cells: readonly TotalCell[]
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly missing: Interval | null
  readonly abducted: Interval | null
}

/** The mergeable summary behind a total: a sum for each harm, and for each kind of cell of each table. */
export interface CasualtyTotalSummary {
  readonly asked: Asked
  readonly harms: Float64Array
  readonly cells: CellSums[]
  incidents: number
}

/** The sums of a table's kinds of cell, in their order. */
interface CellSums {
  readonly kinds: CellKinds
  readonly sums: Float64Array
}

/**
 * Adds up the tolls of selected incidents.
 *
 * A total over all groups comes from the incidents' own totals, a total over some groups from their
 * cells. Attackers are counted only where `group` asks for them. An incident without a number for what
 * is asked adds nothing and is counted in `unknownToll`.
 *
 * Source: METHODS.md, "total".
 * @example
 * casualtyTotal(buildIncidentTable([]), [], everything).killed //=> { low: 0, best: 0, high: 0 }
 */
export function casualtyTotal(
  table: IncidentTable,
  rows: ArrayLike<number>,
  query: Pick<Query, 'harm' | 'group'>,
): CasualtyTotal {
  const summary = emptyTotal(query)
  addToTotal(summary, table, rows)
  return finishTotal(summary)
}

/** The summary of nothing, for a question. */
export function emptyTotal(query: Pick<Query, 'harm' | 'group'>): CasualtyTotalSummary {
  return {
    asked: askedBy(query),
    harms: new Float64Array(countableHarms.length * sumWidth),
    cells: [],
    incidents: 0,
  }
}

/** Adds rows of a table to a summary. */
export function addToTotal(
  summary: CasualtyTotalSummary,
  table: IncidentTable,
  rows: ArrayLike<number>,
): void {
  const { asked, harms } = summary
  const ofCells = addCells(summary, table, rows)
  countableHarms.forEach((harm, place) => {
    if (!isHarmAsked(asked, place)) return
    const at = place * sumWidth
    if (!asked.fromTotals) addHarmOfCells(harms, at, place, ofCells)
    else if (table.totals[harm].length > 0)
      addTotals(harms, at, table.totals[harm], table.quantities, rows)
  })
  summary.incidents += rows.length
}

/** Adds another summary of the same question, as if its incidents had been added one by one. */
export function mergeTotal(summary: CasualtyTotalSummary, other: CasualtyTotalSummary): void {
  summary.cells.push(...other.cells)
  for (let harm = 0; harm < countableHarms.length; harm++) {
    mergeSum(summary.harms, harm * sumWidth, other.harms, harm * sumWidth)
  }
  summary.incidents += other.incidents
}

/** The summary of those rows of a whole table that are not in a part; `null` where sums are not exact. */
export function totalWithout(
  whole: CasualtyTotalSummary,
  part: CasualtyTotalSummary,
): CasualtyTotalSummary | null {
  const [ofWhole] = whole.cells
  const [ofPart] = part.cells
  const harms = numbersWithout(whole.harms, part.harms)
  const sums = numbersWithout(ofWhole?.sums ?? noNumbers, ofPart?.sums ?? noNumbers)
  if (ofWhole === undefined || harms === null || sums === null) return null
  return {
    asked: whole.asked,
    harms,
    cells: [{ kinds: ofWhole.kinds, sums }],
    incidents: whole.incidents - part.incidents,
  }
}

const noNumbers = new Float64Array(0)

/**
 * How many bytes a summary takes, without the kinds of cell, which are those of the tables.
 *
 * @example
 * bytesOfTotal(emptyTotal(everything)) //=> 224
 */
export function bytesOfTotal({ harms, cells }: CasualtyTotalSummary): number {
  return cells.reduce((bytes, { sums }) => bytes + sums.byteLength, harms.byteLength)
}

/** The total that a summary stands for, its cells in the order of the vocabulary, then of the actor. */
export function finishTotal(summary: CasualtyTotalSummary): CasualtyTotal {
  const total = (name: CountableHarm) => {
    const harm = countableHarms.indexOf(name)
    const at = harm * sumWidth
    const isReported = summary.incidents === 0 || countsOfSum(summary.harms, at).incidents > 0
    return isHarmAsked(summary.asked, harm) && isReported ? intervalOfSum(summary.harms, at) : null
  }
  return {
    cells: cellsOf(joinParts(summary.cells)),
    killed: total('killed'),
    wounded: total('wounded'),
    missing: total('missing'),
    abducted: total('abducted'),
  }
}

/** Adds the totals of a harm: how often each quantity occurs is counted first, and weighed then. */
function addTotals(
  sums: Float64Array,
  at: number,
  codes: Codes,
  quantities: Quantities,
  rows: ArrayLike<number>,
): void {
  const times = new Uint32Array(quantities.low.length + 1)
  countCodes(times, codes, rows)
  for (let code = 0; code < quantities.low.length; code++) {
    const count = times[code] ?? 0
    if (count > 0) addQuantity(sums, at, quantities, code, count)
  }
}

/** The loop over rows stands alone, so that a program that has just begun compiles nothing else for it. */
function countCodes(times: Uint32Array, codes: Codes, rows: ArrayLike<number>): void {
  for (let index = 0; index < rows.length; index++) {
    const code = codes[rows[index] ?? 0] ?? 0
    times[code] = (times[code] ?? 0) + 1
  }
}

function addQuantity(
  sums: Float64Array,
  at: number,
  { low, best, high, unknown }: Quantities,
  code: number,
  times: number,
): void {
  const ofLow = low[code] ?? 0
  const ofBest = best[code] ?? 0
  const ofHigh = high[code] ?? 0
  addQuantityTimes(sums, at, ofLow, ofBest, ofHigh, unknown[code] ?? 0, times)
}

/** Adds the sums of the kinds of cell of one harm. */
function addHarmOfCells(
  sums: Float64Array,
  at: number,
  harm: number,
  { kinds, sums: ofCells }: CellSums,
): void {
  for (let code = 0; code < kinds.harm.length; code++) {
    if (kinds.harm[code] === harm) mergeSum(sums, at, ofCells, code * sumWidth)
  }
}

/** Adds the counted cells of incidents, each to the sum of its kind; gives back the sums of these rows. */
function addCells(
  { asked, cells: parts }: CasualtyTotalSummary,
  table: IncidentTable,
  rows: ArrayLike<number>,
): CellSums {
  const few = cellsOfFewRows(table, rows)
  const cells = few ?? table.cells
  const kinds = cells.kinds
  const sums = new Float64Array(kinds.harm.length * sumWidth)
  const tally: CellTally = {
    isMet: new Uint8Array(kinds.harm.length),
    times: new Uint32Array(kinds.harm.length * frequent),
    rare: [],
  }
  if (few === null) tallyRows(tally, table.cells, rows)
  else tallyCells(tally, few, 0, few.kind.length)
  for (let code = 0; code < kinds.harm.length; code++) {
    if (tally.isMet[code] === 0) continue
    if (!isCellAsked(asked, kinds.harm[code] ?? 0, kinds.group[code] ?? 0)) {
      tally.isMet[code] = 0
      continue
    }
    for (let place = 0; place < frequent; place++) {
      const times = tally.times[code * frequent + place] ?? 0
      if (times > 0) addQuantity(sums, code * sumWidth, table.quantities, place, times)
    }
  }
  addRareCells(sums, tally, cells, table.quantities)
  const part = { kinds, sums }
  parts.push(part)
  return part
}

function addRareCells(
  sums: Float64Array,
  { isMet, rare }: CellTally,
  { kind, quantity }: CellsOfRows,
  quantities: Quantities,
): void {
  for (let index = 0; index < rare.length; index++) {
    const cell = rare[index] ?? 0
    const code = kind[cell] ?? 0
    if (isMet[code] === 1) addQuantity(sums, code * 7, quantities, quantity[cell] ?? 0, 1)
  }
}

/** Cells by kind: how often each of the most frequent quantities occurs, and the cells with another one. */
interface CellTally {
  readonly isMet: Uint8Array
  readonly times: Uint32Array
  readonly rare: number[]
}

/** The first quantities of a table are its most frequent: of six cells five have one of these. */
const frequent = 16

function tallyRows(tally: CellTally, cells: CellColumns, rows: ArrayLike<number>): void {
  const { offsets } = cells
  if (isOneRun(rows)) {
    const first = rows[0] ?? 0
    tallyCells(tally, cells, offsets[first] ?? 0, offsets[first + rows.length] ?? 0)
    return
  }
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    tallyCells(tally, cells, offsets[row] ?? 0, offsets[row + 1] ?? 0)
  }
}

function tallyCells(
  { isMet, times, rare }: CellTally,
  { kind, quantity }: CellsOfRows,
  start: number,
  end: number,
): void {
  for (let cell = start; cell < end; cell++) {
    const code = kind[cell] ?? 0
    const ofCell = quantity[cell] ?? 0
    isMet[code] = 1
    if (ofCell < 16) {
      const at = code * 16 + ofCell
      times[at] = (times[at] ?? 0) + 1
    } else rare.push(cell)
  }
}

/** Whether rows follow one another without a gap, so that their cells do too. */
function isOneRun(rows: ArrayLike<number>): boolean {
  const first = rows[0] ?? 0
  for (let index = 1; index < rows.length; index++) {
    if (rows[index] !== first + index) return false
  }
  return true
}

/** Parts of several tables as one: the sums of kinds that are the same are added. */
function joinParts(parts: readonly CellSums[]): CellSums {
  const [only] = parts
  if (parts.length === 1 && only) return only
  const slots = new Map<string, number>()
  const joined = { harm: [] as number[], group: [] as number[], actor: [] as (string | null)[] }
  const slotsOfParts = parts.map(({ kinds: { harm, group, actor } }) =>
    actor.map((party, code) => {
      const key = `${harm[code]} ${group[code]} ${party ?? ''}`
      const slot = slots.get(key) ?? slots.size
      if (slot === slots.size) {
        slots.set(key, slot)
        joined.harm.push(harm[code] ?? 0)
        joined.group.push(group[code] ?? 0)
        joined.actor.push(party)
      }
      return slot
    }),
  )
  const sums = new Float64Array(slots.size * sumWidth)
  parts.forEach((part, index) => {
    slotsOfParts[index]?.forEach((slot, code) => {
      mergeSum(sums, slot * sumWidth, part.sums, code * sumWidth)
    })
  })
  const { harm, group, actor } = joined
  return { kinds: { harm: Uint8Array.from(harm), group: Uint8Array.from(group), actor }, sums }
}

function cellsOf({ kinds, sums }: CellSums): readonly TotalCell[] {
  const cells: TotalCell[] = []
  for (const code of orderOfKinds(kinds, sums)) {
    const { incidents, unknownToll, withoutBest } = countsOfSum(sums, code * sumWidth)
    if (incidents === 0) continue
    const { low, best, high } = intervalOfSum(sums, code * sumWidth)
    const { harm, group, actor } = kindOf(kinds, code)
    const interval = { low, best, high }
    cells.push({ harm, group, actor, ...interval, incidents, unknownToll, withoutBest })
  }
  return cells
}

function kindOf({ harm, group, actor }: CellKinds, code: number) {
  return {
    harm: countableHarms[harm[code] ?? 0] ?? 'killed',
    group: groups[group[code] ?? 0] ?? 'unspecified',
    actor: actor[code] ?? null,
  }
}

/**
 * The kinds of cell that have a sum, in order: of harm and group as in the vocabulary, then of party. The order
 * of all kinds is kept once many of them were asked for.
 */
function orderOfKinds(kinds: CellKinds, sums: Float64Array): Uint32Array {
  const known = orders.get(kinds)
  if (known !== undefined) return known
  const met: number[] = []
  for (let code = 0; code < kinds.harm.length; code++) {
    if (countsOfSum(sums, code * sumWidth).incidents > 0) met.push(code)
  }
  if (met.length * 8 < kinds.harm.length) return sortKinds(kinds, Uint32Array.from(met))
  const order = sortKinds(kinds, Uint32Array.from(kinds.actor.keys()))
  orders.set(kinds, order)
  return order
}

function sortKinds({ harm, group, actor }: CellKinds, codes: Uint32Array): Uint32Array {
  return codes.sort(
    (a, b) =>
      (harm[a] ?? 0) - (harm[b] ?? 0) ||
      (group[a] ?? 0) - (group[b] ?? 0) ||
      ((actor[a] ?? '') < (actor[b] ?? '') ? -1 : 1),
  )
}

const orders = new WeakMap<CellKinds, Uint32Array>()
