import { describe, expect, it } from 'vitest'
import { checksumOf } from './checksum.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('checksumOf', () => {
  it.each([
    ['', 0x02cc5d05],
    ['a', 0x550d7456],
    ['abc', 0x32d153ff],
    ['abcdefghijklmnopqrstuvwxyz', 0x63a14d5f],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 0x9c285e64],
  ])('agrees with the published values of XXH32 for %j', (text, expected) => {
    expect(checksumOf(bytesOf(text))).toBe(expected)
  })

  it('is the same wherever the bytes begin in their buffer', () => {
    const text = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
    for (const before of [1, 2, 3]) {
      const bytes = bytesOf('#'.repeat(before) + text).subarray(before)
      expect(checksumOf(bytes)).toBe(0x9c285e64)
    }
  })
})
