import { describe, expect, test } from 'vitest'
import { incidents } from './incidents/index.ts'

const statements = {
  jalalabad: ['report ×4'],
  'pakistani-embassy': [
    'arrest',
    'condemnation ×3',
    'doubt',
    'investigation',
    'report ×5',
    'warning ×2',
  ],
  'hizb-e-islami': ['condemnation ×3', 'promise', 'report ×2'],
  aybak: ['condemnation ×2', 'investigation', 'report'],
  injil: ['denial', 'report ×2', 'warning'],
  'herat-minibus': ['report'],
  'fargh-shahr': ['report ×2'],
  kaj: ['condemnation', 'report'],
  'kabul-raid': ['report ×2'],
  'wazir-akbar-khan': ['report'],
}

describe('statement claims', () => {
  test.each(Object.entries(statements))('of %s do this: %j', (name, expected) => {
    const incident = incidents.find(({ id }) => id === `afg-2022-${name}`)
    const acts = (incident?.claims ?? []).flatMap((claim) =>
      claim.kind === 'statement' ? [claim.act] : [],
    )
    const counted = [...new Set(acts)].sort().map((act) => {
      const times = acts.filter((candidate) => candidate === act).length
      return times === 1 ? act : `${act} ×${times}`
    })
    expect(counted).toEqual(expected)
  })

  test('speak of the claim that they answer', () => {
    const answers = incidents.flatMap(({ claims }) =>
      claims.flatMap((claim) =>
        claim.kind === 'statement' && claim.about !== null ? [`${claim.id} → ${claim.about}`] : [],
      ),
    )
    expect(answers.sort()).toEqual([
      'killed-were-involved → killed-iskp',
      'pakistan-doubts → iskp-claims',
      'pakistan-investigates → iskp-claims',
      'taliban-deny-presence → iskp-means-to-settle',
    ])
  })

  test('report the two mines found at Jalalabad, which are devices made safe', () => {
    const jalalabad = incidents.find(({ id }) => id === 'afg-2022-jalalabad')
    expect(jalalabad?.what.devices).toEqual([
      {
        method: 'landmine',
        quantity: { low: 2, best: 2, high: 2, wording: null },
        outcome: 'defused',
        claim: 'mines-defused',
      },
    ])
  })
})
