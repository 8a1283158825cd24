import { expect, it } from 'vitest'
import { entityTagOf, matchesEntityTag } from './entity-tag.ts'

it('entityTagOf is strong and differs with every part and its place', () => {
  const tags = [
    entityTagOf('a', 'b'),
    entityTagOf('ab', ''),
    entityTagOf('b', 'a'),
    entityTagOf('a'),
    entityTagOf('a,b'),
  ]
  for (const tag of tags) expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
  expect(new Set(tags).size).toBe(tags.length)
})

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b","a"', true],
  [' * ', true],
  ['"b"', false],
  ['a', false],
  ['', false],
  ['"ab"', false],
])('matchesEntityTag compares weakly: %s', (ifNoneMatch, matches) => {
  expect(matchesEntityTag(ifNoneMatch, '"a"')).toBe(matches)
})
