import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLists, recordSetsOf } from '../../test/arbitraries.ts'
import { answerableQueries } from '../../test/queries.ts'
import { incident, sampleRecords, toll } from '../../test/sample-records.ts'
import { canonicalJson, exactly } from '../primitives/index.ts'
import { type PublicRecordSet, projectPublic, publicByDefault } from '../protection/index.ts'
import { formatQuery } from '../query/index.ts'
import type { Incident, RecordSet } from '../records/index.ts'
import { type StatisticName, statistics } from '../statistics/index.ts'
import { citeFigure } from './cite-figure.ts'
import { type Figure, figureIdOf } from './figure.ts'
import { verifyFigure } from './verify-figure.ts'

const names = statistics.map(({ name }) => name)

describe('citeFigure and verifyFigure', () => {
  it.each(names)('let a figure of %s hold over the records that it was made of', (name) => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), answerableQueries, (records, query) => {
        const shown = show(records)
        const figure = cite(shown, 7, name, formatQuery(query))
        const verified = verifyFigure(figure, shown, { revision: 9, records: shown })
        expect(verified).toMatchObject({
          figure: figure.id,
          status: 'holds',
          revisionThen: 7,
          revisionNow: 9,
          differences: [],
        })
        expect(canonicalJson(verified.resultNow)).toBe(canonicalJson(figure.result))
        const alone = verifyFigure(figure, null, { revision: 9, records: shown })
        expect(alone.status).toBe('holds')
      }),
      { numRuns: 25 },
    )
  })

  it.each(names)('make the same figure of %s whatever the order of the records', (name) => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), answerableQueries, (records, query) => {
        const reversed: RecordSet = {
          ...records,
          sources: records.sources.toReversed(),
          documents: records.documents.toReversed(),
          actors: records.actors.toReversed(),
          incidents: records.incidents.toReversed(),
        }
        const search = formatQuery(query)
        expect(cite(show(reversed), 1, name, search)).toEqual(cite(show(records), 1, name, search))
      }),
      { numRuns: 25 },
    )
  })

  it('make the same figure for one question, however it was asked', () => {
    const records = show(sampleRecords)
    const asked = cite(records, 1, 'total', '?actor=red&country=AFG&rule=envelope@1&harm=')
    expect(cite(records, 1, 'total', 'country=AFG&actor=red')).toEqual(asked)
  })

  it('make another figure of another revision, rule or question', () => {
    const records = show(sampleRecords)
    const searches = ['', 'rule=most-conservative', 'country=AFG', 'harm=killed']
    const figures = searches.map((search) => cite(records, 1, 'total', search))
    const ids = [...figures, cite(records, 2, 'total', '')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('citeFigure', () => {
  it('holds all that is needed to count again', () => {
    const figure = cite(show(sampleRecords), 12, 'total', 'actor=red&attribution=claimed')
    expect(figure).toMatchObject({
      statistic: 'total',
      query: 'actor=red&attribution=claimed',
      rule: 'envelope@1',
      wordTable: 'vague-words@2',
      revision: 12,
      counted: { used: 1, unknownToll: 0, tooImprecise: 0, partlyInside: 0 },
      incidents: [{ id: 'market', version: 1 }],
      documents: ['newspaper-2022-12-05', 'red-statement', 'un-report', 'wire-2022-11-04'],
    })
    expect(figure.policy).toMatch(/^public-by-default@\d+$/)
    expect(figure.result).toMatchObject({ killed: { low: 17, best: 19, high: 19 } })
    expect(figure.id).toMatch(/^fig-[0-9a-f]{32}$/)
  })

  it('is plain data that JSON carries without loss', () => {
    for (const name of names) {
      const figure = cite(show(sampleRecords), 1, name, '')
      expect(JSON.parse(JSON.stringify(figure))).toEqual(figure)
    }
  })

  it('gives issues for a question that it cannot read', () => {
    const { value, issues } = citeFigure(show(sampleRecords), 1, 'total', 'contry=AFG')
    expect(value).toBeNull()
    expect(issues).toMatchObject([{ code: 'unknown-parameter', path: 'contry' }])
  })
})

describe('verifyFigure', () => {
  const then = show(sampleRecords)
  const figure = cite(then, 1, 'total', 'actor=red')

  it('calls tampered whatever differs from what was cited, anywhere', () => {
    const text = JSON.stringify(figure)
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789abcx"'), (at, put) => {
        const changed = `${text.slice(0, at)}${put}${text.slice(at + 1)}`
        const read = readJson(changed)
        if (read === null || canonicalJson(read) === canonicalJson(figure)) return
        const { status } = verifyFigure(read, then, { revision: 1, records: then })
        expect(status).toBe('tampered')
      }),
      { numRuns: 2000 },
    )
  })

  it('calls tampered a figure with a field more', () => {
    const more = { ...figure, note: 'checked' }
    expect(verifyFigure(more, then, { revision: 1, records: then }).status).toBe('tampered')
  })

  it('tells which incident was revised, and by how much', () => {
    const now = withMarket({
      version: 2,
      claims: [toll('un-killed', 'un', 'un-report', 'killed', 21), ...attributionsOf('market')],
    })
    const verified = verifyFigure(figure, then, { revision: 5, records: now })
    expect(verified).toMatchObject({ status: 'changed', revisionThen: 1, revisionNow: 5 })
    expect(verified.resultThen).toEqual(figure.result)
    expect(verified.resultNow).toMatchObject({ killed: { low: 78, best: 78, high: null } })
    expect(verified.differences).toEqual([
      {
        incident: 'market',
        reason: 'revised',
        versionThen: 1,
        versionNow: 2,
        killed: { before: { low: 17, best: 19, high: 19 }, after: exactly(21) },
        wounded: { before: exactly(23), after: null },
      },
    ])
  })

  it('lists an incident that was revised without changing the result, and holds', () => {
    const now = withMarket({ version: 2, title: { en: 'Attack at the old market' } })
    const { status, differences } = verifyFigure(figure, then, { revision: 5, records: now })
    expect(status).toBe('holds')
    expect(differences).toMatchObject([{ incident: 'market', reason: 'revised' }])
  })

  it('tells that an incident was added', () => {
    const added = incident('bridge', '2022-11-20', '2022-11-20', [
      toll('killed', 'un', 'un-report', 'killed', 2),
      ...attributionsOf('market'),
    ])
    const now = show({ ...sampleRecords, incidents: [...sampleRecords.incidents, added] })
    expect(verifyFigure(figure, then, { revision: 5, records: now })).toMatchObject({
      status: 'changed',
      differences: [
        {
          incident: 'bridge',
          reason: 'added',
          versionThen: null,
          versionNow: 1,
          killed: { before: null, after: exactly(2) },
        },
      ],
    })
  })

  it.each<[string, Partial<Incident>, string]>([
    ['withdrawn', { status: 'withdrawn' }, 'withdrawn'],
    ['merged into another one', { status: 'merged', mergedInto: 'school' }, 'merged'],
    [
      'attributed to somebody else',
      { version: 2, claims: tollsOf('market') },
      'no-longer-selected',
    ],
  ])('tells that an incident was %s', (_, changes, reason) => {
    const now = withMarket(changes)
    expect(verifyFigure(figure, then, { revision: 5, records: now })).toMatchObject({
      status: 'changed',
      differences: [
        {
          incident: 'market',
          reason,
          versionThen: 1,
          versionNow: null,
          killed: { before: { low: 17, best: 19, high: 19 }, after: null },
        },
      ],
    })
  })

  it('tells that an unchanged incident counts differently, since a source is no longer a copy', () => {
    const sources = sampleRecords.sources.map((source) => ({ ...source, derivedFrom: [] }))
    const now = show({ ...sampleRecords, sources })
    expect(verifyFigure(figure, then, { revision: 5, records: now })).toMatchObject({
      status: 'changed',
      differences: [
        {
          incident: 'market',
          reason: 'recounted',
          killed: { before: { low: 17 }, after: { low: 16 } },
        },
      ],
    })
  })

  it('tells changes by version alone where the records of then are not at hand', () => {
    const now = withMarket({ version: 2, claims: tollsOf('market') })
    expect(verifyFigure(figure, null, { revision: 5, records: now })).toMatchObject({
      status: 'changed',
      differences: [{ incident: 'market', killed: { before: null, after: null } }],
    })
  })

  it('finds that a figure does not follow from the records of its own revision', () => {
    const other = withMarket({ version: 2, claims: tollsOf('market') })
    expect(verifyFigure(figure, other, { revision: 5, records: then }).status).toBe(
      'not-reproducible',
    )
  })

  it('counts by the rule of the figure, and cannot by a version that it does not have', () => {
    const conservative = cite(then, 1, 'total', 'rule=most-conservative')
    const now = { revision: 5, records: then }
    expect(verifyFigure(conservative, then, now).status).toBe('holds')
    const future = recite({ ...conservative, rule: 'most-conservative@2' })
    expect(verifyFigure(future, then, now).status).toBe('not-reproducible')
  })

  it('holds for a figure of single-source, whose rule carries an id', () => {
    const figure = cite(then, 1, 'total', 'rule=single-source(un)')
    expect(verifyFigure(figure, then, { revision: 5, records: then }).status).toBe('holds')
  })

  it('leaves to the caller which records asOf asks for', () => {
    const asOf = cite(then, 1, 'total', 'asOf=1')
    expect(verifyFigure(asOf, then, { revision: 5, records: then }).status).toBe('holds')
  })

  it('accounts for every incident by which two counts differ', () => {
    const pairs = recordSetsOf(incidentLists).chain((records) =>
      fc.tuple(fc.constant(records), recordSetsOf(incidentLists), fc.constantFrom(...names)),
    )
    fc.assert(
      fc.property(pairs, ([before, after, name]) => {
        const [first, second] = [show(before), show({ ...before, incidents: after.incidents })]
        const cited = cite(first, 1, name, '')
        const verified = verifyFigure(cited, first, { revision: 2, records: second })
        if (verified.status === 'changed') expect(verified.differences.length).toBeGreaterThan(0)
        if (verified.differences.length === 0) expect(verified.status).toBe('holds')
      }),
    )
  })
})

function show(records: RecordSet): PublicRecordSet {
  return projectPublic(records, publicByDefault('2023-06-01'))
}

function cite(
  records: PublicRecordSet,
  revision: number,
  name: StatisticName,
  search: string,
): Figure {
  const { value, issues } = citeFigure(records, revision, name, search)
  if (value === null) throw new Error(JSON.stringify(issues))
  return value
}

function withMarket(changes: Partial<Incident>): PublicRecordSet {
  const incidents = sampleRecords.incidents.map((one) =>
    one.id === 'market' ? { ...one, ...changes } : one,
  )
  return show({ ...sampleRecords, incidents })
}

function claimsOf(id: string) {
  return sampleRecords.incidents.find((one) => one.id === id)?.claims ?? []
}

function attributionsOf(id: string) {
  return claimsOf(id).filter(({ kind }) => kind === 'attribution')
}

function tollsOf(id: string) {
  return claimsOf(id).filter(({ kind }) => kind === 'toll')
}

/** A figure whose content was changed by somebody who made its id anew. */
function recite({ id: _, ...content }: Figure): Figure {
  return { id: figureIdOf(content), ...content }
}

function readJson(text: string): Figure | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
