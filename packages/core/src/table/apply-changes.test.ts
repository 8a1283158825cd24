import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../test/incident-rows.ts'
import { applyChanges } from './apply-changes.ts'
import { canonicalTable } from './canonical-table.ts'
import { idOfRow } from './id-column.ts'
import type { IncidentRow } from './incident-row.ts'
import { writeSnapshot } from './snapshot/write-snapshot.ts'

describe('applyChanges', () => {
  it('gives the table that is built of the rows after the changes', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.array(fc.nat(80)), (rows, upserts, places) => {
        const ids = [...rows, ...upserts].map(({ id }) => id)
        const removals = places.flatMap((place) => ids[place] ?? [])
        const { value, issues } = applyChanges(tableOf(rows), upserts, removals)
        expect(issues).toEqual([])
        const expected = tableOf(changed(rows, upserts, removals))
        expect(value && canonicalTable(value)).toEqual(expected)
        expect(value && writeSnapshot(value)).toEqual(writeSnapshot(expected))
      }),
      { numRuns: 150 },
    )
  })

  it('leaves the table as it was', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (rows, upserts) => {
        const table = tableOf(rows)
        applyChanges(
          table,
          upserts,
          rows.map(({ id }) => id),
        )
        expect(table).toEqual(tableOf(rows))
      }),
    )
  })

  it('gives the same table for changes at once as for one after the other', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (rows, upserts) => {
        const atOnce = applyChanges(tableOf(rows), upserts, []).value
        const oneByOne = upserts.reduce(
          (table, row) => applyChanges(table, [row], []).value ?? table,
          tableOf(rows),
        )
        expect(canonicalTable(oneByOne)).toEqual(atOnce && canonicalTable(atOnce))
      }),
      { numRuns: 50 },
    )
  })

  it('refuses a bad row by its path, and what it was to replace stays', () => {
    const low = Number.NaN
    const bad = { quantity: { low, best: null, high: null }, unknown: false }
    const { value, issues } = applyChanges(
      tableOf([rowWith({ id: 'a' })]),
      [
        rowWith({ id: 'a', totals: { killed: bad, wounded: null, missing: null, abducted: null } }),
        rowWith({ id: 'b' }),
      ],
      [],
    )
    expect(issues.map(({ path }) => path)).toEqual(['rows.0.totals.killed.low'])
    expect(value && [idOfRow(value.id, 0), idOfRow(value.id, 1)]).toEqual(['a', 'b'])
  })
})

/** The slow obvious way. A row that is upserted and removed is there: removals come first. */
function changed(
  rows: readonly IncidentRow[],
  upserts: readonly IncidentRow[],
  removals: readonly string[],
): readonly IncidentRow[] {
  const gone = new Set([...upserts.map(({ id }) => id), ...removals])
  return [...rows.filter(({ id }) => !gone.has(id)), ...upserts]
}
