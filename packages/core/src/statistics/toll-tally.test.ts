import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, tableOf } from '../../test/incident-rows.ts'
import { addIncidents } from './add-incidents.ts'
import { askedBy } from './asked-toll.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { casualtiesOfSlot } from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

describe('TollTally', () => {
  it('counts frequent tolls and weighs them afterwards as if each had been added at once', () => {
    const asked = fc.constantFrom<readonly ('civilian' | 'unspecified' | 'armed-actor')[]>(
      [],
      ['civilian'],
      ['unspecified', 'armed-actor'],
    )
    fc.assert(
      fc.property(anyRows, asked, fc.array(fc.integer({ min: -1, max: 3 })), (drawn, group, to) => {
        const table = tableOf(drawn)
        const rows = Uint32Array.from({ length: table.length }, (_, row) => row)
        const slots = Int32Array.from(rows, (row) => to[row % Math.max(1, to.length)] ?? 0)
        const question = askedBy({ harm: [], group })
        const chunk = makeTollChunk(table, question)
        readTolls(chunk, rows)
        // Of a million slots no tolls are counted, of a thousand one or two, of four all.
        const found = [1_000_000, 1_000, 400, 4].map((most) => {
          const tally = makeTally(chunk, most, 1024, question.fromTotals, 1)
          addIncidents(tally, 4, slots, rows, rows.length, chunk)
          const sums = finishTally(tally, 4)
          return {
            counted: tally.width,
            casualties: [0, 1, 2, 3].map((slot) => casualtiesOfSlot(sums, slot, question)),
          }
        })
        expect(found[0]?.counted).toBe(0)
        expect(found[3]?.counted).toBe(table.quantities.low.length + 1)
        for (const { casualties } of found) expect(casualties).toEqual(found[0]?.casualties)
      }),
    )
  })
})
