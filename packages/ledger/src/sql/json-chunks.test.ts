import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonChunks } from './json-chunks.ts'

it('jsonChunks starts a new list where the next row would make one too long', () => {
  expect(jsonChunks([1, 2, 3], 5)).toEqual(['[1,2]', '[3]'])
})

it('jsonChunks gives a row that is too long by itself a list of its own', () => {
  expect(jsonChunks(['long enough', 1], 5)).toEqual(['["long enough"]', '[1]'])
})

it('jsonChunks makes no list of no rows', () => {
  expect(jsonChunks([])).toEqual([])
})

it('jsonChunks keeps every row in its order, in lists that are short enough', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 8 })),
      fc.integer({ min: 60, max: 200 }),
      (rows, longest) => {
        const chunks = jsonChunks(rows, longest)
        expect(chunks.flatMap((chunk): string[] => JSON.parse(chunk))).toEqual(rows)
        for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(longest)
      },
    ),
  )
})
