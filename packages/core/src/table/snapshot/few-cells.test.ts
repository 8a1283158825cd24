import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, tableOf } from '../../../test/incident-rows.ts'
import { type CellsOfRows, cellsOfFewRows } from '../cells-of-rows.ts'
import type { IncidentTable } from '../incident-table.ts'
import { readSnapshot } from './read-snapshot.ts'
import { writeSnapshot } from './write-snapshot.ts'

/** So many rows that few of them are more than are read at a time. */
const table = tableOf(
  fc
    .sample(anyRows, { numRuns: 900, seed: 3 })
    .flat()
    .flatMap((row) => [row, row, row, row, row])
    .map((row, index) => ({ ...row, id: `a-${index}` })),
)
const file = writeSnapshot(table)

function open(): IncidentTable {
  const { value } = readSnapshot(file)
  if (value === null) throw new Error('the file is damaged')
  return value
}

function cellsOf({ kinds, kind, quantity }: CellsOfRows) {
  return Array.from(kind, (code, cell) => [
    kinds.harm[code],
    kinds.group[code],
    kinds.actor[code],
    quantity[cell],
  ])
}

function decodedCells({ cells }: IncidentTable, rows: readonly number[]) {
  const { offsets, kinds, kind, quantity } = cells
  const places = rows.flatMap((row) => {
    const first = offsets[row] ?? 0
    return Array.from({ length: (offsets[row + 1] ?? 0) - first }, (_, cell) => first + cell)
  })
  return cellsOf({
    kinds,
    kind: Uint32Array.from(places, (cell) => kind[cell] ?? 0),
    quantity: Uint32Array.from(places, (cell) => quantity[cell] ?? 0),
  })
}

describe('cellsOfFewRows', () => {
  it('gives the cells of any few rows as decoding all of them does', () => {
    const decoded = open()
    const row = fc.nat(table.length - 1)
    fc.assert(
      fc.property(fc.uniqueArray(row, { maxLength: table.length / 4, size: 'max' }), (rows) => {
        const sorted = rows.toSorted((a, b) => a - b)
        const few = cellsOfFewRows(open(), Uint32Array.from(sorted))
        expect(few && cellsOf(few)).toEqual(decodedCells(decoded, sorted))
      }),
      { numRuns: 20 },
    )
  })

  it('reads more rows than are read at a time', () => {
    const rows = Array.from({ length: Math.floor(table.length / 4) }, (_, row) => 4 * row)
    expect(rows.length).toBeGreaterThan(4096)
    const few = cellsOfFewRows(open(), rows)
    expect(few && cellsOf(few)).toEqual(decodedCells(open(), rows))
  })

  it('leaves cells to be decoded where many rows are asked for, at once or one after another', () => {
    const many = Array.from({ length: Math.ceil(table.length / 3) }, (_, row) => row)
    expect(cellsOfFewRows(open(), many)).toBeNull()
    const read = open()
    const few = many.slice(0, Math.floor(table.length / 5))
    expect(cellsOfFewRows(read, few)).not.toBeNull()
    expect(cellsOfFewRows(read, few)).toBeNull()
  })

  it('does not read what has been decoded, nor tables that are no file', () => {
    const read = open()
    expect(read.cells.kind.length).toBeGreaterThan(0)
    expect(cellsOfFewRows(read, [0])).toBeNull()
    expect(cellsOfFewRows(table, [0])).toBeNull()
  })
})
