import { expect, it } from 'vitest'
import { parseParameters } from './parse-parameters.ts'

it('parseParameters refuses what the route does not take, even where other routes do', () => {
  const { value, issues } = parseParameters('?country=AFG&asOf=3', ['asOf'])
  expect(value).toBeNull()
  expect(issues).toMatchObject([{ code: 'unknown-parameter', path: 'country' }])
})

it('parseParameters names the nearest parameter that the route takes', () => {
  expect(parseParameters('?asof=3', ['asOf', 'limit']).issues[0]?.expected).toContain(
    'did you mean asOf?',
  )
})

it('parseParameters says so where the route takes none', () => {
  expect(parseParameters('?asOf=3', []).issues[0]?.expected).toBe('no parameters at all')
})

it('parseParameters tells all that is wrong at once', () => {
  const { issues } = parseParameters('?country=AFG&limit=0&asOf=%', ['asOf', 'limit'])
  expect(issues.map(({ path }) => path)).toEqual(['country', 'asOf', 'limit'])
})

it('parseParameters reads what the route takes', () => {
  expect(parseParameters('?limit=5', ['limit']).value?.limit).toBe(5)
})
