import type { Claim } from '@recount/core'
import { describe, expect, test } from 'vitest'
import { incidents } from './incidents/index.ts'
import { sources } from './sources.ts'

/** The origin that a speaker counts for: its party, the witnesses together, or the source it repeats. */
function originOf(speaker: string): string {
  const source = sources.find(({ id }) => id === speaker)
  if (source?.actor) return `party ${source.actor}`
  if (source?.kind === 'witness') return 'witnesses'
  return source?.derivedFrom[0]?.source ?? speaker
}

function vouches(claim: Claim): boolean {
  if (claim.kind === 'toll') return true
  if (claim.kind === 'attribution')
    return ['claimed', 'attributed', 'confirmed'].includes(claim.basis)
  return claim.act === 'report' && claim.speaker !== 'hasht-e-subh'
}

/** The rule of the README, "Grades". */
function gradeOf(claims: readonly Claim[]): string {
  const attributions = claims.filter((claim) => claim.kind === 'attribution')
  const named = new Set(attributions.map((claim) => claim.actor))
  const against = attributions.some(({ basis }) => basis === 'disputed' || basis === 'denied')
  if (against || named.size > 1) return 'contested'
  const origins = new Set(claims.filter(vouches).map((claim) => originOf(claim.speaker)))
  return origins.size >= 2 ? 'fair' : 'weak'
}

describe('assessments', () => {
  test.each(incidents)('give $id the grade that the rule gives', ({ claims, assessment }) => {
    expect(assessment?.grade).toBe(gradeOf(claims))
    expect(assessment?.assessor).toBe('recount-casebook')
    expect(assessment?.reason).not.toBe('')
  })

  test('have each of the three grades that the rule can give', () => {
    const given = new Set(incidents.map(({ assessment }) => assessment?.grade))
    expect([...given].sort()).toEqual(['contested', 'fair', 'weak'])
  })
})
