import { type CountableHarm, countableHarms, tollGroups } from '../records/index.ts'
import { attributionEntries } from './attribution-column.ts'
import { cellKindEntries } from './cell-columns.ts'
import type { Codes } from './codes.ts'
import { compareTexts } from './column.ts'
import { forEachName, listColumns, wordColumns } from './column-names.ts'
import { dayEntries } from './day-column.ts'
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
import { settleCells } from './settle-cells.ts'
import {
  countCodes,
  type Ranking,
  rankEntries,
  settleCodes,
  settleColumn,
} from './settle-column.ts'
import { settleCompared } from './settle-compared.ts'
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
    firstSaid: startInterner(dayEntries),
    words: forEachName(wordColumns, () => startInterner(wordEntries)),
    position: startInterner(positionEntries),
    lists: forEachName(listColumns, () => startInterner(listEntries)),
    perpetrator: startInterner(attributionEntries),
    quantity: startInterner(quantityEntries),
    totals: forEachName(countableHarms, grow),
    cellKind: startInterner(cellKindEntries),
    cellQuantity: grow(),
    cellCount: grow(),
    comparedRow: grow(),
    comparedKind: grow(),
    comparedCount: grow(),
    comparedQuantity: grow(),
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
  intern(draft.firstSaid, row.firstSaid)
  for (const name of wordColumns) intern(draft.words[name], row[name])
  intern(draft.position, row.position)
  for (const name of listColumns) intern(draft.lists[name], asSet(row[`${name}s`]))
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
  for (const { harm, group, quantities } of row.compared) {
    append(draft.comparedRow, draftLength(draft) - 1)
    append(
      draft.comparedKind,
      countableHarms.indexOf(harm) * tollGroups.length + tollGroups.indexOf(group),
    )
    append(draft.comparedCount, quantities.length)
    for (const quantity of quantities) {
      append(draft.comparedQuantity, codeOf(draft.quantity, { quantity, unknown: false }))
    }
  }
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
    Uint32Array.from(spans.codes, (code) => spanRanking.newCodes[code] ?? 0),
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
    firstSaid: settle(dayEntries, draft.firstSaid),
    ...forEachName(wordColumns, (name) => settle(wordEntries, draft.words[name])),
    position: settle(positionEntries, draft.position),
    ...forEachName(listColumns, (name) => settle(listEntries, draft.lists[name])),
    perpetrator: settle(attributionEntries, draft.perpetrator),
    quantities: quantityEntries.make(quantityRanking.values),
    totals: settleTotals(draft, quantityRanking, order),
    cells: settleCells(
      {
        counts: numbersOf(draft.cellCount),
        kinds: looseColumn(draft.cellKind),
        quantities: numbersOf(draft.cellQuantity),
      },
      quantityRanking,
      order,
    ),
    compared: settleCompared(
      {
        rows: numbersOf(draft.comparedRow),
        kinds: numbersOf(draft.comparedKind),
        counts: numbersOf(draft.comparedCount),
        quantities: numbersOf(draft.comparedQuantity),
      },
      quantityRanking,
      order,
    ),
  }
}

function asSet(words: readonly string[]): readonly string[] {
  return words.length < 2 ? words : [...new Set(words)].sort(compareTexts)
}

function rankQuantities({ quantity, totals, cellQuantity, comparedQuantity }: TableDraft) {
  const columns = [...countableHarms.map((harm) => totals[harm]), cellQuantity, comparedQuantity]
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
  return forEachName(countableHarms, settle)
}

function numbersOf({ codes, length }: GrowingNumbers): Uint32Array {
  return codes.subarray(0, length)
}
