import { checkReferences, isIsoDate, parseRecord, type RecordKind } from '@recount/core'
import { describe, expect, test } from 'vitest'
import { casebook } from './index.ts'

const kinds: readonly (readonly [RecordKind, readonly { readonly id: string }[]])[] = [
  ['source', casebook.sources],
  ['document', casebook.documents],
  ['actor', casebook.actors],
  ['place', casebook.places],
  ['incident', casebook.incidents],
  ['reported-total', casebook.reportedTotals],
]

describe('casebook', () => {
  for (const [kind, records] of kinds) {
    test.each(records)(`parses as a ${kind} without an issue and unchanged: $id`, (record) => {
      const parsed = parseRecord(kind, record)
      expect(parsed.issues).toEqual([])
      expect(parsed.value).toEqual(record)
    })
  }

  test('has no reference that leads nowhere and no id used twice', () => {
    expect(checkReferences(casebook)).toEqual([])
  })

  test('has every record used: no source, document or actor is idle', () => {
    const claims = casebook.incidents.flatMap((incident) => incident.claims)
    const spoken = new Set([
      ...claims.map((claim) => claim.speaker),
      ...casebook.documents.map((document) => document.source),
    ])
    expect(casebook.sources.map(({ id }) => id).filter((id) => !spoken.has(id))).toEqual([])
    const parties = new Set([
      ...claims.map((claim) => (claim.kind === 'statement' ? null : claim.actor)),
      ...casebook.sources.map((source) => source.actor),
      ...casebook.actors.map((actor) => actor.partOf),
    ])
    expect(casebook.actors.map(({ id }) => id).filter((id) => !parties.has(id))).toEqual([])
  })

  test('is the same after a journey through JSON', () => {
    expect(JSON.parse(JSON.stringify(casebook))).toEqual(casebook)
  })

  test('has the incidents, the total and the actors on which the other packages agree', () => {
    expect(casebook.incidents.map(({ id }) => id).sort()).toEqual([
      'afg-2022-aybak',
      'afg-2022-fargh-shahr',
      'afg-2022-herat-minibus',
      'afg-2022-hizb-e-islami',
      'afg-2022-injil',
      'afg-2022-jalalabad',
      'afg-2022-kabul-raid',
      'afg-2022-kaj',
      'afg-2022-pakistani-embassy',
      'afg-2022-wazir-akbar-khan',
    ])
    expect(casebook.reportedTotals.map(({ id }) => id)).toEqual(['8am-2022-12'])
    expect(casebook.actors.find(({ id }) => id === 'iskp')?.partOf).toBe('islamic-state')
    expect(casebook.actors.map(({ id }) => id)).toContain('taliban')
  })

  test('has a title of each incident in English, Dari and Pashto', () => {
    for (const incident of [...casebook.incidents, ...casebook.reportedTotals]) {
      expect(Object.keys(incident.title).sort(), incident.id).toEqual(['en', 'fa', 'ps'])
    }
  })

  test('locates every claim in a paragraph of the article, 1 to 17', () => {
    for (const incident of casebook.incidents) {
      for (const claim of incident.claims) {
        expect(claim.document).toBe('8am-2022-12-05')
        expect(claim.locator.paragraph, `${incident.id} ${claim.id}`).toBeGreaterThanOrEqual(1)
        expect(claim.locator.paragraph, `${incident.id} ${claim.id}`).toBeLessThanOrEqual(17)
        expect(claim.date === null || isIsoDate(claim.date)).toBe(true)
      }
    }
  })

  test('says reported of the newspaper, and of nobody else', () => {
    const claims = casebook.incidents.flatMap((incident) => incident.claims)
    for (const claim of claims.filter((candidate) => candidate.kind !== 'attribution')) {
      expect(claim.basis === 'reported', claim.id).toBe(claim.speaker === 'hasht-e-subh')
    }
  })
})
