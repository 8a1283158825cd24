import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evenPieces } from './even-pieces.ts'

it('evenPieces gives the same bytes in pieces of one length, the last one shorter', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 20 }), async (input, length) => {
      const even: Uint8Array[] = []
      for await (const piece of evenPieces(inTurn(input), length)) even.push(piece)
      expect(even.flatMap((piece) => [...piece])).toEqual(input.flatMap((piece) => [...piece]))
      for (const piece of even.slice(0, -1)) expect(piece).toHaveLength(length)
      for (const piece of even) expect(piece.length).toBeGreaterThan(0)
    }),
  )
})

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}
