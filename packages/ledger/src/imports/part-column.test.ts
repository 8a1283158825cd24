import { sha256Hex } from '@recount/core/primitives'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partNames } from '../log/part-writer.ts'
import { addPart, commitmentsOf, endEntry, growingParts, takeParts } from './part-column.ts'

const entries = fc.array(fc.dictionary(fc.constantFrom(...partNames), fc.string()))

describe('a column of parts', () => {
  it('commits each entry to each of its parts, and begins anew in room that held others', () => {
    const column = growingParts()
    let room: ArrayBuffer | undefined
    fc.assert(
      fc.property(entries, (added) => {
        for (const entry of added) {
          for (const part of partNames) {
            const text = entry[part]
            if (text !== undefined) addPart(column, part, new TextEncoder().encode(text))
          }
          endEntry(column)
        }
        const taken = takeParts(column, room)
        const expected = added.map((entry) =>
          partNames.flatMap((part) => {
            const text = entry[part]
            return text === undefined ? [] : [[part, sha256Hex(text)]]
          }),
        )
        const committed = commitmentsOf(taken, sha256Hex)
        expect(committed.map((json) => Object.entries(JSON.parse(json)))).toEqual(expected)
        room = taken.texts.bytes.buffer
      }),
    )
  })
})
