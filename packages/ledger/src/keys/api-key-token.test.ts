import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatToken, makeToken, parseToken } from './api-key-token.ts'

const bytes = fc.uint8Array({ minLength: 42, maxLength: 42 })

describe('an API key’s token', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const token = makeToken(random)
        expect(parseToken(formatToken(token))).toEqual(token)
      }),
    )
  })

  it('is recognised by its prefix and its checksum', () => {
    const token = formatToken({ id: 'abcdefghjk', secret: 'A'.repeat(43) })
    // The checksum by another program: Python's zlib.crc32, to the base 62.
    expect(token).toBe(`rc_abcdefghjk_${'A'.repeat(43)}_4SESE1`)
  })

  it('is none when any character of it is another one', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.nat(),
        fc.constantFrom('a', 'B', '7', '-', '_', ' '),
        (random, at, other) => {
          const token = formatToken(makeToken(random))
          const position = at % token.length
          fc.pre(token[position] !== other)
          const mistyped = `${token.slice(0, position)}${other}${token.slice(position + 1)}`
          expect(parseToken(mistyped)).toBeNull()
        },
      ),
    )
  })

  it('differs in its secret for every bit that differs', () => {
    const zero = makeToken(new Uint8Array(42))
    const secrets = new Set([zero.secret])
    for (let bit = 0; bit < 256; bit++) {
      const random = new Uint8Array(42)
      random[10 + (bit >> 3)] = 1 << (bit & 7)
      secrets.add(makeToken(random).secret)
    }
    expect(secrets.size).toBe(257)
  })

  it('takes exactly its bytes', () => {
    expect(() => makeToken(new Uint8Array(41))).toThrow(RangeError)
  })

  it.each(['', 'rc_', 'Bearer rc_abc', `rc_${'a'.repeat(4000)}`])('is none of %j', (text) => {
    expect(parseToken(text)).toBeNull()
  })
})
