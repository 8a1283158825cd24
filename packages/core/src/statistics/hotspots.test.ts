import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowCasualties } from '../../test/slow-casualties.ts'
import { recordsOf, type SmallIncident } from '../../test/small-records.ts'
import { boundsOfCell, cellOf, takeCellsAround } from './grid-cell.ts'

const at = (latitude: number, longitude: number, times = 1): readonly SmallIncident[] =>
  Array.from({ length: times }, () => ({ at: [latitude, longitude] as const, killed: 1 }))

function cellsAround(cell: number, size: number): readonly number[] {
  const cells = new Uint32Array(9)
  return Array.from(cells.subarray(0, takeCellsAround(cell, size, cells)))
}

/** Eight incidents in each of two neighbouring cells, and one each far away. */
const crowd = recordsOf([
  ...at(34.6, 69.1, 8),
  ...at(34.6, 69.6, 8),
  ...at(31.6, 65.7),
  ...at(36.7, 67.1),
  ...at(34.3, 62.2),
])

describe('hotspots', () => {
  it('scores by hand two neighbouring cells of eight among 39 cells with 2.47, and calls them hot', () => {
    const { rows, placed, cells, studied, hot } = resultOf(crowd, 'hotspots')
    expect([placed, cells, studied, hot]).toEqual([19, 5, 39, 2])
    const score = (39 * 16 - 19 * 9) / Math.sqrt(((39 * 131 - 19 * 19) * 9 * 30) / 38)
    expect(rows.map(({ incidents, around, isHot }) => [incidents, around, isHot])).toEqual([
      [8, 16, true],
      [8, 16, true],
      [1, 1, false],
      [1, 1, false],
      [1, 1, false],
    ])
    expect(rows[0]?.score).toBeCloseTo(score, 12)
    expect(score).toBeCloseTo(2.466, 3)
    expect(rows[0]?.bounds).toEqual({ west: 69, south: 34.5, east: 69.5, north: 35 })
    expect(rows[0]?.killed).toEqual({ low: 8, best: 8, high: 8 })
  })

  it('places no incident that is not known to the district or better, and counts it', () => {
    const records = recordsOf([...at(34.6, 69.1), { province: 'AF01', killed: 5 }, {}])
    const { answer } = compute(records, 'hotspots')
    expect(answer.result.placed).toBe(1)
    expect(answer.incidents.tooImprecise).toBe(2)
  })

  it('has no score for a cell that is alone, because its neighbourhood is all that is studied', () => {
    const { rows, hot } = resultOf(recordsOf(at(34.6, 69.1, 4)), 'hotspots')
    expect(rows.map(({ score, isHot }) => [score, isHot])).toEqual([[null, false]])
    expect(hot).toBe(0)
  })

  it('shows as many cells as limit allows, and counts all', () => {
    const { rows, cells, hot } = resultOf(crowd, 'hotspots', 'limit=1')
    expect([rows.length, cells, hot]).toEqual([1, 5, 2])
  })

  it('joins cells in a coarser grid', () => {
    expect(resultOf(crowd, 'hotspots', 'cell=2').rows[0]?.incidents).toBe(16)
  })

  it('is empty where there are no incidents', () => {
    expect(resultOf(recordsOf([]), 'hotspots')).toEqual({
      rows: [],
      placed: 0,
      cells: 0,
      studied: 0,
      hot: 0,
    })
  })

  it('puts every placed incident into one cell, with the tolls of those incidents', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (drawn, search) => {
        const limitless = search.replace(/&?limit=\d+/, '')
        const options = [limitless, 'limit=1000'].filter(Boolean).join('&')
        const computed = compute(drawn, 'hotspots', options)
        const counted = countedOf(drawn, computed).filter(
          ({ incident: { where } }) =>
            where.position !== null && !['province', 'country'].includes(where.precision),
        )
        const { rows, placed, hot } = computed.answer.result
        expect(placed).toBe(counted.length)
        expect(hot).toBe(rows.filter(({ isHot }) => isHot).length)
        const liesIn = (west: number, south: number) =>
          counted.filter(({ incident: { where } }) => {
            const { latitude, longitude } = where.position ?? { latitude: 0, longitude: 0 }
            const [fromWest, fromSouth] = [longitude - west, latitude - south]
            return fromWest >= 0 && fromWest < 0.5 && fromSouth >= 0 && fromSouth < 0.5
          })
        for (const { bounds, around, killed, wounded, incidents, unknownToll } of rows) {
          const { west, south } = bounds
          const inside = liesIn(west, south)
          expect({ killed, wounded, incidents, unknownToll }).toEqual(
            slowCasualties(inside, computed.query),
          )
          const steps = [-0.5, 0, 0.5]
          const near = steps.flatMap((x) => steps.flatMap((y) => liesIn(west + x, south + y)))
          expect(around).toBe(near.length)
        }
      }),
      { numRuns: 50 },
    )
  })
})

const sizes = fc.constantFrom(0.5, 1, 2)
/** Positions to six decimals: a tenth of a metre. */
const positions = fc
  .tuple(
    fc.integer({ min: -90_000_000, max: 90_000_000 }),
    fc.integer({ min: -180_000_000, max: 180_000_000 }),
  )
  .map(([latitude, longitude]) => [latitude / 1e6, longitude / 1e6] as const)

describe('cellOf and boundsOfCell', () => {
  it('count the cells of half a degree as PRIO-GRID does, from 1 to 259200', () => {
    expect(cellOf(-90, -180, 0.5)).toBe(1)
    expect(cellOf(-89.9, -179.4, 0.5)).toBe(2)
    expect(cellOf(-89.4, -180, 0.5)).toBe(721)
    expect(cellOf(90, 179.9, 0.5)).toBe(259_200)
  })

  it('put a position into the cell whose bounds hold it', () => {
    fc.assert(
      fc.property(positions, sizes, ([latitude, longitude], size) => {
        const { west, south, east, north } = boundsOfCell(cellOf(latitude, longitude, size), size)
        const eastward = longitude === 180 ? -180 : longitude
        expect(eastward).toBeGreaterThanOrEqual(west)
        expect(eastward).toBeLessThanOrEqual(east)
        expect(latitude).toBeGreaterThanOrEqual(south)
        expect(latitude).toBeLessThanOrEqual(north)
        expect([east - west, north - south]).toEqual([size, size])
      }),
    )
  })
})

describe('takeCellsAround', () => {
  it('is mutual, and holds the cell itself', () => {
    fc.assert(
      fc.property(positions, sizes, ([latitude, longitude], size) => {
        const cell = cellOf(latitude, longitude, size)
        const near = cellsAround(cell, size)
        expect(near).toContain(cell)
        expect(new Set(near).size).toBe(near.length)
        for (const other of near) expect(cellsAround(other, size)).toContain(cell)
        const isPolar = Math.abs(boundsOfCell(cell, size).south + size / 2) > 90 - size
        expect(near).toHaveLength(isPolar ? 6 : 9)
      }),
    )
  })

  it('goes on beyond the 180th meridian', () => {
    expect(cellsAround(cellOf(0.1, 179.9, 0.5), 0.5)).toContain(cellOf(0.1, -179.9, 0.5))
  })
})
