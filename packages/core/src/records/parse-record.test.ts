import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardedIncidentLists } from '../../test/arbitraries.ts'
import { sampleRecords } from '../../test/sample-records.ts'
import { canonicalJson } from '../primitives/index.ts'
import { parseRecord, parseRecords, type RecordKind, recordKinds } from './parse-record.ts'

const samples: Readonly<Record<RecordKind, readonly unknown[]>> = {
  source: sampleRecords.sources,
  document: sampleRecords.documents,
  actor: sampleRecords.actors,
  place: sampleRecords.places,
  incident: sampleRecords.incidents,
  'reported-total': sampleRecords.reportedTotals,
}
const anySample = fc.constantFrom(
  ...recordKinds.flatMap((kind) => samples[kind].map((record) => ({ kind, record }))),
)
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })

describe('parseRecord', () => {
  it.each(recordKinds)('takes every sample of kind %s as it stands', (kind) => {
    for (const record of samples[kind]) {
      expect(parseRecord(kind, record)).toEqual({ value: record, issues: [] })
    }
  })

  it('takes every record that the test data can draw', () => {
    fc.assert(
      fc.property(guardedIncidentLists, (incidents) => {
        for (const incident of incidents) {
          expect(parseRecord('incident', incident)).toEqual({ value: incident, issues: [] })
        }
      }),
    )
  })

  it('never throws, whatever it is given, and gives a value or issues', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordKinds), anything, (kind, input) => {
        const { value, issues } = parseRecord(kind, input)
        expect(value === null).toBe(issues.length > 0)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws for a good record in which anything was put anywhere', () => {
    fc.assert(
      fc.property(anySample, fc.nat(), anything, ({ kind, record }, at, put) => {
        const paths = pathsIn(record)
        const path = paths[at % paths.length] ?? []
        const { value, issues } = parseRecord(kind, withValueAt(record, path, put))
        expect(value === null).toBe(issues.length > 0)
        if (value !== null) expect(() => canonicalJson(value)).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })

  it('refuses a record without one of its fields, and names the field', () => {
    fc.assert(
      fc.property(anySample, fc.nat(), ({ kind, record }, at) => {
        const paths = pathsIn(record).filter((path) => path.length > 0 && isField(path))
        const path = paths[at % paths.length] ?? []
        const { value, issues } = parseRecord(kind, withValueAt(record, path, undefined))
        expect(value).toBeNull()
        expect(issues).toContainEqual(
          expect.objectContaining({ code: 'missing', path: path.join('.'), received: 'nothing' }),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('refuses a field that records do not have, wherever it stands', () => {
    fc.assert(
      fc.property(anySample, fc.nat(), ({ kind, record }, at) => {
        const paths = pathsIn(record).filter((path) => isPlainObjectAt(record, path))
        const path = [...(paths[at % paths.length] ?? []), 'deaths']
        const { issues } = parseRecord(kind, withValueAt(record, path, 5))
        expect(issues).toContainEqual(
          expect.objectContaining({ code: 'unknown-field', path: path.join('.'), received: '5' }),
        )
      }),
      { numRuns: 300 },
    )
  })

  const [market] = sampleRecords.incidents
  /** Issues of fields that do not agree stand at one of them. */
  const elsewhere: Readonly<Record<string, string>> = {
    'when.latest': 'when.precision',
    status: 'mergedInto',
    'claims.0.locator.selector': 'claims.0.locator.selector.start',
  }
  it.each<[string, readonly (string | number)[], unknown, string, string]>([
    [
      'an unknown group',
      ['claims', 0, 'group'],
      'soldier',
      'unknown-value',
      'one of civilian, armed-actor, security-personnel, attacker, unspecified, all',
    ],
    [
      'an unknown harm',
      ['claims', 0, 'harm'],
      'deaths',
      'unknown-value',
      'one of killed, wounded, killed-or-wounded, missing, abducted',
    ],
    [
      'a kind of claim that does not exist',
      ['claims', 0, 'kind'],
      'rumour',
      'unknown-value',
      'one of toll, attribution, statement',
    ],
    [
      'low above high',
      ['claims', 0, 'quantity', 'low'],
      30,
      'inconsistent',
      'a number of at most high (19)',
    ],
    [
      'a best estimate below low',
      ['claims', 0, 'quantity', 'best'],
      3,
      'inconsistent',
      'a number between low (19) and high (19)',
    ],
    ['a negative number', ['claims', 0, 'quantity', 'low'], -1, 'out-of-range', 'at least 0'],
    [
      'more people than a quantity can hold',
      ['claims', 0, 'quantity', 'high'],
      100_000_001,
      'out-of-range',
      'at most 100000000',
    ],
    ['a part of a person', ['claims', 0, 'quantity', 'low'], 18.5, 'wrong-type', 'a whole number'],
    ['a number as a text', ['claims', 0, 'quantity', 'low'], '19', 'wrong-type', 'a number'],
    [
      'a day that does not exist',
      ['when', 'earliest'],
      '2022-02-30',
      'malformed',
      'a day that exists, as YYYY-MM-DD',
    ],
    [
      'an earliest day after the latest',
      ['when', 'earliest'],
      '2022-11-09',
      'inconsistent',
      'a day not after latest (2022-11-03)',
    ],
    [
      'the precision of a day for a span of days',
      ['when', 'latest'],
      '2022-11-09',
      'inconsistent',
      'day only where earliest is latest',
    ],
    ['a time that does not exist', ['when', 'timeOfDay'], '24:00', 'malformed', 'a time as HH:MM'],
    [
      'no claims',
      ['claims'],
      [],
      'inconsistent',
      'at least one claim: an incident without a source is no incident',
    ],
    ['no speaker', ['claims', 0, 'speaker'], null, 'wrong-type', 'a text'],
    ['no document', ['claims', 0, 'document'], null, 'wrong-type', 'a text'],
    ['an id with a space', ['id'], 'a b', 'malformed', 'an id of letters, digits and - _ . :'],
    ['two claims with one id', ['claims', 1, 'id'], 'un-killed', 'inconsistent', 'an id used once'],
    [
      'a country by its name',
      ['where', 'country'],
      'Afghanistan',
      'malformed',
      'an ISO 3166-1 alpha-3 code',
    ],
    [
      'a latitude beyond the pole',
      ['where', 'position', 'latitude'],
      91,
      'out-of-range',
      'at most 90',
    ],
    [
      'a sub-type of another type',
      ['what', 'subtype'],
      'mob-violence',
      'inconsistent',
      'one of suicide-bomb, remote-explosive, air-or-drone-strike, shelling, grenade, chemical-weapon',
    ],
    ['a title without words', ['title'], {}, 'inconsistent', 'words in at least one language'],
    [
      'a language that is no tag',
      ['title', 'English!'],
      'Attack',
      'malformed',
      'a language tag such as en or fa-AF',
    ],
    ['words that are empty', ['title', 'en'], '', 'out-of-range', 'at least 1 characters'],
    ['half a surrogate pair', ['title', 'en'], 'Attack \ud83d', 'malformed', 'well-formed Unicode'],
    [
      'merged without a successor',
      ['status'],
      'merged',
      'inconsistent',
      'an id if and only if merged',
    ],
    ['a list that is none', ['links'], {}, 'wrong-type', 'a list'],
    [
      'a selector that JSON cannot hold',
      ['claims', 0, 'locator', 'selector'],
      { type: 'RangeSelector', start: Number.NaN },
      'malformed',
      'a finite number',
    ],
  ])('refuses %s and says where and what is wrong', (_, path, put, code, expected) => {
    const { value, issues } = parseRecord('incident', withValueAt(market, path.map(String), put))
    expect(value).toBeNull()
    const told = issues.find((issue) => issue.code === code && issue.expected === expected)
    expect(told?.path).toBe(elsewhere[path.join('.')] ?? path.join('.'))
    expect(told?.message).toBe(`${told?.path}: expected ${expected}, received ${told?.received}`)
  })

  it('tells all that is wrong at once', () => {
    const bad = { ...market, version: 0, status: 'secret', when: { ...market?.when, zone: 5 } }
    expect(
      parseRecord('incident', bad)
        .issues.map(({ path }) => path)
        .sort(),
    ).toEqual(['status', 'version', 'when.zone'])
  })

  it('refuses a selector that runs in a circle or too deep', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)
    for (const selector of [circle, deep]) {
      const path = ['claims', '0', 'locator', 'selector']
      const { value, issues } = parseRecord('incident', withValueAt(market, path, selector))
      expect(value).toBeNull()
      expect(issues[0]?.path).toMatch(/^claims\.0\.locator\.selector\./)
    }
  })
})

describe('parseRecords', () => {
  it('never lets a bad record hide a good one', () => {
    const good = sampleRecords.sources
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...good), anything)), (inputs) => {
        const { values, issues } = parseRecords('source', inputs)
        const expected = inputs.filter((input) => parseRecord('source', input).value !== null)
        expect(values).toEqual(expected)
        expect(values.length).toBeGreaterThanOrEqual(
          inputs.filter((input) => good.some((source) => source === input)).length,
        )
        const positions = new Set(issues.map(({ path }) => Number(path.split('.')[0])))
        expect(positions.size).toBe(inputs.length - values.length)
      }),
    )
  })

  it('puts the position in front of the path, in the message too', () => {
    const [source] = sampleRecords.sources
    const { issues } = parseRecords('source', [source, { ...source, kind: 'radio' }, 5])
    expect(issues.map(({ path }) => path)).toEqual(['1.kind', '2'])
    expect(issues[1]?.message).toBe('2: expected an object, received 5')
  })
})

type Fields = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isObject(value)) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([name, field]) => pathsIn(field, [...path, name])),
  ]
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value)
}

/** A copy of a value with another one at a path; `undefined` takes the field away. */
function withValueAt(value: unknown, [name, ...rest]: readonly string[], put: unknown): unknown {
  if (name === undefined) return put
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      String(index) === name ? withValueAt(item, rest, put) : item,
    )
  }
  const fields = isObject(value) ? { ...value } : {}
  const changed = withValueAt(fields[name], rest, put)
  const others = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
  return changed === undefined ? others : { ...others, [name]: changed }
}

/** Whether a path ends in a field that every such record has: no place in a list, no language. */
function isField(path: readonly string[]): boolean {
  const isInLanguages = path.some((name) => ['title', 'name', 'locality', 'what'].includes(name))
  return !/^\d+$/.test(path.at(-1) ?? '') && (!isInLanguages || path.length === 1)
}

/** Whether an object with named fields stands at a path: no list, no words by language. */
function isPlainObjectAt(record: unknown, path: readonly string[]): boolean {
  const value = valueAt(record, path)
  return isObject(value) && !Array.isArray(value) && !('en' in value)
}
