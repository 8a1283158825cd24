import { expect, it } from 'vitest'
import { isApiAddress } from './api-address.ts'

it.each([
  ['/v1', true],
  ['/v1/incidents', true],
  ['/openapi.json', true],
  ['/docs', true],
  ['/livez', true],
  ['/readyz', true],
  ['/ogc/collections', true],
  ['/', false],
  ['/v1s', false],
  ['/incidents', false],
  ['/docs.html', false],
])('isApiAddress of %s is %s', (path, expected) => {
  expect(isApiAddress(path)).toBe(expected)
})
