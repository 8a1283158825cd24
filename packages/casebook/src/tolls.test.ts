import { describe, expect, test } from 'vitest'
import { incidents } from './incidents/index.ts'

/** Every toll claim: incident, claim, speaker, paragraph, harm, group, actor, low, best, high, of which. */
const tolls = [
  'jalalabad wounded-6 taliban-nangarhar-information 2 wounded civilian - 6 6 6',
  'pakistani-embassy wounded-guard hasht-e-subh 3 wounded security-personnel - 1 1 1',
  'hizb-e-islami killed-worshipper hasht-e-subh 6 killed civilian - 1 1 1 worshippers:1-1-1',
  'hizb-e-islami wounded-2 hasht-e-subh 6 wounded civilian - 2 2 2',
  'hizb-e-islami killed-attackers hekmatyar 6 killed attacker - 2 2 2',
  'aybak dozens-killed-or-wounded hasht-e-subh 8 killed-or-wounded civilian - 24 null 99',
  'aybak unama-killed unama 8 killed civilian - 19 19 19',
  'aybak unama-wounded unama 8 wounded civilian - 23 23 23',
  'aybak children-killed hasht-e-subh 8 killed civilian - not-said children:20-20-20',
  'aybak amiri-dozens us-special-representative 9 killed-or-wounded civilian - 24 null 99 children:13-null-99',
  'injil killed-4 local-sources-herat 11 killed armed-actor taliban 4 4 4',
  'injil wounded-3 local-sources-herat 11 wounded armed-actor taliban 3 3 3',
  'herat-minibus killed-5 hasht-e-subh 12 killed armed-actor taliban 5 5 5',
  'herat-minibus wounded-18 hasht-e-subh 12 wounded armed-actor taliban 18 18 18',
  'fargh-shahr killed-14 local-sources-herat 13 killed armed-actor taliban 14 14 14',
  'kaj dozens-killed-or-wounded hasht-e-subh 14 killed-or-wounded civilian - 24 null 99',
  'kaj killed-53 hasht-e-subh 14 killed civilian - 53 null null',
  'kaj wounded-110 hasht-e-subh 14 wounded civilian - 110 110 110',
  'kaj most-female-students hasht-e-subh 14 killed-or-wounded civilian - not-said female-students:82-null-null',
  'kabul-raid killed-iskp taliban-spokesman 16 killed armed-actor iskp 1 null null',
]

describe('toll claims', () => {
  test('are exactly these, each with its speaker, paragraph and reading', () => {
    const found = incidents.flatMap((incident) =>
      incident.claims.flatMap((claim) => {
        if (claim.kind !== 'toll') return []
        const { quantity } = claim
        const fields = [
          incident.id.replace('afg-2022-', ''),
          claim.id,
          claim.speaker,
          claim.locator.paragraph,
          claim.harm,
          claim.group,
          claim.actor ?? '-',
          ...(quantity ? [quantity.low, quantity.best, quantity.high] : ['not-said']),
          ...claim.ofWhich.map(
            ({ subgroup, quantity: part }) => `${subgroup}:${part.low}-${part.best}-${part.high}`,
          ),
        ]
        return [fields.map(String).join(' ')]
      }),
    )
    expect(found.sort()).toEqual([...tolls].sort())
  })

  test('keep the printed words of every number that was not plain', () => {
    const worded = incidents.flatMap((incident) =>
      incident.claims.flatMap((claim) =>
        claim.kind === 'toll'
          ? [claim.quantity?.wording, ...claim.ofWhich.map(({ quantity }) => quantity.wording)]
          : [],
      ),
    )
    expect(worded.filter((wording) => typeof wording === 'string').sort()).toEqual([
      'a bunch',
      'at least 53',
      'dozens',
      'dozens',
      'dozens',
      'most',
      'mostly',
    ])
  })

  test('never say 0, and name a party of armed actors and of nobody else', () => {
    for (const claim of incidents.flatMap((incident) => incident.claims)) {
      if (claim.kind !== 'toll') continue
      expect(claim.quantity?.low ?? 1, claim.id).toBeGreaterThan(0)
      expect(claim.actor !== null, claim.id).toBe(claim.group === 'armed-actor')
    }
  })

  test('contradict each other at Aybak: more children among the dead than dead', () => {
    const claims = incidents.find(({ id }) => id === 'afg-2022-aybak')?.claims ?? []
    const dead = claims.find(({ id }) => id === 'unama-killed')
    const children = claims.find(({ id }) => id === 'children-killed')
    if (dead?.kind !== 'toll' || children?.kind !== 'toll') throw new Error('tolls missing')
    expect(children.ofWhich[0]?.quantity.low).toBeGreaterThan(dead.quantity?.high ?? Infinity)
  })
})
