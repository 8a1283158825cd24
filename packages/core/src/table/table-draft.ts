import { type CountableHarm, countableHarms } from '../records/index.ts'
import { attributionEntries } from './attribution-column.ts'
import { type CellColumns, cellKindEntries } from './cell-columns.ts'
import { type Codes, makeCodes } from './codes.ts'
import { compareTexts } from './column.ts'
import { noNumber, splitId } from './id-column.ts'
import type { IncidentRow } from './incident-row.ts'
import type { IncidentTable } from './incident-table.ts'
import {
  append,
  codeOf,
  type GrowingNumbers,
  intern,
  looseColumn,
  noValue,
  startInterner,
} from './interner.ts'
import { listEntries } from './list-column.ts'
import { positionEntries } from './position-column.ts'
import { quantityEntries } from './quantities.ts'
import { orderByTime } from './row-order.ts'
import {
  countCodes,
  type Ranking,
  rankEntries,
  settleCodes,
  settleColumn,
} from './settle-column.ts'
import { spanEntries } from './span-column.ts'
import { textEntries } from './text-column.ts'
import { wordEntries } from './word-column.ts'

/** A table to which rows are still being added, in any order. */
export type TableDraft = ReturnType<typeof startDraft>

/** A draft without rows, of incidents counted by one rule. */
export function startDraft(rule: string) {
  const grow = (): GrowingNumbers => ({ codes: new Uint32Array(64), length: 0 })
  return {
    rule,
    prefix: startInterner(wordEntries),
    number: grow(),
    text: startInterner(textEntries),
    span: startInterner(spanEntries),
    hour: grow(),
    country: startInterner(wordEntries),
    province: startInterner(wordEntries),
    district: startInterner(wordEntries),
    position: startInterner(positionEntries),
    type: startInterner(wordEntries),
    grade: startInterner(wordEntries),
    dataset: startInterner(wordEntries),
    method: startInterner(listEntries),
    target: startInterner(listEntries),
    source: startInterner(listEntries),
    document: startInterner(listEntries),
    perpetrator: startInterner(attributionEntries),
    quantity: startInterner(quantityEntries),
    totals: { killed: grow(), wounded: grow(), missing: grow(), abducted: grow() },
    cellKind: startInterner(cellKindEntries),
    cellQuantity: grow(),
    cellCount: grow(),
  }
}

/** Adds a row, whose values are not checked and whose id must be new to the draft. */
export function addToDraft(draft: TableDraft, row: IncidentRow): void {
  const { prefix, number } = splitId(row.id)
  intern(draft.prefix, prefix)
  append(draft.number, number)
  intern(draft.text, row.text)
  intern(draft.span, row.span)
  append(draft.hour, row.hour ?? noValue)
  intern(draft.country, row.country)
  intern(draft.province, row.province)
  intern(draft.district, row.district)
  intern(draft.position, row.position)
  intern(draft.type, row.type)
  intern(draft.grade, row.grade)
  intern(draft.dataset, row.dataset)
  intern(draft.method, asSet(row.methods))
  intern(draft.target, asSet(row.targets))
  intern(draft.source, asSet(row.sources))
  intern(draft.document, asSet(row.documents))
  intern(draft.perpetrator, row.perpetrators)
  for (const harm of countableHarms) {
    const total = row.totals[harm]
    append(draft.totals[harm], total === null ? noValue : codeOf(draft.quantity, total))
  }
  for (const { harm, group, actor, quantity, unknown } of row.cells) {
    intern(draft.cellKind, { harm, group, actor })
    append(draft.cellQuantity, codeOf(draft.quantity, { quantity, unknown }))
  }
  append(draft.cellCount, row.cells.length)
}

/** How many rows a draft has. */
export function draftLength(draft: TableDraft): number {
  return draft.number.length
}

/** The id of a draft's row. */
export function idInDraft({ prefix, number }: TableDraft, row: number): string {
  const tail = number.codes[row] ?? noNumber
  const head = prefix.values[prefix.codes[row] ?? 0] ?? ''
  return tail === noNumber ? head : `${head}${tail}`
}

/** Sorts and packs a draft into a table: the same rows make the same table, whatever their order. */
export function finishDraft(draft: TableDraft): IncidentTable {
  const spans = looseColumn(draft.span)
  const spanRanking = rankEntries(
    spanEntries,
    spans.values,
    new Uint32Array(spans.values.length).fill(1),
  )
  const order = orderByTime(
    spans.codes.map((code) => spanRanking.newCodes[code] ?? 0),
    spans.values.length,
    (row) => idInDraft(draft, row),
  )
  const quantityRanking = rankQuantities(draft)
  const settle = <Entries, Value>(
    kind: Parameters<typeof settleColumn<Entries, Value>>[0],
    column: Parameters<typeof looseColumn<Value>>[0],
  ) => settleColumn(kind, looseColumn(column), order)
  const prefixes = settle(wordEntries, draft.prefix)
  return {
    rule: draft.rule,
    length: order.length,
    id: {
      prefixes: prefixes.entries,
      codes: prefixes.codes,
      numbers: Uint32Array.from(order, (row) => draft.number.codes[row] ?? noNumber),
    },
    text: settle(textEntries, draft.text),
    when: {
      entries: spanEntries.make(spanRanking.values),
      codes: settleCodes(spans.codes, spanRanking, order),
    },
    hour: Int8Array.from(order, (row) => {
      const hour = draft.hour.codes[row] ?? noValue
      return hour === noValue ? -1 : hour
    }),
    country: settle(wordEntries, draft.country),
    province: settle(wordEntries, draft.province),
    district: settle(wordEntries, draft.district),
    position: settle(positionEntries, draft.position),
    type: settle(wordEntries, draft.type),
    grade: settle(wordEntries, draft.grade),
    dataset: settle(wordEntries, draft.dataset),
    method: settle(listEntries, draft.method),
    target: settle(listEntries, draft.target),
    source: settle(listEntries, draft.source),
    document: settle(listEntries, draft.document),
    perpetrator: settle(attributionEntries, draft.perpetrator),
    quantities: quantityEntries.make(quantityRanking.values),
    totals: settleTotals(draft, quantityRanking, order),
    cells: settleCells(draft, quantityRanking, order),
  }
}

function asSet(words: readonly string[]): readonly string[] {
  return words.length < 2 ? words : [...new Set(words)].sort(compareTexts)
}

function rankQuantities({ quantity, totals, cellQuantity }: TableDraft) {
  const columns = [...countableHarms.map((harm) => totals[harm]), cellQuantity]
  const counts = countCodes(columns.map(numbersOf), quantity.values.length)
  return rankEntries(quantityEntries, quantity.values, counts)
}

function settleTotals(
  { totals }: TableDraft,
  ranking: Ranking<unknown>,
  order: Uint32Array,
): Readonly<Record<CountableHarm, Codes>> {
  const settle = (harm: CountableHarm) => {
    const codes = numbersOf(totals[harm])
    const isReported = codes.some((code) => code !== noValue)
    return isReported ? settleCodes(codes, ranking, order) : new Uint8Array(0)
  }
  return {
    killed: settle('killed'),
    wounded: settle('wounded'),
    missing: settle('missing'),
    abducted: settle('abducted'),
  }
}

function settleCells(
  draft: TableDraft,
  quantityRanking: Ranking<unknown>,
  order: Uint32Array,
): CellColumns {
  const counts = numbersOf(draft.cellCount)
  const firsts = new Uint32Array(counts.length)
  for (let row = 1; row < counts.length; row++) {
    firsts[row] = (firsts[row - 1] ?? 0) + (counts[row - 1] ?? 0)
  }
  const kinds = looseColumn(draft.cellKind)
  const kindRanking = rankEntries(
    cellKindEntries,
    kinds.values,
    countCodes([kinds.codes], kinds.values.length),
  )
  const offsets = new Uint32Array(order.length + 1)
  const kind = makeCodes(kinds.codes.length, kindRanking.values.length)
  const quantity = makeCodes(kinds.codes.length, quantityRanking.values.length)
  let cell = 0
  order.forEach((row, index) => {
    const first = firsts[row] ?? 0
    const start = cell
    for (let entry = first; entry < first + (counts[row] ?? 0); entry++) {
      kind[cell] = kindRanking.newCodes[kinds.codes[entry] ?? 0] ?? 0
      quantity[cell] = quantityRanking.newCodes[draft.cellQuantity.codes[entry] ?? 0] ?? 0
      cell++
    }
    sortCells(kind, quantity, start, cell)
    offsets[index + 1] = cell
  })
  return { kinds: cellKindEntries.make(kindRanking.values), offsets, kind, quantity }
}

/** Sorts the few cells of one row by kind, then by quantity. */
function sortCells(kind: Codes, quantity: Codes, start: number, end: number): void {
  for (let cell = start + 1; cell < end; cell++) {
    const [sortedKind, sortedQuantity] = [kind[cell] ?? 0, quantity[cell] ?? 0]
    let place = cell
    while (
      place > start &&
      ((kind[place - 1] ?? 0) - sortedKind || (quantity[place - 1] ?? 0) - sortedQuantity) > 0
    ) {
      kind[place] = kind[place - 1] ?? 0
      quantity[place] = quantity[place - 1] ?? 0
      place--
    }
    kind[place] = sortedKind
    quantity[place] = sortedQuantity
  }
}

function numbersOf({ codes, length }: GrowingNumbers): Uint32Array {
  return codes.subarray(0, length)
}
