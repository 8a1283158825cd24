import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readBase64, writeBase64 } from './base64.ts'

it('writeBase64 writes what other programs do, and readBase64 reads it again, for bytes of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = writeBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      const read = new Uint8Array(bytes.length + 1)
      expect(readBase64(text, read, 1)).toBe(bytes.length + 1)
      expect(read.subarray(1)).toEqual(bytes)
    }),
  )
})
