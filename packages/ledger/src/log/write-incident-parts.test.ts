import { sha256Hex } from '@recount/core/primitives'
import { findNeverStored } from '@recount/core/protection'
import type { Claim, Incident } from '@recount/core/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentNamed } from '../../test/sample-records.ts'
import { makeSalts, readParts, textOfCommitment } from './commitment.ts'
import { openEntryWriter } from './entry-writer.ts'
import { growingBytes, takeBytes } from './growing-bytes.ts'
import { isUsualIncident } from './is-usual-incident.ts'
import { writeRecordParts } from './write-record-parts.ts'

const id = fc.constantFrom('a', 'b-1', 'ucdp-ged-7')
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\u0001\u0002', '\n', 'é', '\u2028'),
)
const words = fc.dictionary(fc.constantFrom('en', 'fa', 'ps'), text, { minKeys: 1 })
const day = fc.option(fc.constantFrom('2022-09-30', '1989-01-01'), { nil: null })
const count = fc.option(fc.nat(300), { nil: null })
const quantity = fc.record({
  low: fc.nat(300),
  best: count,
  high: count,
  wording: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, text),
})
const locator = fc.constantFrom(
  { paragraph: null, selector: { type: 'RowSelector', column: 'id', value: '7' } },
  { paragraph: 3, selector: null },
)
const said = { id: text, speaker: id, document: id, locator, date: day }
const claim: fc.Arbitrary<Claim> = fc.oneof(
  fc.record({
    ...said,
    kind: fc.constant('toll' as const),
    basis: fc.constantFrom('stated' as const, 'reported' as const),
    harm: fc.constantFrom('killed' as const, 'wounded' as const, 'missing' as const),
    group: fc.constantFrom('all' as const, 'civilian' as const),
    actor: fc.option(id, { nil: null }),
    quantity: fc.option(quantity, { nil: null }),
    ofWhich: fc.array(fc.record({ subgroup: fc.constant('children' as const), quantity }), {
      maxLength: 1,
    }),
  }),
  fc.record({
    ...said,
    kind: fc.constant('attribution' as const),
    basis: fc.constantFrom('suspected' as const, 'claimed' as const),
    actor: id,
  }),
  fc.record({
    ...said,
    kind: fc.constant('statement' as const),
    basis: fc.constantFrom('reported' as const, 'stated' as const),
    act: fc.constantFrom('report' as const, 'denial' as const),
    about: fc.option(id, { nil: null }),
    summary: words,
  }),
)

/** Something in one case of five. */
function rarely<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | object> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary })
}

/** Incidents as readers make them, with something unusual in any of their fields now and then. */
const incidents = fc
  .record({
    title: words,
    claims: fc.array(claim, { maxLength: 6 }),
    when: fc.record({ earliest: day, latest: day }),
    where: fc.record(
      {
        province: fc.option(id, { nil: null }),
        district: fc.option(text, { nil: null }),
        locality: fc.option(words, { nil: null }),
        place: fc.option(id, { nil: null }),
        position: fc.option(
          fc.record({
            latitude: fc.double({ noNaN: true, min: -90, max: 90 }),
            longitude: fc.nat(),
          }),
          { nil: null },
        ),
      },
      { requiredKeys: [] },
    ),
    targets: fc.array(fc.constantFrom('civilian' as const, 'other' as const), { maxLength: 3 }),
    odd: fc.record(
      {
        embargoedUntil: day,
        sensitivity: fc.constant(['source-endangers'] as const),
        dataset: fc.option(id, { nil: null }),
        mergedInto: fc.option(id, { nil: null }),
        status: fc.constantFrom('draft' as const, 'published' as const),
      },
      { requiredKeys: [] },
    ),
    more: rarely(
      fc.constantFrom(
        { damage: [{ what: { en: 'a wall' }, claim: null }] },
        { links: [{ link: 'part-of', incident: 'b' }] },
        { notes: 'in no schema' },
      ),
    ),
    oddWhen: rarely(fc.record({ wording: text, zone: text })),
    oddWhat: rarely(fc.record({ suicide: fc.boolean() })),
  })
  .map(({ title, claims, when, where, targets, odd, more, oddWhen, oddWhat }) => {
    const incident = incidentNamed('a')
    const list = targets.map((type) => ({ type, name: null, outcome: 'carried-out' as const }))
    return {
      ...incident,
      title,
      assessment: null,
      damage: [],
      links: [],
      claims,
      when: { ...incident.when, timeOfDay: null, wording: null, zone: null, ...when, ...oddWhen },
      where: { ...incident.where, ...where },
      what: {
        ...incident.what,
        ...{ methods: [], devices: [], suicide: null, outcome: 'carried-out', ...oddWhat },
        targets: list,
      },
      ...odd,
      ...more,
    } as Incident
  })

describe('writeIncidentParts', () => {
  const contents = growingBytes()
  const committed = new Map<string, string>()
  const commit = (part: string, text: Uint8Array) => void committed.set(part, sha256Hex(text))
  const salts = makeSalts((bytes) => void crypto.getRandomValues(bytes))
  const writer = openEntryWriter({ salts }, { contents, commit })
  const write = (incident: Incident, reason: string) => {
    committed.clear()
    const isSuspect = writer.addRecord('incident', incident, reason)
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return {
      isSuspect,
      content: decoder.decode(takeBytes(contents)),
      commitments: JSON.stringify(Object.fromEntries(committed)),
    }
  }

  it('writes what writeRecordParts writes, once its signs are expanded, and commits to that', () => {
    let abbreviated = 0
    fc.assert(
      fc.property(incidents, fc.constantFrom('"a reason"', '"گزارش"'), (incident, reason) => {
        if (isUsualIncident(incident)) abbreviated += 1
        const { content, commitments } = write(incident, reason)
        const { version: _, ...fields } = incident
        const parts = readParts(content) ?? {}
        const written = Object.entries(parts).map(([part, { json }]) => [part, json])
        const expected = { ...writeRecordParts('incident', fields), reason }
        expect(Object.fromEntries(written)).toEqual(expected)
        const expectedOnes = Object.entries(parts).map(([part, value]) => [
          part,
          sha256Hex(textOfCommitment(part, value)),
        ])
        expect(commitments).toBe(JSON.stringify(Object.fromEntries(expectedOnes)))
      }),
      { numRuns: 2000 },
    )
    expect(abbreviated).toBeGreaterThan(300)
  })

  it('suspects every incident that holds what is never stored, and few others', () => {
    const forbidden = fc.constantFrom(
      'call 0093 700 123 456',
      'somebody@example.org',
      '۰۷۹۹ ۱۲۳ ۴۵۶',
    )
    fc.assert(
      fc.property(incidents, fc.nat(), forbidden, (incident, place, words) => {
        const usual = { ...incident, claims: incident.claims.map((one) => ({ ...one })) }
        const claim = usual.claims[place % (usual.claims.length + 1)]
        if (claim === undefined) usual.title = { en: words }
        else if (claim.kind === 'statement') claim.summary = { fa: words }
        else if (claim.actor !== null) claim.actor = words
        else
          claim.locator = {
            paragraph: null,
            selector: { type: 'RowSelector', column: 'id', value: words },
          }
        expect(findNeverStored(usual)).not.toEqual([])
        expect(write(usual as Incident, '"a reason"').isSuspect).toBe(true)
      }),
    )
    const plain = {
      ...incidentNamed('a'),
      title: { en: 'killed on 2022-09-30 in 34.5007, 69.1004' },
    }
    expect(write(plain, '"call +93 700 123 456"').isSuspect).toBe(false)
  })

  it('leaves to others an incident that has something else in it', () => {
    const incident = incidentNamed('a')
    expect(isUsualIncident({ ...incident, damage: [{ what: { en: 'x' }, claim: null }] })).toBe(
      false,
    )
  })
})
