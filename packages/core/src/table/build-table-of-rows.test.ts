import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../test/incident-rows.ts'
import { countableHarms, tollGroups } from '../records/index.ts'
import { perpetratorsOfRow } from './attribution-column.ts'
import { buildTableOfRows } from './build-table-of-rows.ts'
import { cellKindEntries } from './cell-columns.ts'
import { dayOfRow } from './day-column.ts'
import { idOfRow } from './id-column.ts'
import type { IncidentRow } from './incident-row.ts'
import type { IncidentTable } from './incident-table.ts'
import { wordsOfRow } from './list-column.ts'
import { positionOfRow } from './position-column.ts'
import { quantityEntries, quantityOfRow } from './quantities.ts'
import { openEnd, openStart, spanOfRow } from './span-column.ts'
import { textEntries } from './text-column.ts'
import { wordOfRow } from './word-column.ts'

describe('buildTableOfRows', () => {
  it('keeps every value of every row', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = tableOf(rows)
        const known = new Map(rows.map((row) => [row.id, row]))
        expect(table.length).toBe(rows.length)
        for (let index = 0; index < table.length; index++) {
          const read = readRow(table, index)
          expect(read).toEqual(asRead(known.get(read.id), table))
        }
      }),
    )
  })

  it('makes the same table of the same rows in any order', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        ([rows, shuffled]) => {
          expect(tableOf(shuffled)).toEqual(tableOf(rows))
        },
      ),
    )
  })

  it('sorts unsorted rows by latest day, then earliest, then precision, then id', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { when, id, length } = tableOf(rows)
        for (let row = 1; row < length; row++) {
          const [a, b] = [spanOfRow(when, row - 1), spanOfRow(when, row)]
          const [codeA = 0, codeB = 0] = [when.codes[row - 1], when.codes[row]]
          expect(a.latest < b.latest || (a.latest === b.latest && a.earliest <= b.earliest)).toBe(
            true,
          )
          expect(codeA <= codeB).toBe(true)
          if (codeA === codeB) expect(idOfRow(id, row - 1) < idOfRow(id, row)).toBe(true)
        }
      }),
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['a negative count', -1],
    ['a fraction', 1.5],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('refuses a row with %s for a count, by its path, and takes the others', (_, low) => {
    const bad = { quantity: { low, best: null, high: null }, unknown: false }
    const { value, issues } = buildTableOfRows('envelope@1', [
      rowWith({ id: 'a' }),
      rowWith({ id: 'b', totals: { killed: bad, wounded: null, missing: null, abducted: null } }),
      rowWith({
        id: 'c',
        cells: [{ harm: 'killed', group: 'civilian', actor: null, ...bad }],
      }),
    ])
    expect(value?.length).toBe(1)
    expect(issues.map(({ path }) => path)).toEqual([
      'rows.1.totals.killed.low',
      'rows.2.cells.0.low',
    ])
  })

  it('refuses a row whose low, best and high are out of order', () => {
    const wrong = { quantity: { low: 3, best: 2, high: 1 }, unknown: false }
    const { issues } = buildTableOfRows('envelope@1', [
      rowWith({ totals: { killed: wrong, wounded: null, missing: null, abducted: null } }),
    ])
    expect(issues.map(({ path }) => path)).toEqual([
      'rows.0.totals.killed.best',
      'rows.0.totals.killed.high',
    ])
  })

  it.each([
    ['a day after the year 9999', { earliest: 0, latest: 2_932_897 }, 'rows.0.span.latest'],
    ['a day before the year 1', { earliest: -719_163, latest: 0 }, 'rows.0.span.earliest'],
    ['half a day', { earliest: 0, latest: 0.5 }, 'rows.0.span.latest'],
    ['NaN for a day', { earliest: Number.NaN, latest: 0 }, 'rows.0.span.earliest'],
    ['a span that ends before it begins', { earliest: 1, latest: 0 }, 'rows.0.span.earliest'],
  ])('refuses a row with %s', (_, days, path) => {
    const { value, issues } = buildTableOfRows('envelope@1', [
      rowWith({ span: { ...days, precision: 'unknown' } }),
    ])
    expect(value?.length).toBe(0)
    expect(issues.map((issue) => issue.path)).toEqual([path])
  })

  it.each([
    ['a latitude beyond the pole', 90.5, 0, 'rows.0.position.latitude'],
    ['NaN for a longitude', 0, Number.NaN, 'rows.0.position.longitude'],
    ['a latitude alone', 0, null, 'rows.0.position.longitude'],
  ])('refuses a row with %s', (_, latitude, longitude, path) => {
    const { issues } = buildTableOfRows('envelope@1', [
      rowWith({ position: { latitude, longitude, precision: 'exact' } }),
    ])
    expect(issues.map((issue) => issue.path)).toEqual([path])
  })

  it('takes days without a bound', () => {
    const span = { earliest: openStart, latest: openEnd, precision: 'unknown' } as const
    expect(spanOfRow(tableOf([rowWith({ span })]).when, 0)).toEqual(span)
  })

  it('keeps the first of two rows with one id and names the second', () => {
    const { value, issues } = buildTableOfRows('envelope@1', [
      rowWith({ id: 'a-1', country: 'AFG' }),
      rowWith({ id: 'a-1', country: 'PAK' }),
    ])
    expect(value?.length).toBe(1)
    expect(value?.country.entries).toEqual(['AFG'])
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['repeated-id', 'rows.1.id']])
  })

  it('takes a million distinct actors', () => {
    const actorsOf = (row: number) =>
      Array.from({ length: 100 }, (_, index) => ({
        actor: `actor-${1_000_000 + row * 100 + index}`,
        standard: 'any' as const,
      }))
    const rows = Array.from({ length: 10_000 }, (_, row) =>
      rowWith({ id: `a-${row}`, perpetrators: actorsOf(row) }),
    )
    const table = tableOf(rows)
    expect(table.perpetrator.entries.words.length).toBe(1_000_000)
    expect(perpetratorsOfRow(table.perpetrator, 7)).toEqual(
      actorsOf(Number(idOfRow(table.id, 7).slice(2))),
    )
  }, 60_000)
})

function readRow(table: IncidentTable, row: number): IncidentRow {
  const hour = table.hour[row] ?? -1
  const total = (harm: keyof IncidentRow['totals']) =>
    quantityOfRow(table.quantities, table.totals[harm], row)
  const cells = Array.from(
    { length: (table.cells.offsets[row + 1] ?? 0) - (table.cells.offsets[row] ?? 0) },
    (_, index) => (table.cells.offsets[row] ?? 0) + index,
  )
  return {
    id: idOfRow(table.id, row),
    text: textEntries.valueOf(table.text.entries, table.text.codes[row] ?? 0),
    span: spanOfRow(table.when, row),
    hour: hour < 0 ? null : hour,
    firstSaid: dayOfRow(table.firstSaid, row),
    country: wordOfRow(table.country, row),
    province: wordOfRow(table.province, row),
    district: wordOfRow(table.district, row),
    position: positionOfRow(table.position, row),
    type: wordOfRow(table.type, row),
    grade: wordOfRow(table.grade, row),
    dataset: wordOfRow(table.dataset, row),
    methods: wordsOfRow(table.method, row),
    targets: wordsOfRow(table.target, row),
    sources: wordsOfRow(table.source, row),
    documents: wordsOfRow(table.document, row),
    perpetrators: perpetratorsOfRow(table.perpetrator, row),
    totals: {
      killed: total('killed'),
      wounded: total('wounded'),
      missing: total('missing'),
      abducted: total('abducted'),
    },
    cells: cells.flatMap((cell) => {
      const known = quantityOfRow(table.quantities, table.cells.quantity, cell)
      const kind = cellKindEntries.valueOf(table.cells.kinds, table.cells.kind[cell] ?? 0)
      return known === null ? [] : [{ ...kind, ...known }]
    }),
    compared: comparedOfRow(table, row),
  }
}

function comparedOfRow({ compared, quantities }: IncidentTable, row: number) {
  return Array.from(compared.row.keys())
    .filter((cell) => compared.row[cell] === row)
    .map((cell) => ({
      harm: countableHarms[compared.harm[cell] ?? 0] ?? 'killed',
      group: tollGroups[compared.group[cell] ?? 0] ?? 'all',
      quantities: Array.from(
        compared.quantity.subarray(compared.offsets[cell], compared.offsets[cell + 1]),
        (code) => quantityEntries.valueOf(quantities, code).quantity,
      ),
    }))
}

/** A row as a table gives it back: its sets sorted, its cells in the table's order of kinds. */
function asRead(row: IncidentRow | undefined, { cells }: IncidentTable): IncidentRow | undefined {
  if (row === undefined) return undefined
  const sorted = (words: readonly string[]) => [...new Set(words)].sort()
  const kinds = cells.kinds.actor.map((_, code) =>
    cellKindEntries.keyOf(cellKindEntries.valueOf(cells.kinds, code)),
  )
  const rankOf = (cell: IncidentRow['cells'][number]) => kinds.indexOf(cellKindEntries.keyOf(cell))
  return {
    ...row,
    methods: sorted(row.methods),
    targets: sorted(row.targets),
    sources: sorted(row.sources),
    documents: sorted(row.documents),
    cells: row.cells.toSorted((a, b) => rankOf(a) - rankOf(b)),
    compared: row.compared.toSorted(
      (a, b) =>
        countableHarms.indexOf(a.harm) - countableHarms.indexOf(b.harm) ||
        tollGroups.indexOf(a.group) - tollGroups.indexOf(b.group),
    ),
  }
}
