import { canonicalJson } from '@recount/core/primitives'
import { fieldRules } from '@recount/core/protection'
import { type Incident, parseRecord, type RecordKind } from '@recount/core/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentNamed, report, sourceNamed } from '../../test/sample-records.ts'
import { splitRecord } from '../../test/split-record.ts'
import { joinRecord, markRedacted, type RecordParts } from './record-parts.ts'
import { writeRecordParts } from './write-record-parts.ts'

/** Incidents with and without something in each place that a part can hold. */
const incidents = fc
  .record({
    locality: fc.option(fc.constant({ en: 'canary-locality' }), { nil: null }),
    district: fc.option(fc.constant('canary-district'), { nil: null }),
    position: fc.option(
      fc.record({
        latitude: fc.double({ min: -90, max: 90, noNaN: true }),
        longitude: fc.constant(0),
      }),
      { nil: null },
    ),
    targets: fc.array(fc.option(fc.constant({ en: 'canary-target' }), { nil: null })),
    damages: fc.nat(2),
    isAssessed: fc.boolean(),
    claims: fc.subarray([...incidentNamed('a').claims], { minLength: 1 }),
  })
  .map(({ locality, district, position, targets, damages, isAssessed, claims }): Incident => {
    const incident = incidentNamed('a')
    return {
      ...incident,
      where: { ...incident.where, locality, district, position },
      what: {
        ...incident.what,
        targets: targets.map((name) => ({ type: 'other', name, outcome: 'unknown' })),
      },
      claims: claims.map((claim) => ({ ...claim, speaker: 'canary-speaker' })),
      damage: Array.from({ length: damages }, () => ({
        what: { en: 'canary-damage' },
        claim: null,
      })),
      assessment: isAssessed
        ? { grade: 'weak', assessor: 'canary-assessor', reason: 'canary-reason' }
        : null,
    }
  })

describe('a record in parts', () => {
  it('is the same when it is put together again, whatever it holds', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        const parts = readBack(splitRecord('incident', incident))
        expect(canonicalJson(joinRecord(parts))).toBe(canonicalJson(incident))
      }),
    )
  })

  it('has every field in the part that its rule names, and nowhere else', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        const { record, place, speakers, names, prose } = splitRecord('incident', incident)
        expect(JSON.stringify(record)).not.toContain('canary')
        const canariesIn = (part: unknown) =>
          new Set((JSON.stringify(part ?? null).match(/canary-[a-z]+/g) ?? []).sort())
        for (const canary of canariesIn(place)) expect(canary).toMatch(/locality|district/)
        for (const canary of canariesIn(speakers)) expect(canary).toBe('canary-speaker')
        for (const canary of canariesIn(names)) expect(canary).toMatch(/target|assessor/)
        for (const canary of canariesIn(prose)) expect(canary).toMatch(/damage|reason/)
      }),
    )
  })

  it('is written as its parts are, field by field', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        expectSameParts('incident', incident)
      }),
    )
    expectSameParts('source', sourceNamed('un'))
    expectSameParts('document', report)
    const bare = { ...incidentNamed('a'), claims: [], damage: [], what: null }
    expectSameParts('incident', bare)
    expectSameParts('incident', { ...bare, claims: null, where: 'nowhere' })
    expectSameParts('incident', {})
  })

  it('leaves the record that it was cut from as it was', () => {
    const incident = incidentNamed('a')
    const before = canonicalJson(incident)
    splitRecord('incident', incident)
    expect(canonicalJson(incident)).toBe(before)
  })

  it('is a valid record still whichever parts are redacted', () => {
    const parts = fc.subarray(['prose', 'place', 'speakers', 'names'] as const)
    fc.assert(
      fc.property(incidents, parts, (incident, gone) => {
        const kept: Record<string, unknown> = { ...readBack(splitRecord('incident', incident)) }
        for (const part of gone) delete kept[part]
        const joined = joinRecord(kept as unknown as RecordParts)
        const marked = markRedacted('incident', joined, gone)
        expect(parseRecord('incident', marked).issues).toEqual([])
      }),
    )
  })

  it('has no part in which there is nothing', () => {
    expect(Object.keys(splitRecord('source', sourceNamed('un'))).sort()).toEqual([
      'prose',
      'record',
    ])
    expect(Object.keys(splitRecord('document', report)).sort()).toEqual(['prose', 'record'])
    const bare = { ...incidentNamed('a'), assessment: null, damage: [] }
    const nowhere = { ...bare.where, district: null, locality: null, position: null }
    const parts = splitRecord('incident', {
      ...bare,
      where: nowhere,
      what: { ...bare.what, targets: [] },
    })
    expect(Object.keys(parts).sort()).toEqual(['prose', 'record', 'speakers'])
  })

  it('knows a part for every rule that is not about the record itself', () => {
    const parts = Object.values(fieldRules).flatMap((rules) => rules.map(({ part }) => part))
    expect([...new Set(parts)].sort()).toEqual(['names', 'place', 'prose', 'record', 'speakers'])
  })
})

function expectSameParts(kind: RecordKind, record: object): void {
  const parts = Object.entries(splitRecord(kind, record))
  expect(writeRecordParts(kind, record)).toEqual(
    Object.fromEntries(parts.map(([part, value]) => [part, canonicalJson(value)])),
  )
}

function readBack(parts: RecordParts): RecordParts {
  return JSON.parse(JSON.stringify(parts))
}
