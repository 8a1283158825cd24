import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../../test/incident-rows.ts'
import { isoDateOf } from '../../primitives/index.ts'
import { everything, type Query } from '../../query/index.ts'
import {
  type IncidentTable,
  readerOfBytes,
  type TollColumns,
  tollFields,
  writeSnapshot,
} from '../../table/index.ts'
import { computeOverTable } from '../compute-statistic.ts'
import type { Dimension } from '../dimension.ts'
import type { Casualties } from '../toll-sums.ts'
import { casualtiesOfTolls } from './casualties-of-tolls.ts'
import type { KeyedTolls } from './keyed-tolls.ts'
import { preparedActorRanking } from './prepared-actor-ranking.ts'
import { preparedActors } from './prepared-actors.ts'
import { preparedRollingDays } from './prepared-days.ts'
import {
  preparedMonthsByGroup,
  preparedProvincesByYear,
  preparedYearsByCountryAndType,
} from './prepared-groups.ts'
import { prepareSums } from './prepared-sums.ts'
import { preparedTotal } from './prepared-total.ts'
import { preparedTypesInBox } from './prepared-types.ts'
import { totalByRanges } from './total-by-ranges.ts'

const small = anyRows.map((rows) => tableOf(rows))

/** Long enough that runs of rows go over many checkpoints and boundaries. */
const large = tableOf(
  fc
    .sample(anyRows, { numRuns: 700, seed: 11 })
    .flat()
    .slice(0, 9_000)
    .map((row, index) => ({ ...row, id: `a-${index}` })),
)

const tables = fc.oneof(
  { weight: 5, arbitrary: small },
  { weight: 1, arbitrary: fc.constant(large) },
)

const day = fc.integer({ min: -60, max: 700 })
const periods = fc
  .tuple(fc.option(day), fc.option(day), fc.constantFrom('overlapping', 'contained'))
  .map(([a, b, precision]): Partial<Query> => {
    const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b]
    return {
      from: from === null ? null : isoDateOf(from),
      to: to === null ? null : isoDateOf(to),
      precision: precision as Query['precision'],
    }
  })
const countries = fc.subarray(['AFG', 'PAK', 'SYR', 'XXX'])
const country = fc.constantFrom('AFG', 'PAK', 'SYR', 'XXX')
const asking = (...parts: readonly Partial<Query>[]): Query =>
  Object.assign({}, everything, ...parts)

const boxes = fc
  .tuple(
    fc.integer({ min: -360, max: 360 }),
    fc.integer({ min: -360, max: 360 }),
    fc.integer({ min: -180, max: 180 }),
    fc.integer({ min: -180, max: 180 }),
    fc.constantFrom(2, 2, 3.7),
  )
  .map(([west, east, a, b, part]) => ({
    west: west / Math.max(2, part),
    east: east / Math.max(2, part),
    south: Math.min(a, b) / Math.max(2, part),
    north: Math.max(a, b) / Math.max(2, part),
  }))

describe('preparedTotal', () => {
  it('is what counting the incidents gives, for any period and any countries', () => {
    fc.assert(
      fc.property(tables, periods, countries, (table, period, asked) => {
        const query = asking(period, { country: asked })
        const { result, incidents } = computeOverTable(table, 1, 'total', query, {}).answer
        expect(preparedTotal(prepareSums(table), query)).toEqual({
          killed: result.killed,
          wounded: result.wounded,
          incidents: incidents.used,
          unknownToll: incidents.unknownToll,
          tooImprecise: incidents.tooImprecise,
          partlyInside: incidents.partlyInside,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('does not answer what it has no sums of', () => {
    const sums = prepareSums(tableOf([]))
    const others: readonly Partial<Query>[] = [
      { harm: ['killed'] },
      { group: ['civilian'] },
      { type: ['battle'] },
      { province: ['AF01'] },
      { q: 'kaj' },
      { attribution: 'claimed' },
      { incident: ['a-1'] },
      { bbox: { west: 0, south: 0, east: 1, north: 1 } },
    ]
    for (const other of others) expect(preparedTotal(sums, asking(other))).toBeNull()
  })
})

describe('totalByRanges', () => {
  const file = writeSnapshot(large)

  it('is what the whole table gives, for any period and any countries', async () => {
    await fc.assert(
      fc.asyncProperty(tables, periods, countries, async (table, period, asked) => {
        const query = asking(period, { country: asked })
        const bytes = table === large ? file : writeSnapshot(table)
        const total = await totalByRanges(readerOfBytes(bytes), query)
        expect(total).toEqual({ value: preparedTotal(prepareSums(table), query), issues: [] })
      }),
      { numRuns: 300 },
    )
  })

  it('reads only a part of the file', async () => {
    let read = 0
    const query = asking({ country: ['AFG'], from: '1970-02-01', to: '1970-11-30' })
    const reader = {
      read: (offset: number, length: number) => {
        read += Math.min(length, file.length - offset)
        return readerOfBytes(file).read(offset, length)
      },
    }
    expect((await totalByRanges(reader, query))?.value?.incidents).toBeGreaterThan(0)
    expect(read).toBeLessThan(file.length / 2)
  })

  it('tells of damage in what it reads, and never of another total', async () => {
    const query = asking({ country: ['AFG'], from: '1970-02-01', to: '1970-11-30' })
    const right = await totalByRanges(readerOfBytes(file), query)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const changed = file.slice()
          changed[at] = (changed[at] ?? 0) ^ change
          const total = await totalByRanges(readerOfBytes(changed), query)
          if (total?.value !== null) expect(total).toEqual(right)
          else expect(total.issues.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('tells of a file that is cut', async () => {
    const query = asking({ country: ['AFG'] })
    for (const length of [0, 20, 200, 2_000]) {
      const total = await totalByRanges(readerOfBytes(file.slice(0, length)), query)
      expect(total?.value).toBeNull()
      expect(total?.issues[0]?.code).toBe('truncated-snapshot')
    }
  })

  it('does not answer what there are no sums of', async () => {
    expect(await totalByRanges(readerOfBytes(file), asking({ type: ['battle'] }))).toBeNull()
  })
})

describe('preparedMonthsByGroup, preparedProvincesByYear, preparedYearsByCountryAndType', () => {
  it('are the groups that counting the incidents gives', () => {
    fc.assert(
      fc.property(tables, country, (table, asked) => {
        const sums = prepareSums(table)
        const query = asking({ country: [asked] })
        expect(casualtiesByKey(preparedMonthsByGroup(sums, query), ['month', 'group'])).toEqual(
          groupsBy(table, query, ['month', 'group']),
        )
        expect(casualtiesByKey(preparedProvincesByYear(sums, query), ['province', 'year'])).toEqual(
          groupsBy(table, query, ['province', 'year']),
        )
        const years = preparedYearsByCountryAndType(sums, everything)
        expect(casualtiesByKey(years, ['year', 'country', 'type'])).toEqual(
          groupsBy(table, everything, ['year', 'country', 'type']),
        )
      }),
    )
  })

  it('do not answer for two countries, or for a part of them', () => {
    const sums = prepareSums(large)
    for (const other of [
      { country: [] },
      { country: ['AFG', 'PAK'] },
      { country: ['AFG'], from: '1970-01-01' },
    ]) {
      expect(preparedMonthsByGroup(sums, asking(other))).toBeNull()
      expect(preparedProvincesByYear(sums, asking(other))).toBeNull()
    }
    expect(preparedYearsByCountryAndType(sums, asking({ to: '1970-01-01' }))).toBeNull()
  })
})

describe('preparedRollingDays', () => {
  it('is the rolling series that counting the incidents gives', () => {
    fc.assert(
      fc.property(tables, periods, fc.integer({ min: 1, max: 40 }), (table, period, window) => {
        const query = asking(period)
        const options = { by: 'day', calendar: 'gregory', window } as const
        const { result, incidents } = computeOverTable(table, 1, 'series', query, options).answer
        const days = preparedRollingDays(prepareSums(table), query, window)
        if (days === null) return
        expect(days.length).toBe(result.rows.length)
        expect(days.tooImprecise).toBe(incidents.tooImprecise)
        result.rows.forEach(({ key, ...casualties }, index) => {
          expect(isoDateOf(days.from + index)).toBe(key.period)
          expect(casualtiesOfTolls(days.columns, index)).toEqual(casualties)
        })
      }),
    )
  })
})

describe('preparedActors', () => {
  it('is the groups by actor that counting the incidents gives, for any period', () => {
    fc.assert(
      fc.property(tables, periods, (table, period) => {
        const query = asking(period)
        const actors = preparedActors(prepareSums(table), query)
        const found = (actors?.entries ?? []).flatMap((actor, index) => {
          const casualties = actors && casualtiesOfTolls(actors.columns, index)
          return casualties && casualties.incidents > 0
            ? [[JSON.stringify([actor]), casualties] as const]
            : []
        })
        expect(new Map(found)).toEqual(groupsBy(table, query, ['actor']))
      }),
    )
  })
})

describe('preparedActorRanking', () => {
  it('has the rows of the ranking by actor, in their order, for any period and any length', () => {
    fc.assert(
      fc.property(tables, periods, fc.constantFrom(1, 2, 20), (table, period, limit) => {
        const query = asking(period, { limit })
        const first = preparedActorRanking(prepareSums(table), query, limit)
        const { rows } = computeOverTable(table, 1, 'ranking', query, {
          by: 'actor',
          calendar: 'gregory',
          measure: 'killed',
        }).answer.result
        const found = first?.actors.map((actor, place) => ({
          key: { actor },
          ...casualtiesOfTolls(first.columns, place),
        }))
        expect(found).toEqual(
          rows.map(({ key, killed, wounded, incidents, unknownToll }) => {
            return { key, killed, wounded, incidents, unknownToll }
          }),
        )
      }),
    )
  })

  it('orders equals by their ids, and leaves out those of whom nobody reported killed', () => {
    const killed = (id: string, actor: string, count: number | null) =>
      rowWith({
        id,
        perpetrators: [{ actor, standard: 'claimed' }],
        totals: {
          killed:
            count === null
              ? null
              : { quantity: { low: count, best: count, high: count }, unknown: false },
          wounded: null,
          missing: null,
          abducted: null,
        },
      })
    const table = tableOf([
      killed('a-1', 'white', 0),
      killed('a-2', 'red', 2),
      killed('a-3', 'blue', 2),
      killed('a-4', 'green', null),
    ])
    const actorsIn = (limit: number) =>
      preparedActorRanking(prepareSums(table), everything, limit)?.actors
    expect(actorsIn(20)).toEqual(['blue', 'red', 'white'])
    expect(actorsIn(1)).toEqual(['blue'])
    expect(preparedActorRanking(prepareSums(table), asking({ country: ['AFG'] }), 1)).toBeNull()
  })
})

describe('preparedTypesInBox', () => {
  it('is the groups by type that counting the incidents gives, for any box', () => {
    fc.assert(
      fc.property(tables, boxes, (table, bbox) => {
        const query = asking({ bbox })
        const { answer } = computeOverTable(table, 1, 'groups', query, {
          by: ['type'],
          calendar: 'gregory',
        })
        const types = preparedTypesInBox(prepareSums(table), query)
        const found = (types?.entries ?? []).flatMap((type, index) => {
          const casualties = types && casualtiesOfTolls(types.columns, index)
          return casualties && casualties.incidents > 0
            ? [[JSON.stringify([type]), casualties] as const]
            : []
        })
        expect(new Map(found)).toEqual(groupsBy(table, query, ['type']))
        expect(types?.tooImprecise).toBe(answer.incidents.tooImprecise)
      }),
    )
  })

  it('makes only the columns that are asked for', () => {
    const query = asking({ bbox: { west: -180, south: -90, east: 180, north: 90 } })
    const types = preparedTypesInBox(prepareSums(large), query, ['incidents'])
    expect(Object.keys(types?.columns ?? {})).toEqual(['incidents'])
  })
})

type ByKey = ReadonlyMap<string, Casualties>

function groupsBy(table: IncidentTable, query: Query, by: readonly Dimension[]): ByKey {
  const options = { by, calendar: 'gregory' } as const
  const { rows } = computeOverTable(table, 1, 'groups', query, options).answer.result
  return new Map(
    rows.map(({ key, ...casualties }) => [JSON.stringify(by.map((name) => key[name])), casualties]),
  )
}

function casualtiesByKey<Name extends string>(
  tolls: KeyedTolls<Name> | null,
  by: readonly Name[],
): ByKey {
  const keysAt = (index: number) =>
    by.map((name) => tolls?.keys[name].entries[tolls.keys[name].codes[index] ?? 0] ?? null)
  const columns = tolls?.columns as TollColumns
  expect(Object.keys(columns)).toEqual([...tollFields])
  return new Map(
    Array.from({ length: tolls?.length ?? 0 }, (_, index) => [
      JSON.stringify(keysAt(index)),
      casualtiesOfTolls(columns, index),
    ]),
  )
}
