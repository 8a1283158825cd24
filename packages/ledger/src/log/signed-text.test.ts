import { canonicalJson } from '@recount/core/primitives'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingBytes, repeatLast, takeBytes } from './growing-bytes.ts'
import { addNumber, addQuoted, signedText } from './signed-text.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** What is kept and what is hashed of what was added. */
function written(add: (text: ReturnType<typeof signedText>) => void): readonly string[] {
  // Little room, so that it has to grow.
  const text = signedText(growingBytes(8), 8)
  add(text)
  return [decoder.decode(takeBytes(text.kept)), decoder.decode(takeBytes(text.plain))]
}

describe('addNumber', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(9))
    .map(([digits, places]) => digits / 10 ** places)
  const number = fc.oneof(
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    decimal,
    decimal.map((value) => value + 2 ** -40),
    fc.maxSafeInteger(),
    fc.constantFrom(0, -0, 99, 100, 1e-6, 1e-7, -0.5, 1e15, 1e21, 0.1 + 0.2, 999999999.999999),
  )

  it('writes a number as canonical JSON has it', () => {
    fc.assert(
      fc.property(number, (value) => {
        const json = canonicalJson(value)
        expect(written((text) => addNumber(text, value))).toEqual([json, json])
      }),
      { numRuns: 5000 },
    )
  })

  it('takes no number that is not finite', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => written((text) => addNumber(text, value))).toThrow(TypeError)
    }
  })
})

describe('addQuoted', () => {
  const unit = fc.constantFrom('a', '7', ' ', 'é', 'ی', '😀', '"', '\\', '\n', '\u007f')
  const text = fc.oneof(
    fc.string({ unit, maxLength: 12 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 500 }),
    fc.string({ unit, maxLength: 60 }),
  )

  it('writes a text as canonical JSON has it, whatever its length and its letters', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (values) => {
        const json = values.map((value) => canonicalJson(value)).join('')
        const both = written((growing) => {
          for (const value of values) addQuoted(growing, value)
        })
        expect(both).toEqual([json, json])
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no half of a surrogate pair', () => {
    for (const value of ['\ud800', `${'a'.repeat(40)}\udc00`]) {
      expect(() => written((growing) => addQuoted(growing, value))).toThrow(TypeError)
    }
  })
})

describe('repeatLast', () => {
  it('adds the bytes that were added last, so many times', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9 }), fc.nat(9), fc.nat(12), (bytes, least, times) => {
        const length = Math.min(least, bytes.length)
        const growing = growingBytes(bytes.length)
        growing.bytes.set(bytes)
        growing.length = bytes.length
        repeatLast(growing, length, times)
        const last = [...bytes.slice(bytes.length - length)]
        const repeated = Array.from({ length: times }, () => last).flat()
        expect([...takeBytes(growing)]).toEqual([...bytes, ...repeated])
      }),
    )
  })
})
