import { countableHarms } from '../records/index.ts'
import { attributionEntries } from './attribution-column.ts'
import { cellKindEntries } from './cell-columns.ts'
import type { Codes } from './codes.ts'
import { type Column, type EntryKind, valuesOf } from './column.ts'
import { forEachName, listColumns, wordColumns } from './column-names.ts'
import { dayEntries } from './day-column.ts'
import type { IncidentTable } from './incident-table.ts'
import { listEntries } from './list-column.ts'
import { positionEntries } from './position-column.ts'
import { quantityEntries } from './quantities.ts'
import { settleCells } from './settle-cells.ts'
import { countCodes, type Ranking, rankEntries, settleCodes } from './settle-column.ts'
import { spanEntries } from './span-column.ts'
import { textEntries } from './text-column.ts'
import { wordEntries } from './word-column.ts'

/**
 * The table in its one canonical form: without entries that no row has, and with entries in canonical
 * order. Tables of equal rows are equal then, whatever was added to them and removed again.
 */
export function canonicalTable(table: IncidentTable): IncidentTable {
  const order = Uint32Array.from({ length: table.length }, (_, row) => row)
  const settle = <Entries, Value>(
    kind: EntryKind<Entries, Value>,
    { entries, codes }: Column<Entries>,
  ): Column<Entries> => {
    const values = valuesOf(kind, entries)
    const ranking = rankEntries(kind, values, countCodes([codes], values.length))
    return { entries: kind.make(ranking.values), codes: settleCodes(codes, ranking, order) }
  }
  const prefixes = settle(wordEntries, { entries: table.id.prefixes, codes: table.id.codes })
  const quantities = rankQuantities(table)
  return {
    rule: table.rule,
    length: table.length,
    id: { prefixes: prefixes.entries, codes: prefixes.codes, numbers: table.id.numbers },
    text: settle(textEntries, table.text),
    when: settleSpans(table, order),
    hour: table.hour,
    firstSaid: settle(dayEntries, table.firstSaid),
    ...forEachName(wordColumns, (name) => settle(wordEntries, table[name])),
    position: settle(positionEntries, table.position),
    ...forEachName(listColumns, (name) => settle(listEntries, table[name])),
    perpetrator: settle(attributionEntries, table.perpetrator),
    quantities: quantityEntries.make(quantities.values),
    totals: settleTotals(table, quantities),
    cells: settleCells(
      {
        counts: lengthsOf(table.cells.offsets),
        kinds: {
          values: valuesOf(cellKindEntries, table.cells.kinds),
          codes: table.cells.kind,
        },
        quantities: table.cells.quantity,
      },
      quantities,
      order,
    ),
    compared: {
      ...table.compared,
      quantity: recodeAll(table.compared.quantity, quantities),
    },
  }
}

function rankQuantities({ quantities, totals, cells, compared }: IncidentTable) {
  const values = valuesOf(quantityEntries, quantities)
  const columns = [...countableHarms.map((harm) => totals[harm]), cells.quantity, compared.quantity]
  return rankEntries(quantityEntries, values, countCodes(columns, values.length))
}

function settleTotals(
  { totals, quantities }: IncidentTable,
  ranking: Ranking<unknown>,
): IncidentTable['totals'] {
  const settle = (codes: Codes) =>
    codes.some((code) => code < quantities.low.length)
      ? recodeAll(codes, ranking)
      : new Uint8Array(0)
  return forEachName(countableHarms, (harm) => settle(totals[harm]))
}

/** Spans stay in order of time. */
function settleSpans({ when }: IncidentTable, order: Uint32Array): IncidentTable['when'] {
  const values = valuesOf(spanEntries, when.entries)
  const counts = countCodes([when.codes], values.length).map((count) => Math.min(count, 1))
  const ranking = rankEntries(spanEntries, values, counts)
  return {
    entries: spanEntries.make(ranking.values),
    codes: settleCodes(when.codes, ranking, order),
  }
}

function recodeAll(codes: Codes, ranking: Ranking<unknown>): Codes {
  return settleCodes(
    codes,
    ranking,
    Uint32Array.from(codes, (_, index) => index),
  )
}

function lengthsOf(offsets: Uint32Array): Uint32Array {
  return Uint32Array.from(
    { length: offsets.length - 1 },
    (_, index) => (offsets[index + 1] ?? 0) - (offsets[index] ?? 0),
  )
}
