import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../test/incident-rows.ts'
import {
  addWeights,
  type IncidentRow,
  type IncidentTable,
  type KnownQuantity,
  noQuantity,
  weightsOf,
  weightWidth,
} from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { askedBy, markUnknownTolls } from './asked-toll.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { pairUnit } from './toll-pairs.ts'
import {
  atIncidents,
  atKilled,
  atUnknownToll,
  atWounded,
  casualtiesOfSlot,
  emptySums,
  slotWidth,
} from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/** How many times greater tolls are: small ones, such that a few fill a pair, and such that one does. */
const scales = fc.constantFrom(1, pairUnit / 16, pairUnit / 16, pairUnit / 8, pairUnit, 2 ** 40)
const harms = fc.constantFrom<readonly ('killed' | 'wounded')[]>([], ['killed'], ['wounded'])
const slotsOfRows = fc.array(fc.nat(1), { minLength: 1 })

describe('TollTally', () => {
  it('holds more killed than a pair can', () => {
    const many = { quantity: { low: 1, best: pairUnit / 2, high: null }, unknown: false }
    const totals = { killed: many, wounded: null, missing: null, abducted: null }
    const table = tableOf(['a', 'b', 'c', 'd'].map((id) => rowWith({ id, totals })))
    const asked = askedBy({ harm: [], group: [] })
    const chunk = makeTollChunk(table, asked)
    const tally = makeTally()
    for (let row = 0; row < 4; row++) {
      readTolls(chunk, Uint32Array.of(row))
      addIncidents(tally, 1, Int32Array.of(0), Uint32Array.of(0), 1, chunk)
    }
    const killed = { low: 4, best: 2 * pairUnit, high: null }
    const expected = { killed, wounded: null, incidents: 4, unknownToll: 0 }
    expect(casualtiesOfSlot(finishTally(tally, 1), 0, asked)).toEqual(expected)
  })

  it('adds tolls in pairs, however great they are, as if each number had been added by itself', () => {
    fc.assert(
      fc.property(anyRows, fc.array(scales, { minLength: 1 }), harms, slotsOfRows, (...drawn) => {
        const [rows, by, harm, to] = drawn
        const table = tableOf(rows.map((row, index) => scaled(row, by[index % by.length] ?? 1)))
        const asked = askedBy({ harm, group: [] })
        const chunk = makeTollChunk(table, asked)
        const slots = Int32Array.from(
          { length: table.length },
          (_, row) => to[row % to.length] ?? 0,
        )
        const tally = makeTally()
        // Two incidents at a time, so that pairs are filled in some turns.
        for (let start = 0; start < table.length; start += 2) {
          const ofChunk = Uint32Array.from(
            { length: Math.min(2, table.length - start) },
            (_, at) => start + at,
          )
          readTolls(chunk, ofChunk)
          const places = Uint32Array.from(ofChunk.keys())
          addIncidents(tally, 4, slots.subarray(start, start + 2), places, ofChunk.length, chunk)
        }
        const sums = finishTally(tally, 4)
        const expected = addedOneByOne(table, slots, asked)
        for (const slot of [0, 1, 2, 3]) {
          expect(casualtiesOfSlot(sums, slot, asked)).toEqual(
            casualtiesOfSlot(expected, slot, asked),
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})

function scaled(row: IncidentRow, scale: number): IncidentRow {
  const times = (known: KnownQuantity | null): KnownQuantity | null => {
    if (known === null) return null
    const { low, best, high } = known.quantity
    return {
      ...known,
      quantity: {
        low: low * scale,
        best: best === null ? null : best * scale,
        high: high === null ? null : high * scale,
      },
    }
  }
  const { killed, wounded, ...others } = row.totals
  return { ...row, totals: { ...others, killed: times(killed), wounded: times(wounded) } }
}

function addedOneByOne(table: IncidentTable, slots: Int32Array, asked: ReturnType<typeof askedBy>) {
  const sums = emptySums(4)
  const weights = weightsOf(table.quantities)
  const unknown = markUnknownTolls(table, [...slots.keys()], asked)
  slots.forEach((slot, row) => {
    const at = slot * slotWidth
    sums.numbers[at + atIncidents] = (sums.numbers[at + atIncidents] ?? 0) + 1
    sums.numbers[at + atUnknownToll] = (sums.numbers[at + atUnknownToll] ?? 0) + (unknown[row] ?? 0)
    for (const [place, harm, offset] of [
      [0, 'killed', atKilled],
      [1, 'wounded', atWounded],
    ] as const) {
      if ((asked.harms & (1 << place)) === 0) continue
      const code = table.totals[harm][row] ?? noQuantity(table)
      addWeights(sums.numbers, at + offset, weights, code * weightWidth)
    }
  })
  return sums
}
