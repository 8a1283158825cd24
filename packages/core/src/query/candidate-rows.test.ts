import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../test/incident-rows.ts'
import { type AttributionStandard, attributionStandards, meetsStandard } from '../counting/index.ts'
import { dayNumberOf, isoDateOf } from '../primitives/index.ts'
import { type IncidentRow, idOfRow, openEnd, openStart } from '../table/index.ts'
import { isInBox } from './bounding-box.ts'
import { everything, periodPrecisions, type Query } from './query.ts'
import { selectIncidents } from './select-incidents.ts'

const list = (...words: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...words]) },
  )

const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    days: fc.tuple(fc.integer({ min: -60, max: 460 }), fc.nat(200)),
    hasFrom: fc.boolean(),
    hasTo: fc.boolean(),
    precision: fc.constantFrom(...periodPrecisions),
    country: list('AFG', 'PAK', 'XXX'),
    province: list('AF01', 'PK1'),
    district: list('AF0101'),
    bbox: fc.option(
      fc
        .tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 0 }))
        .map(([west, south]) => ({ west, south, east: 40, north: south + 90 })),
      { freq: 3 },
    ),
    actor: list('iskp', 'taliban', 'nobody'),
    attribution: fc.option(fc.constantFrom<AttributionStandard>(...attributionStandards), {
      freq: 3,
    }),
    type: fc.oneof(fc.constant([]), fc.constant(['battle' as const])),
    method: fc.oneof(fc.constant([]), fc.constant(['drone' as const, 'grenade' as const])),
    source: list('unama', '8am'),
    document: list('d1'),
    incident: list('ged-1', 'a'),
    q: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom('School', 'oo ka')),
  })
  .map(({ days: [day, length], hasFrom, hasTo, ...fields }) => ({
    ...everything,
    ...fields,
    from: hasFrom ? isoDateOf(day) : null,
    to: hasTo ? isoDateOf(day + length) : null,
  }))

describe('candidateRows', () => {
  it('selects the same of a table that was asked other questions before', () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyQuery, { minLength: 2, maxLength: 6 }), (rows, queries) => {
        const table = tableOf(rows)
        for (const query of [...queries, ...queries]) {
          expect({ ...selectIncidents(table, query) }).toEqual({
            ...selectIncidents(tableOf(rows), query),
          })
        }
      }),
      { numRuns: 150 },
    )
  })

  it('selects what a look at every row selects', () => {
    fc.assert(
      fc.property(anyRows, anyQuery, (rows, query) => {
        const table = tableOf(rows)
        const { rows: selected, ...counts } = selectIncidents(table, query)
        const expected = lookAtEveryRow(rows, query)
        expect(Array.from(selected, (row) => idOfRow(table.id, row)).sort()).toEqual(expected.ids)
        expect(counts).toEqual(expected.counts)
        expect([...selected].sort((a, b) => a - b)).toEqual([...selected])
      }),
      { numRuns: 1000 },
    )
  })

  it('selects the same by postings as by looking at every row of many countries', () => {
    const rows = Array.from({ length: 400 }, (_, index) =>
      rowWith({
        id: `x-${index}`,
        country: `C${index % 20}`,
        span: { earliest: index, latest: index + (index % 3), precision: 'unknown' },
        perpetrators: index % 7 === 0 ? [{ actor: `actor-${index % 5}`, standard: 'claimed' }] : [],
      }),
    )
    const table = tableOf(rows)
    for (const query of [
      { ...everything, country: ['C3'] },
      { ...everything, country: ['C3', 'C4'], from: '1970-02-01', to: '1970-12-05' },
      { ...everything, actor: ['actor-1', 'actor-2'], from: '1970-02-01' },
      { ...everything, actor: ['actor-2'], country: ['C3', 'C7', 'C9'] },
    ]) {
      const ids = Array.from(selectIncidents(table, query).rows, (row) => idOfRow(table.id, row))
      expect(ids.length).toBeGreaterThan(0)
      expect(ids.sort()).toEqual(lookAtEveryRow(rows, query).ids)
    }
  })

  it('counts an incident as too imprecise for a box when its place is not known', () => {
    const table = tableOf([
      rowWith({ id: 'a', position: { latitude: 34, longitude: 62, precision: 'exact' } }),
      rowWith({ id: 'b', position: { latitude: null, longitude: null, precision: 'province' } }),
    ])
    const bbox = { west: 60, south: 30, east: 70, north: 40 }
    const { rows, tooImprecise } = selectIncidents(table, { ...everything, bbox })
    expect([Array.from(rows), tooImprecise]).toEqual([[0], 1])
  })

  it('selects nothing of a period that ends before it begins', () => {
    const table = tableOf([
      rowWith({ id: 'a', span: { earliest: 0, latest: 30, precision: 'unknown' } }),
      rowWith({ id: 'b', span: { earliest: 12, latest: 12, precision: 'day' } }),
    ])
    const query = { ...everything, from: '1970-01-20', to: '1970-01-10' }
    expect(lookAtEveryRow([], query).ids).toEqual([])
    expect(selectIncidents(table, query).rows.length).toBeLessThan(2)
  })
})

/** The slow obvious way: every row is asked every question. */
function lookAtEveryRow(rows: readonly IncidentRow[], query: Query) {
  const from = query.from === null ? openStart : dayNumberOf(query.from)
  const to = query.to === null ? openEnd : dayNumberOf(query.to)
  const ids: string[] = []
  const counts = { tooImprecise: 0, partlyInside: 0 }
  const isAsked = (asked: readonly string[], words: readonly (string | null)[]) =>
    asked.length === 0 || words.some((word) => word !== null && asked.includes(word))
  for (const row of rows) {
    const { earliest, latest } = row.span
    const { latitude, longitude } = row.position
    const matches =
      isAsked(query.country, [row.country]) &&
      isAsked(query.province, [row.province]) &&
      isAsked(query.district, [row.district]) &&
      isAsked(query.type, [row.type]) &&
      isAsked(query.method, row.methods) &&
      isAsked(query.source, row.sources) &&
      isAsked(query.document, row.documents) &&
      isAsked(query.incident, [row.id]) &&
      (query.q ?? '')
        .toLowerCase()
        .split(' ')
        .every((word) => row.text.includes(word)) &&
      ((query.actor.length === 0 && query.attribution === null) ||
        row.perpetrators.some(
          ({ actor, standard }) =>
            isAsked(query.actor, [actor]) && meetsStandard(standard, query.attribution ?? 'any'),
        ))
    if (!matches || latest < from || earliest > to) continue
    const isVague = query.bbox !== null && (latitude === null || longitude === null)
    if (query.bbox !== null && !isVague && !isInBox(query.bbox, latitude ?? 0, longitude ?? 0)) {
      continue
    }
    const isPartly = earliest < from || latest > to
    if (isVague || (isPartly && query.precision === 'contained')) {
      counts.tooImprecise++
      continue
    }
    if (isPartly) counts.partlyInside++
    ids.push(row.id)
  }
  return { ids: ids.sort(), counts }
}
