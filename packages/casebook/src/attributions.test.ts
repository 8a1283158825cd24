import { describe, expect, test } from 'vitest'
import { incidents } from './incidents/index.ts'

const attributions = [
  'jalalabad suspected hasht-e-subh 2 iskp',
  'pakistani-embassy suspected hasht-e-subh 1 iskp',
  'pakistani-embassy claimed iskp-announcements 5 iskp',
  'pakistani-embassy disputed pakistan-foreign-ministry 5 iskp',
  'hizb-e-islami suspected hasht-e-subh 1 iskp',
  'aybak suspected hasht-e-subh 1 iskp',
  'injil suspected hasht-e-subh 1 iskp',
  'herat-minibus suspected hasht-e-subh 1 iskp',
  'herat-minibus claimed iskp-announcements 12 iskp',
  'fargh-shahr suspected hasht-e-subh 1 iskp',
  'kaj suspected hasht-e-subh 1 iskp',
  'kaj attributed taliban-authorities 16 iskp',
  'kaj attributed taliban-spokesman 17 iskp',
  'kabul-raid claimed taliban-spokesman 16 taliban',
  'wazir-akbar-khan attributed taliban-spokesman 17 iskp',
]

describe('attribution claims', () => {
  test('are exactly these, each with its rung, speaker, paragraph and actor', () => {
    const found = incidents.flatMap((incident) =>
      incident.claims.flatMap((claim) => {
        if (claim.kind !== 'attribution') return []
        const { basis, speaker, locator, actor } = claim
        const name = incident.id.replace('afg-2022-', '')
        return [`${name} ${basis} ${speaker} ${locator.paragraph} ${actor}`]
      }),
    )
    expect(found.sort()).toEqual([...attributions].sort())
  })

  test('are stated for every incident', () => {
    for (const { id, claims } of incidents) {
      expect(
        claims.some(({ kind }) => kind === 'attribution'),
        id,
      ).toBe(true)
    }
  })
})
