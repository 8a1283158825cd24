import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../../test/incident-rows.ts'
import { attributionStandards } from '../../counting/index.ts'
import { dayNumberOf, isoDateOf } from '../../primitives/index.ts'
import { everything, periodPrecisions, type Query } from '../../query/index.ts'
import { countableHarms, groups } from '../../records/index.ts'
import { type IncidentRow, type IncidentTable, openEnd, openStart } from '../../table/index.ts'
import type { CasualtyRow } from '../casualty-row.ts'
import { computeOverTable } from '../compute-statistic.ts'
import { dimensions } from '../dimension.ts'
import {
  brush,
  type CrossFilter,
  type CrossFilterChange,
  openCrossFilter,
  prepareBrush,
  setFilter,
} from './cross-filter.ts'
import { totalOf } from './cross-filter-total.ts'
import { rowsOfView, viewOf } from './cross-filter-view.ts'
import { isPeriodView, type ViewName, viewNames, withoutFilterOf } from './view-name.ts'

const some = <Word>(words: readonly Word[]) =>
  fc.oneof(fc.constant<Word[]>([]), fc.subarray([...words], { minLength: 1 }))

const change: fc.Arbitrary<CrossFilterChange> = fc.oneof(
  fc.record(
    {
      country: some(['AFG', 'PAK', 'XXX']),
      province: some(['AF01', 'AF02', 'PK1']),
      district: some(['AF0101', 'AF0102']),
      type: some(['battle' as const, 'riot' as const]),
      method: some(['firearms' as const, 'drone' as const]),
      target: some(['business' as const, 'police' as const]),
      actor: some(['iskp', 'taliban', 'nobody']),
      attribution: fc.constantFrom(null, ...attributionStandards),
      grade: some(['fair' as const, 'weak' as const]),
      source: some(['unama', 'pajhwok', '8am']),
      dataset: some(['ucdp-ged']),
      document: some(['d1']),
      incident: some(['ged-1', 'ged-2']),
      q: fc.constantFrom(null, 'school'),
      bbox: fc.constantFrom(null, { west: -90, south: -45, east: 120, north: 60 }),
      harm: some(countableHarms),
      group: some(groups),
      precision: fc.constantFrom(...periodPrecisions),
    },
    { requiredKeys: [] },
  ),
)

type Step =
  | { readonly do: 'filter'; readonly change: CrossFilterChange }
  | { readonly do: 'jump'; readonly days: readonly [number | null, number | null] }
  | { readonly do: 'slide'; readonly by: number }
  | { readonly do: 'prepare' }

const day = fc.oneof(fc.constant(null), fc.integer({ min: -60, max: 460 }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: change.map((change) => ({ do: 'filter' as const, change })) },
  {
    weight: 3,
    arbitrary: fc.tuple(day, day).map((days) => ({ do: 'jump' as const, days })),
  },
  {
    weight: 4,
    arbitrary: fc.integer({ min: -9, max: 9 }).map((by) => ({ do: 'slide' as const, by })),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'prepare' as const }) },
)

const readViews = fc.subarray([...viewNames], { minLength: 1, maxLength: 6 })

describe('viewOf', () => {
  it('shows what groups answers without the view’s own filter, whatever was changed before', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.array(fc.tuple(step, readViews), { minLength: 1, maxLength: 12 }),
        (rows, steps) => {
          const table = tableOf(rows)
          const session = openCrossFilter(table, ['month', 'country'])
          for (const [taken, views] of steps) {
            take(session, taken)
            for (const name of views) expectView(session, name)
            expectTotal(session)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('shows every view of every question at once', () => {
    fc.assert(
      fc.property(anyRows, fc.array(step, { maxLength: 4 }), (rows, steps) => {
        const session = openCrossFilter(tableOf(rows), [])
        for (const taken of steps) take(session, taken)
        for (const name of viewNames) expectView(session, name)
      }),
      { numRuns: 60 },
    )
  })

  it('opens on a question as if its filters had been set one after another', () => {
    fc.assert(
      fc.property(anyRows, change, readViews, (rows, changed, views) => {
        const table = tableOf(rows)
        const opened = openCrossFilter(table, views, { ...everything, ...changed })
        for (const name of views) expectView(opened, name)
      }),
      { numRuns: 40 },
    )
  })

  it('shows the same of so many incidents that prepared sums are worth it, near and far', () => {
    const manyRows = anyRows.map((rows) =>
      rows.flatMap((row) =>
        Array.from({ length: 9 }, (_, n) => ({
          ...row,
          id: `${row.id}-${n}`,
          span: { ...row.span, ...shifted(row.span, 17 * n) },
        })),
      ),
    )
    fc.assert(
      fc.property(manyRows, fc.array(step, { minLength: 2, maxLength: 10 }), (rows, steps) => {
        const views = ['type', 'grade', 'actor', 'group'] as const
        const session = openCrossFilter(tableOf(rows), views)
        for (const taken of steps) {
          take(session, taken)
          prepareBrush(session, views)
          for (const name of views) expectView(session, name)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('keeps groups without incidents, with 0, and tells what is no number as NaN', () => {
    const known = { quantity: { low: 3, best: null, high: null }, unknown: false }
    const totals = { killed: known, wounded: null, missing: null, abducted: null }
    const table = tableOf([
      rowWith({ id: 'a', country: 'AFG', totals }),
      rowWith({ id: 'b', country: 'PAK', span: { earliest: 9, latest: 9, precision: 'day' } }),
    ])
    const session = openCrossFilter(table, ['country'])
    brush(session, isoDateOf(0), isoDateOf(3))
    const view = viewOf(session, 'country')
    expect(view.keys).toEqual(['AFG', 'PAK', null])
    expect(view.incidents).toEqual(Uint32Array.of(1, 0, 0))
    expect(view.killed.low).toEqual(Float64Array.of(3, 0, 0))
    expect(view.killed.best).toEqual(Float64Array.of(3, 0, 0))
    expect(view.killed.high).toEqual(Float64Array.of(Number.NaN, 0, 0))
    expect(view.wounded.best).toEqual(Float64Array.of(Number.NaN, 0, 0))
    expect(view.unknownToll).toEqual(Uint32Array.of(0, 0, 0))
  })

  it('adds tolls that are too great for two to share a number as exactly as small ones', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.integer({ min: 2 ** 25, max: 2 ** 44 }),
        fc.array(step, { maxLength: 6 }),
        (rows, great, steps) => {
          const known = { quantity: { low: 1, best: great, high: null }, unknown: false }
          const totals = { killed: known, wounded: known, missing: null, abducted: null }
          const session = openCrossFilter(tableOf([...rows, rowWith({ id: 'great', totals })]), [])
          for (const taken of steps) {
            take(session, taken)
            for (const name of ['country', 'method', 'group'] as const) expectView(session, name)
            expectTotal(session)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('counts an incident once for each of its values, and says so', () => {
    const table = tableOf([rowWith({ methods: ['drone', 'firearms'] })])
    const session = openCrossFilter(table, ['method'])
    const { keys, incidents, overlapping } = viewOf(session, 'method')
    expect({ keys, incidents, overlapping }).toEqual({
      keys: ['drone', 'firearms', null],
      incidents: Uint32Array.of(1, 1, 0),
      overlapping: true,
    })
  })
})

describe('brush', () => {
  it('refuses a period that ends before it begins', () => {
    const session = openCrossFilter(tableOf([]), [])
    expect(() => brush(session, '2022-02-01', '2022-01-01')).toThrow(
      'from: expected a day not after 2022-01-01, received 2022-02-01',
    )
  })
})

function take(session: CrossFilter, taken: Step): void {
  const { from, to } = session.query
  switch (taken.do) {
    case 'filter':
      setFilter(session, taken.change)
      break
    case 'jump': {
      const [a, b] = taken.days
      const isBackwards = a !== null && b !== null && a > b
      brush(session, dateOf(isBackwards ? b : a), dateOf(isBackwards ? a : b))
      break
    }
    case 'slide':
      brush(session, later(from, taken.by), later(to, taken.by))
      break
    case 'prepare':
      prepareBrush(session, ['country', 'actor', 'method', 'group', 'harm', 'month'])
  }
}

/** A span so many days later, as far as its days are known. */
function shifted({ earliest, latest }: IncidentRow['span'], days: number) {
  return {
    earliest: earliest === openStart ? openStart : earliest + days,
    latest: latest === openEnd ? openEnd : latest + days,
  }
}

function expectView(session: CrossFilter, name: ViewName): void {
  const { table, query } = session
  const expected = isPeriodView(name)
    ? rowsByPeriod(table, query, name)
    : rowsBy(table, query, name)
  expect(rowsOfView(session, name), `${name} ${JSON.stringify(query)}`).toEqual(expected)
}

function expectTotal(session: CrossFilter): void {
  const { answer } = computeOverTable(session.table, 1, 'total', session.query, {})
  const { killed, wounded } = answer.result
  expect(totalOf(session), JSON.stringify(session.query)).toEqual({
    killed,
    wounded,
    incidents: answer.incidents,
  })
}

function rowsBy(table: IncidentTable, query: Query, name: ViewName): readonly CasualtyRow[] {
  const dimension = dimensions.find((known) => known === name)
  const asked = withoutFilterOf(name, query)
  if (dimension === undefined) return rowsByDataset(table, asked)
  const options = { by: [dimension], calendar: 'gregory' as const }
  return computeOverTable(table, 1, 'groups', asked, options).answer.result.rows
}

/** `groups` knows no days, weeks, quarters; `series` does, but tells nothing of what fits in none. */
function rowsByPeriod(table: IncidentTable, query: Query, name: ViewName): readonly CasualtyRow[] {
  if (name === 'month' || name === 'year') return rowsBy(table, query, name)
  const by = name === 'day' || name === 'week' ? name : 'quarter'
  const asked = withoutFilterOf(name, query)
  const options = { by, calendar: 'gregory', window: 1 } as const
  const { rows } = computeOverTable(table, 1, 'series', asked, options).answer.result
  const told = rows
    .filter(({ incidents }) => incidents > 0)
    .map(({ key, ...casualties }) => ({ key: { [name]: key.period ?? null }, ...casualties }))
  const session = openCrossFilter(table, [name], query)
  const keyless = rowsOfView(session, name).filter(({ key }) => key[name] === null)
  return inOrder([...told, ...keyless], name)
}

/** A total for each dataset, and one for the incidents of none. */
function rowsByDataset(table: IncidentTable, query: Query): readonly CasualtyRow[] {
  const rows = table.dataset.entries.flatMap((key) => {
    const asked = { ...query, dataset: [key] }
    const { result, incidents } = computeOverTable(table, 1, 'total', asked, {}).answer
    const { killed, wounded } = result
    const { used, unknownToll } = incidents
    return used === 0
      ? []
      : [{ key: { dataset: key }, killed, wounded, incidents: used, unknownToll }]
  })
  const session = openCrossFilter(table, ['dataset'], query)
  const keyless = rowsOfView(session, 'dataset').filter(({ key }) => key.dataset === null)
  return inOrder([...rows, ...keyless], 'dataset')
}

function inOrder(rows: readonly CasualtyRow[], name: ViewName): readonly CasualtyRow[] {
  const size = ({ killed }: CasualtyRow) => killed?.best ?? killed?.low ?? -1
  const id = ({ key }: CasualtyRow) => JSON.stringify([key[name] ?? null])
  return [...rows].sort((a, b) => size(b) - size(a) || (id(a) < id(b) ? -1 : 1))
}

function dateOf(dayNumber: number | null) {
  return dayNumber === null ? null : isoDateOf(dayNumber)
}

function later(date: string | null, days: number) {
  return date === null ? null : isoDateOf(dayNumberOf(date) + days)
}
