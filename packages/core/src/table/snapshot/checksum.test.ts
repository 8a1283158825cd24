import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksumOf } from './checksum.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('checksumOf', () => {
  it.each([
    ['', 0],
    ['a', 0xe8b7be43],
    ['abc', 0x352441c2],
    ['123456789', 0xcbf43926],
    ['abcdefghijklmnopqrstuvwxyz', 0x4c2750bd],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 0x1fc2e6d2],
  ])('agrees with the published values of CRC-32 for %j', (text, expected) => {
    expect(checksumOf(bytesOf(text))).toBe(expected)
  })

  it('is that of zlib, for any bytes wherever they begin in their buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(5), (bytes, before) => {
        expect(checksumOf(bytes.subarray(before))).toBe(crc32(bytes.subarray(before)))
      }),
    )
  })
})
