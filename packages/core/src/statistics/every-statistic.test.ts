import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { isTollUnknown } from '../../test/slow-casualties.ts'
import { recordsOf } from '../../test/small-records.ts'
import { countIncidents, parseCountingRule } from '../counting/index.ts'
import { canonicalJson } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import type { Query } from '../query/index.ts'
import { buildIncidentTable, idOfRow } from '../table/index.ts'
import {
  computeOverTables,
  computeStatistic,
  formatStatisticOptions,
  isStatisticName,
  parseStatistic,
  type StatisticAnswer,
  type StatisticName,
  statistics,
} from './compute-statistic.ts'
import * as definitions from './definitions.ts'

/** Options that each statistic is tried with beside its defaults. */
const variants: { readonly [Name in StatisticName]: readonly string[] } = {
  agreement: [''],
  comparison: ['', 'with=year-before', 'with=year-before&calendar=persian'],
  concentration: ['', 'by=actor&top=2', 'by=month&calendar=persian&measure=incidents'],
  coverage: [''],
  groups: [
    '',
    'by=province,group',
    'by=harm',
    'by=actor,method,source',
    'by=weekday,hour,attribution',
    'by=country,district,type,target,grade,harm,group,year,month',
  ],
  hotspots: ['', 'cell=2'],
  lag: [''],
  lethality: [''],
  ranking: ['', 'by=province&measure=wounded', 'by=group', 'by=source&measure=incidents'],
  series: ['', 'by=week', 'by=day&window=7', 'by=quarter&calendar=persian&window=all'],
  total: [''],
}
const names = Object.keys(variants).filter(isStatisticName)
const cases = names.flatMap((name) => variants[name].map((options) => [name, options] as const))

describe.each(cases)('%s %s', (name, options) => {
  const asked = searches.map((search) => [search, options].filter(Boolean).join('&'))

  it('is the same whatever order incidents come in', () => {
    const shuffled = publicRecordSets.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray([...records.incidents], {
          minLength: records.incidents.length,
        }),
      ),
    )
    fc.assert(
      fc.property(shuffled, asked, ([records, incidents], search) => {
        const other = compute({ ...records, incidents }, name, search)
        expect(other.answer).toEqual(compute(records, name, search).answer)
      }),
      { numRuns: 10 },
    )
  })

  it('is the same of parts that are merged as of the whole', () => {
    fc.assert(
      fc.property(publicRecordSets, asked, fc.nat(2), (records, search, parts) => {
        const whole = compute(records, name, search).answer
        const split = Array.from({ length: parts + 2 }, (_, part) => ({
          ...records,
          incidents: records.incidents.filter((_, index) => index % (parts + 2) === part),
        }))
        expect(computeInParts(name, search, split)).toEqual(whole)
        expect(computeInParts(name, search, split.toReversed())).toEqual(whole)
      }),
      { numRuns: 10 },
    )
  })

  it('keeps low ≤ best ≤ high in every interval of its answer', () => {
    fc.assert(
      fc.property(publicRecordSets, asked, (records, search) => {
        for (const interval of intervalsIn(compute(records, name, search).answer.result)) {
          expect(interval).toSatisfy(isInOrder)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('answers with plain data that canonical JSON can hold', () => {
    fc.assert(
      fc.property(publicRecordSets, asked, (records, search) => {
        const { answer } = compute(records, name, search)
        expect(JSON.parse(canonicalJson(answer))).toEqual(answer)
      }),
      { numRuns: 10 },
    )
  })

  it('counts the incidents used, and those with an unknown toll', () => {
    fc.assert(
      fc.property(publicRecordSets, asked, (records, search) => {
        const computed = compute(records, name, search)
        const { rows } = computed.selection
        const selected = new Set(Array.from(rows, (row) => idOfRow(computed.table.id, row)))
        const counted = countedOf(records, computed).filter(({ incident }) =>
          selected.has(incident.id),
        )
        const unknown = counted.filter((incident) => isTollUnknown(incident, computed.query))
        expect(computed.answer.incidents).toMatchObject({
          used: counted.length,
          unknownToll: unknown.length,
        })
        expect(computed.answer.incidents.tooImprecise).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 10 },
    )
  })

  it('answers where there is no incident, and where nothing was reported', () => {
    const empty = compute(recordsOf([]), name, options).answer
    expect(empty.incidents).toEqual({ used: 0, unknownToll: 0, tooImprecise: 0, partlyInside: 0 })
    const silent = recordsOf([{ day: '2022-12-02' }, { day: '2022-12-03' }])
    expect(compute(silent, name, options).answer.incidents).toMatchObject({
      used: 2,
      unknownToll: 2,
    })
  })

  it('reads its own canonical address as the same question', () => {
    const first = parseStatistic(name, options)
    if (first.value === null) throw new Error(`${name} ${options}`)
    const text = formatStatisticOptions(name, first.value.options)
    expect(parseStatistic(name, text).value?.options).toEqual(first.value.options)
  })
})

describe('statistics', () => {
  it('lists every definition under its own name, in order of name', () => {
    expect(statistics.map(({ name }) => name)).toEqual(Object.keys(definitions).sort())
    for (const [key, definition] of Object.entries(definitions)) expect(definition.name).toBe(key)
  })

  it('tries every statistic in this file', () => {
    expect([...names].sort()).toEqual(statistics.map(({ name }) => name))
  })

  it.each(statistics)(
    'describes $name with examples that it can read',
    ({ name, summary, parameters }) => {
      expect(summary).toMatch(/^[A-Z].*\.$/)
      for (const parameter of parameters) {
        expect(parameter.expected).not.toBe('')
        const { issues } = parseStatistic(name, `${parameter.name}=${parameter.example}`)
        expect(issues, parameter.name).toEqual([])
      }
    },
  )
})

describe('parseStatistic', () => {
  it('names the nearest statistic for an unknown name', () => {
    expect(parseStatistic('totl', '').issues[0]?.expected).toBe('a statistic (did you mean total?)')
  })

  it('refuses an option of another statistic, a repeated one and a malformed one', () => {
    const codes = (name: string, search: string) =>
      parseStatistic(name, search).issues.map(({ code, path }) => `${code} ${path}`)
    expect(codes('total', 'by=week')).toEqual(['unknown-parameter by'])
    expect(codes('series', 'by=week&by=day')).toEqual(['repeated-parameter by'])
    expect(codes('series', 'by=weak')).toEqual(['malformed-parameter by'])
    expect(codes('series', 'window=0')).toEqual(['malformed-parameter window'])
    expect(codes('concentration', 'top=1.5')).toEqual(['malformed-parameter top'])
    expect(codes('ranking', 'by=harm')).toEqual(['malformed-parameter by'])
    expect(codes('series', 'by=&window=')).toEqual([])
  })

  it('reports what is wrong with the query and with the options together', () => {
    const { issues } = parseStatistic('series', 'contry=AFG&window=x')
    expect(issues.map(({ path }) => path)).toEqual(['contry', 'window'])
  })
})

describe('computeStatistic', () => {
  it('gives back what is wrong and no value', () => {
    const { value, issues } = computeStatistic(recordsOf([]), 1, 'total', 'from=yesterday')
    expect(value).toBeNull()
    expect(issues[0]?.path).toBe('from')
  })

  it('repeats the revision, the canonical question and the versioned rule', () => {
    const { answer } = compute(recordsOf([]), 'series', 'window=7&by=day&country=PAK,AFG')
    expect(answer).toMatchObject({
      revision: 1,
      statistic: 'series',
      query: 'country=AFG,PAK&by=day&window=7',
      rule: 'envelope@1',
    })
  })
})

/** A statistic of tables built from several record sets, merged. */
function computeInParts(
  name: StatisticName,
  search: string,
  parts: readonly PublicRecordSet[],
): StatisticAnswer {
  const parsed = parseStatistic(name, search)
  if (parsed.value === null) throw new Error(search)
  const { query, options } = parsed.value
  const tables = parts.map((records) => tableOf(records, query))
  return computeOverTables(tables, 1, name, query, options)
}

function tableOf(records: PublicRecordSet, query: Query) {
  const rule = parseCountingRule(query.rule).value
  if (rule === null) throw new Error(query.rule)
  return buildIncidentTable(countIncidents(records, rule))
}

interface AnyInterval {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
}

function intervalsIn(value: unknown): readonly AnyInterval[] {
  if (Array.isArray(value)) return value.flatMap(intervalsIn)
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(intervalsIn)
  return 'low' in value && 'best' in value && 'high' in value
    ? [value as AnyInterval, ...inside]
    : inside
}

function isInOrder({ low, best, high }: AnyInterval): boolean {
  const [least, greatest] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY]
  return least <= greatest && (best === null || (least <= best && best <= greatest))
}
