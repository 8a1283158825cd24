import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Location, placePrecisions } from '../records/index.ts'
import { cellDegrees, generalisePosition } from './generalise-position.ts'

const kaj: Location = {
  country: 'AFG',
  province: 'AF01',
  district: 'AF0101',
  locality: { en: 'Dasht-e-Barchi' },
  position: { latitude: 34.5012, longitude: 69.1234 },
  precision: 'exact',
  place: 'kaj',
}

const angles = {
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
}
const locations = fc.record({ ...angles, precision: fc.constantFrom(...placePrecisions) }).map(
  ({ latitude, longitude, precision }): Location => ({
    ...kaj,
    position: { latitude, longitude },
    precision,
  }),
)
const cells = fc.constantFrom(...cellDegrees)

describe('generalisePosition', () => {
  it('gives the middle of the cell, and drops what names something smaller', () => {
    expect(generalisePosition(kaj, 0.01)).toEqual({
      ...kaj,
      position: { latitude: 34.505, longitude: 69.125 },
      precision: 'vicinity',
      place: null,
    })
    expect(generalisePosition(kaj, 0.1)).toEqual({
      ...kaj,
      locality: null,
      position: { latitude: 34.55, longitude: 69.15 },
      precision: 'district',
      place: null,
    })
    expect(generalisePosition(kaj, 1)).toEqual({
      ...kaj,
      district: null,
      locality: null,
      position: { latitude: 34.5, longitude: 69.5 },
      precision: 'province',
      place: null,
    })
  })

  it('leaves a location alone that is coarser than the cell', () => {
    const province: Location = { ...kaj, precision: 'province' }
    expect(generalisePosition(province, 0.1)).toBe(province)
  })

  it('drops the place of an incident that has no position of its own', () => {
    expect(generalisePosition({ ...kaj, position: null }, 0.1)).toMatchObject({
      position: null,
      place: null,
      precision: 'district',
    })
  })

  it('keeps the poles and the date line inside the world', () => {
    const corner = { ...kaj, position: { latitude: 90, longitude: 180 } }
    expect(generalisePosition(corner, 1).position).toEqual({ latitude: 89.5, longitude: 179.5 })
  })

  it('gives two positions of one cell the same bytes', () => {
    fc.assert(
      fc.property(locations, cells, angles.latitude, angles.longitude, (where, degrees, a, b) => {
        const { position } = generalisePosition(where, degrees)
        if (position === null) throw new Error('a position was lost')
        // Anywhere well within the same cell, whatever was the exact position.
        const near = {
          latitude: position.latitude + (a / 90) * degrees * 0.49,
          longitude: position.longitude + (b / 180) * degrees * 0.49,
        }
        const again = generalisePosition({ ...where, position: near }, degrees)
        const isCoarser = generalisePosition(where, degrees) === where
        expect(JSON.stringify(again.position)).toBe(JSON.stringify(isCoarser ? near : position))
      }),
    )
  })

  it('stays within half a cell of the position, and changes nothing when applied again', () => {
    fc.assert(
      fc.property(locations, cells, (where, degrees) => {
        const once = generalisePosition(where, degrees)
        const { latitude = 0, longitude = 0 } = where.position ?? {}
        expect(Math.abs((once.position?.latitude ?? 0) - latitude)).toBeLessThan(degrees / 2 + 1e-9)
        expect(Math.abs((once.position?.longitude ?? 0) - longitude)).toBeLessThan(
          degrees / 2 + 1e-9,
        )
        expect(generalisePosition(once, degrees)).toEqual(once)
      }),
    )
  })
})
