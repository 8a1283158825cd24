import { canonicalJson } from '@recount/core/primitives'
import { findNeverStored } from '@recount/core/protection'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { incidentNamed } from '../../test/sample-records.ts'
import { mayHoldForbidden } from './may-hold-forbidden.ts'

const pieces = fc.constantFrom(
  ...['+93', '00', '0', '07', '0700', '123', ' ', '-', '.', ',', 'a', '1399', '0102', '12345'],
  ...['somebody@example.org', '@', '۷۰۰', '٩', '"', '\\', '/', 'کابل', '700 123 456', '2022-10-05'],
)

const incidentSaying = (text: string) => ({ ...incidentNamed('a'), title: { en: text } })

const looked = (value: unknown) => {
  const bytes = new TextEncoder().encode(canonicalJson(value))
  return mayHoldForbidden(bytes, 0, bytes.length)
}

it('mayHoldForbidden misses nothing that is never stored, wherever it stands in a text', () => {
  let found = 0
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (list) => {
      const record = incidentSaying(list.join(''))
      if (findNeverStored(record).length === 0) return
      found += 1
      expect(looked(record)).toBe(true)
    }),
    { numRuns: 5000 },
  )
  expect(found).toBeGreaterThan(300)
})

it('mayHoldForbidden passes days, coordinates and numbers of people', () => {
  const text = 'at least 53 killed on 2022-09-30 in 34.5007, 69.1004, in room 100 of 2000'
  expect(looked(incidentSaying(text).title)).toBe(false)
})
