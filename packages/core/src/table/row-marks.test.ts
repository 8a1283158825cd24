import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clearOutside,
  countMarks,
  keepBoth,
  markRange,
  marksOfCodes,
  marksOfRows,
  marksWithout,
  noMarks,
  rowsOfMarks,
} from './row-marks.ts'

const length = 101
const rowSets = fc
  .oneof(fc.subarray([...Array(length).keys()]), fc.constant([...Array(length).keys()]))
  .map((rows) => Uint32Array.from(rows))
const ranges = fc
  .tuple(fc.nat(length), fc.nat(length))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

function rowsIn(marks: Int32Array): readonly number[] {
  return [...rowsOfMarks(marks, countMarks(marks))]
}

describe('row marks', () => {
  it('give back the rows that were marked, in order', () => {
    fc.assert(
      fc.property(rowSets, (rows) => {
        expect(rowsIn(marksOfRows(rows, length))).toEqual([...rows])
      }),
    )
  })

  it('tell what two have in common, and what one has and the other has not', () => {
    fc.assert(
      fc.property(rowSets, rowSets, (some, others) => {
        const isOther = new Set(others)
        const [marks, more] = [marksOfRows(some, length), marksOfRows(others, length)]
        expect(rowsIn(marksWithout(marks, more))).toEqual(
          [...some].filter((row) => !isOther.has(row)),
        )
        keepBoth(marks, more)
        expect(rowsIn(marks)).toEqual([...some].filter((row) => isOther.has(row)))
      }),
    )
  })

  it('mark a range, and leave only a range', () => {
    fc.assert(
      fc.property(rowSets, ranges, (rows, range) => {
        const isInside = (row: number) => row >= range.start && row < range.end
        const marks = marksOfRows(rows, length)
        clearOutside(marks, range)
        expect(rowsIn(marks)).toEqual([...rows].filter(isInside))
        const marked = noMarks(length)
        markRange(marked, range.start, range.end)
        expect(rowsIn(marked)).toEqual([...Array(length).keys()].filter(isInside))
      }),
    )
  })

  it.each([Uint8Array, Uint16Array, Uint32Array])('mark rows by the answers of codes', (Codes) => {
    const answers = Uint8Array.of(1, 0, 1, 0)
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 70 }), (list) => {
        const expected = [...list.keys()].filter((row) => answers[list[row] ?? 0] === 1)
        expect(rowsIn(marksOfCodes(Codes.from(list), answers, list.length))).toEqual(expected)
      }),
    )
  })

  it('take the last answer for every row of a column without codes', () => {
    expect(rowsIn(marksOfCodes(new Uint8Array(0), Uint8Array.of(0, 1), 40))).toHaveLength(40)
    expect(rowsIn(marksOfCodes(new Uint8Array(0), Uint8Array.of(1, 0), 40))).toEqual([])
  })
})
