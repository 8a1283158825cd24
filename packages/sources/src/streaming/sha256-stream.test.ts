import { describe, expect, it } from 'vitest'
import { createSha256, portableSha256 } from './sha256-stream.ts'

describe.each([
  ['createSha256', createSha256],
  ['portableSha256', portableSha256],
])('%s', (_, create) => {
  it('gives the digest that FIPS 180-4 prints for its example', () => {
    const digest = create()
    digest.update(new TextEncoder().encode('abcdbcdecdefdefgefghfghighij'))
    digest.update(new TextEncoder().encode('hijkijkljklmklmnlmnomnopnopq'))
    expect(digest.hex()).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1')
  })
})
