import { countableHarms } from '../records/index.ts'
import { attributionEntries, attributionGrowth } from './attribution-column.ts'
import { type CellColumns, cellKindEntries, cellKindGrowth } from './cell-columns.ts'
import { type Codes, makeCodes } from './codes.ts'
import { forEachName, listColumns, wordColumns } from './column-names.ts'
import type { ComparedColumns } from './compared-columns.ts'
import { dayEntries, dayGrowth } from './day-column.ts'
import type { IdColumn } from './id-column.ts'
import type { IncidentTable } from './incident-table.ts'
import { type CodeChange, joinCodes, joinColumns, joinEntries } from './join-columns.ts'
import { listEntries, listGrowth } from './list-column.ts'
import { offsetsOf } from './offsets.ts'
import { positionEntries, positionGrowth } from './position-column.ts'
import { quantityEntries, quantityGrowth } from './quantities.ts'
import type { RowPlan } from './row-plan.ts'
import { type SpanColumn, spanEntries, spanGrowth } from './span-column.ts'
import { textEntries, textGrowth } from './text-column.ts'
import { wordEntries, wordGrowth } from './word-column.ts'

const wordKind = { ...wordEntries, ...wordGrowth }
const dayKind = { ...dayEntries, ...dayGrowth }
const listKind = { ...listEntries, ...listGrowth }
const attributionKind = { ...attributionEntries, ...attributionGrowth }
const positionKind = { ...positionEntries, ...positionGrowth }
const quantityKind = { ...quantityEntries, ...quantityGrowth }
const textKind = { ...textEntries, ...textGrowth }

/** Merges the rows of two tables by a plan. Values that both have are kept once. */
export function joinTables(
  table: IncidentTable,
  added: IncidentTable,
  plan: RowPlan,
): IncidentTable {
  const { entries: quantities, newCodes } = joinEntries(
    quantityKind,
    table.quantities,
    added.quantities,
  )
  const change: CodeChange = {
    before: table.quantities.low.length,
    after: quantities.low.length,
    newCodes,
  }
  return {
    rule: table.rule,
    length: plan.length,
    id: joinIds(table.id, added.id, plan),
    text: joinColumns(textKind, table.text, added.text, plan),
    when: joinSpans(table.when, added.when, plan),
    hour: joinHours(table.hour, added.hour, plan),
    firstSaid: joinColumns(dayKind, table.firstSaid, added.firstSaid, plan),
    ...forEachName(wordColumns, (name) => joinColumns(wordKind, table[name], added[name], plan)),
    position: joinColumns(positionKind, table.position, added.position, plan),
    ...forEachName(listColumns, (name) => joinColumns(listKind, table[name], added[name], plan)),
    perpetrator: joinColumns(attributionKind, table.perpetrator, added.perpetrator, plan),
    quantities,
    totals: joinTotals(table, added, plan, change),
    cells: joinCells(table.cells, added.cells, plan, change),
    compared: joinCompared(table.compared, added.compared, plan, change),
  }
}

function joinIds(ids: IdColumn, added: IdColumn, plan: RowPlan): IdColumn {
  const { entries: prefixes, codes } = joinColumns(
    wordKind,
    { entries: ids.prefixes, codes: ids.codes },
    { entries: added.prefixes, codes: added.codes },
    plan,
  )
  const numbers = new Uint32Array(plan.length)
  forEachRun(plan, (start, end, insert, at) => {
    numbers.set(ids.numbers.subarray(start, end), at)
    if (insert !== null) numbers[at + end - start] = added.numbers[insert] ?? 0
  })
  return { prefixes, codes, numbers }
}

/** Spans stay in order of time, so the codes of those behind a new one rise. */
function joinSpans(when: SpanColumn, added: SpanColumn, plan: RowPlan): SpanColumn {
  const joined = joinEntries({ ...spanEntries, ...spanGrowth }, when.entries, added.entries)
  const length = spanEntries.lengthOf(joined.entries)
  const values = Array.from({ length }, (_, code) => spanEntries.valueOf(joined.entries, code))
  const order = Array.from(values.keys()).sort((a, b) =>
    spanEntries.compare(values[a] as (typeof values)[0], values[b] as (typeof values)[0]),
  )
  const ranks = new Uint32Array(length)
  order.forEach((code, rank) => {
    ranks[code] = rank
  })
  const kept = makeCodes(when.codes.length, length)
  for (let row = 0; row < kept.length; row++) kept[row] = ranks[when.codes[row] ?? 0] ?? 0
  return {
    entries: spanEntries.make(order.map((code) => values[code] as (typeof values)[0])),
    codes: joinCodes(kept, added.codes, plan, {
      before: length,
      after: length,
      newCodes: joined.newCodes.map((code) => ranks[code] ?? 0),
    }),
  }
}

function joinHours(hours: Int8Array, added: Int8Array, plan: RowPlan): Int8Array {
  const joined = new Int8Array(plan.length)
  forEachRun(plan, (start, end, insert, at) => {
    joined.set(hours.subarray(start, end), at)
    if (insert !== null) joined[at + end - start] = added[insert] ?? -1
  })
  return joined
}

function joinTotals(
  table: IncidentTable,
  added: IncidentTable,
  plan: RowPlan,
  change: CodeChange,
): IncidentTable['totals'] {
  const ofHarm = (harm: (typeof countableHarms)[number]): Codes => {
    const [codes, more] = [table.totals[harm], added.totals[harm]]
    if (codes.length === 0 && more.length === 0) return codes
    const unreported = (length: number, code: number) => makeCodes(length, code).fill(code)
    return joinCodes(
      codes.length === 0 ? unreported(table.length, change.before) : codes,
      more.length === 0 ? unreported(added.length, change.newCodes.length) : more,
      plan,
      change,
    )
  }
  return forEachName(countableHarms, ofHarm)
}

function joinCells(
  cells: CellColumns,
  added: CellColumns,
  plan: RowPlan,
  change: CodeChange,
): CellColumns {
  const { entries: kinds, newCodes } = joinEntries(
    { ...cellKindEntries, ...cellKindGrowth },
    cells.kinds,
    added.kinds,
  )
  const lengths = new Uint32Array(plan.length)
  forEachRun(plan, (start, end, insert, at) => {
    for (let row = start; row < end; row++) {
      lengths[at + row - start] = (cells.offsets[row + 1] ?? 0) - (cells.offsets[row] ?? 0)
    }
    if (insert !== null) {
      lengths[at + end - start] = (added.offsets[insert + 1] ?? 0) - (added.offsets[insert] ?? 0)
    }
  })
  const offsets = offsetsOf(lengths)
  const count = offsets[plan.length] ?? 0
  const kind = makeCodes(count, cellKindEntries.lengthOf(kinds))
  const quantity = makeCodes(count, change.after)
  let filled = 0
  for (const { start, end, insert } of plan.runs) {
    const [from, to] = [cells.offsets[start] ?? 0, cells.offsets[end] ?? 0]
    kind.set(cells.kind.subarray(from, to), filled)
    quantity.set(cells.quantity.subarray(from, to), filled)
    filled += to - from
    if (insert === null) continue
    for (let cell = added.offsets[insert] ?? 0; cell < (added.offsets[insert + 1] ?? 0); cell++) {
      kind[filled] = newCodes[added.kind[cell] ?? 0] ?? 0
      quantity[filled] = change.newCodes[added.quantity[cell] ?? 0] ?? 0
      filled++
    }
  }
  return { kinds, offsets, kind, quantity }
}

function joinCompared(
  compared: ComparedColumns,
  added: ComparedColumns,
  plan: RowPlan,
  change: CodeChange,
): ComparedColumns {
  const cells: { row: number; from: ComparedColumns; cell: number }[] = []
  const cellsIn = (from: ComparedColumns, start: number, end: number, shift: number) => {
    for (let cell = firstAt(from.row, start); (from.row[cell] ?? end) < end; cell++) {
      cells.push({ row: (from.row[cell] ?? 0) + shift, from, cell })
    }
  }
  forEachRun(plan, (start, end, insert, at) => {
    cellsIn(compared, start, end, at - start)
    if (insert !== null) cellsIn(added, insert, insert + 1, at + end - start - insert)
  })
  const quantities = cells.flatMap(({ from, cell }) =>
    Array.from(from.quantity.subarray(from.offsets[cell], from.offsets[cell + 1]), (code) =>
      from === added ? (change.newCodes[code] ?? 0) : code,
    ),
  )
  const quantity = makeCodes(quantities.length, change.after)
  quantity.set(quantities)
  return {
    row: Uint32Array.from(cells, ({ row }) => row),
    harm: Uint8Array.from(cells, ({ from, cell }) => from.harm[cell] ?? 0),
    group: Uint8Array.from(cells, ({ from, cell }) => from.group[cell] ?? 0),
    offsets: offsetsOf(
      cells.map(({ from, cell }) => (from.offsets[cell + 1] ?? 0) - (from.offsets[cell] ?? 0)),
    ),
    quantity,
  }
}

/** The place in a sorted list of the first number of at least `wanted`. */
function firstAt(numbers: Uint32Array, wanted: number): number {
  const found = numbers.findIndex((number) => number >= wanted)
  return found < 0 ? numbers.length : found
}

function forEachRun(
  { runs }: RowPlan,
  use: (start: number, end: number, insert: number | null, at: number) => void,
): void {
  let filled = 0
  for (const { start, end, insert } of runs) {
    use(start, end, insert, filled)
    filled += end - start + (insert === null ? 0 : 1)
  }
}
