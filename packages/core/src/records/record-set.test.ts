import { describe, expect, it } from 'vitest'
import { sampleRecords } from '../../test/sample-records.ts'
import { projectPublic, publicByDefault } from '../protection/index.ts'
import type { Incident } from './incident.ts'
import { checkReferences, type RecordSet } from './record-set.ts'

const [market] = sampleRecords.incidents
const [wire] = sampleRecords.sources
const [report] = sampleRecords.documents
const [red] = sampleRecords.actors
const [sum] = sampleRecords.reportedTotals
if (!market || !wire || !report || !red || !sum) throw new Error('the sample records lack a kind')
const nowhere = 'nowhere'

describe('checkReferences', () => {
  it('finds nothing wrong with a set in which every reference leads somewhere', () => {
    expect(checkReferences(sampleRecords)).toEqual([])
  })

  it.each<[string, Partial<RecordSet>, string]>([
    [
      'a source’s actor',
      { sources: [...sampleRecords.sources, { ...wire, id: 's', actor: nowhere }] },
      'sources.s.actor',
    ],
    [
      'a source’s origin',
      {
        sources: [
          ...sampleRecords.sources,
          { ...wire, id: 's', derivedFrom: [{ source: nowhere, derivation: 'wire-copy' }] },
        ],
      },
      'sources.s.derivedFrom.0.source',
    ],
    [
      'a document’s source',
      { documents: [...sampleRecords.documents, { ...report, id: 'd', source: nowhere }] },
      'documents.d.source',
    ],
    [
      'an actor’s parent',
      { actors: [...sampleRecords.actors, { ...red, id: 'a', partOf: nowhere }] },
      'actors.a.partOf',
    ],
    [
      'a reported total’s document',
      { reportedTotals: [{ ...sum, document: nowhere }] },
      'reportedTotals.newspaper-sum.document',
    ],
    [
      'a reported total’s actor',
      { reportedTotals: [{ ...sum, scope: { ...sum.scope, actor: nowhere } }] },
      'reportedTotals.newspaper-sum.scope.actor',
    ],
    [
      'the party of a reported cell',
      { reportedTotals: [{ ...sum, cells: [{ ...first(sum.cells), actor: nowhere }] }] },
      'reportedTotals.newspaper-sum.cells.0.actor',
    ],
    ['an incident’s place', changed({ where: { ...market.where, place: nowhere } }), 'where.place'],
    ['an incident’s dataset', changed({ dataset: nowhere }), 'dataset'],
    ['a successor', changed({ status: 'merged', mergedInto: nowhere }), 'mergedInto'],
    ['a link', changed({ links: [{ link: 'part-of', incident: nowhere }] }), 'links.0.incident'],
    [
      'the claim of a device',
      changed({
        what: { ...market.what, devices: [{ ...first(market.what.devices), claim: nowhere }] },
      }),
      'what.devices.0.claim',
    ],
    [
      'the claim of a damage',
      changed({ damage: [{ what: { en: 'windows' }, claim: nowhere }] }),
      'damage.0.claim',
    ],
    ['a speaker', withClaim({ speaker: nowhere }), 'claims.0.speaker'],
    ['a claim’s document', withClaim({ document: nowhere }), 'claims.0.document'],
    ['the party of a toll', withClaim({ actor: nowhere }), 'claims.0.actor'],
    [
      'what a statement is about',
      changed({
        claims: [
          {
            ...first(market.claims),
            kind: 'statement',
            basis: 'stated',
            act: 'denial',
            about: nowhere,
            summary: { en: 'Denies it.' },
          },
        ],
      }),
      'claims.0.about',
    ],
  ])('tells that %s leads nowhere', (_, changes, path) => {
    const issues = checkReferences({ ...sampleRecords, ...changes })
    expect(issues.map((issue) => [issue.code, issue.path, issue.received])).toEqual([
      ['unknown-reference', fullPath(path), nowhere],
    ])
  })

  it.each(['sources', 'documents', 'actors', 'places', 'incidents', 'reportedTotals'] as const)(
    'tells of an id used twice in %s',
    (kind) => {
      const twice = { ...sampleRecords, [kind]: [...sampleRecords[kind], ...sampleRecords[kind]] }
      const repeated = checkReferences(twice).filter(({ code }) => code === 'repeated-id')
      expect(repeated.map(({ path }) => path)).toEqual(
        sampleRecords[kind].map(({ id }) => `${kind}.${id}.id`),
      )
    },
  )

  it('takes a set that went through protection, which has more than records', () => {
    const shown = projectPublic(sampleRecords, publicByDefault('2022-12-05'))
    expect(checkReferences(shown)).toEqual([])
  })
})

function first<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined) throw new Error('an empty list')
  return item
}

function changed(changes: Partial<Incident>): Partial<RecordSet> {
  const [known, ...others] = sampleRecords.incidents
  return { incidents: [{ ...first(known ? [known] : []), ...changes }, ...others] }
}

function withClaim(changes: object): Partial<RecordSet> {
  const [claim, ...others] = first(sampleRecords.incidents).claims
  return changed({ claims: [{ ...first(claim ? [claim] : []), ...changes }, ...others] })
}

function fullPath(path: string): string {
  return /^(sources|documents|actors|reportedTotals)\./.test(path)
    ? path
    : `incidents.market.${path}`
}
