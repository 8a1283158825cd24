import { everything } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { toggleValue, withoutOwnFilter, withoutParameter } from './edit-query.ts'

describe('toggleValue', () => {
  it('chooses a value and, asked again, no longer does', () => {
    const chosen = toggleValue(everything, 'province', 'AF32')
    expect(chosen.province).toEqual(['AF32'])
    expect(toggleValue(chosen, 'province', 'AF32')).toEqual(everything)
  })
  it('keeps lists in canonical order', () => {
    const query = toggleValue(toggleValue(everything, 'actor', 'taliban'), 'actor', 'iskp')
    expect(query.actor).toEqual(['iskp', 'taliban'])
  })
})

describe('withoutParameter', () => {
  it('takes away one value and keeps the others', () => {
    const query = { ...everything, actor: ['iskp', 'taliban'] }
    expect(withoutParameter(query, 'actor', 'iskp').actor).toEqual(['taliban'])
  })
  it('falls back to the default of a parameter with one value', () => {
    const query = { ...everything, rule: 'un-only', from: '2022-10-05' }
    expect(withoutParameter(withoutParameter(query, 'rule'), 'from')).toEqual(everything)
  })
})

describe('withoutOwnFilter', () => {
  it('leaves out the named filters only', () => {
    const query = { ...everything, from: '2022-10-05', to: '2022-12-05', actor: ['iskp'] }
    expect(withoutOwnFilter(query, ['from', 'to'])).toEqual({ ...everything, actor: ['iskp'] })
  })
})
