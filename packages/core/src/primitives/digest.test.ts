import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from '../../test/arbitraries.ts'
import { digestOf, sha256Hex } from './digest.ts'

describe('sha256Hex', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('gives the digest that NIST publishes for a text', (text, expected) => {
    expect(sha256Hex(text)).toBe(expected)
  })

  it('agrees with the platform’s SHA-256 on any text, as UTF-8', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
    )
  })

  it('gives bytes the digest of the text whose UTF-8 they are', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(sha256Hex(new TextEncoder().encode(text))).toBe(sha256Hex(text))
      }),
    )
  })
})

describe('digestOf', () => {
  it('is the same for equal values and another one when anything changes', () => {
    const figure = { query: 'country=AFG', result: { low: 96 } }
    expect(digestOf({ result: { low: 96 }, query: 'country=AFG' })).toBe(digestOf(figure))
    expect(digestOf({ ...figure, result: { low: 97 } })).not.toBe(digestOf(figure))
  })

  it('throws for what canonical JSON cannot hold', () => {
    expect(() => digestOf({ low: Number.NaN })).toThrow(TypeError)
  })
})
