import { describe, expect, it } from 'vitest'
import { apiExamples, canBeAsked } from './api-examples.ts'

describe('apiExamples', () => {
  it.each(apiExamples)('$resource?$search can be asked', (example) => {
    expect(canBeAsked(example)).toBe(true)
  })
})

describe('canBeAsked', () => {
  it('finds a parameter, a value or a statistic that is not known', () => {
    const name = 'total'
    expect(canBeAsked({ name, resource: 'statistics/total', search: 'actr=iskp' })).toBe(false)
    expect(canBeAsked({ name, resource: 'statistics/total', search: 'rule=loudest' })).toBe(false)
    expect(canBeAsked({ name, resource: 'statistics/sum', search: '' })).toBe(false)
    expect(canBeAsked({ name, resource: 'incidents', search: 'sort=sideways' })).toBe(false)
  })
})
