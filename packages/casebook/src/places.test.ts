import { describe, expect, test } from 'vitest'
import { incidents } from './incidents/index.ts'
import { places } from './places.ts'
import { provinces } from './provinces.ts'

describe('places', () => {
  test('hold the 34 provinces AF01 to AF34, each with its name in three languages', () => {
    const codes = Array.from(
      { length: 34 },
      (_, index) => `AF${String(index + 1).padStart(2, '0')}`,
    )
    expect(provinces.map((province) => province.province)).toEqual(codes)
    for (const province of provinces) {
      expect(Object.keys(province.name).sort()).toEqual(['en', 'fa', 'ps'])
    }
    expect(new Set(provinces.map((province) => province.name.en)).size).toBe(34)
  })

  test('have no position where no more than the province is known', () => {
    const located = [...places, ...incidents.map((incident) => incident.where)]
    for (const place of located.filter(({ precision }) => precision === 'province')) {
      expect(place.position).toBeNull()
    }
  })

  test('have positions that are no finer than a hundredth of a degree, within Afghanistan', () => {
    for (const { position, id } of places) {
      if (position === null) continue
      for (const degrees of [position.latitude, position.longitude]) {
        expect(Math.round(degrees * 100) / 100, id).toBe(degrees)
      }
      expect(position.latitude > 29 && position.latitude < 39, id).toBe(true)
      expect(position.longitude > 60 && position.longitude < 75, id).toBe(true)
    }
  })

  test('lie in the province that their district code begins with', () => {
    for (const { district, province, id } of places) {
      if (district !== null) expect(district.slice(0, 4), id).toBe(province)
    }
  })

  test.each([
    ['afg-2022-jalalabad', 'AF06', 'AF0601', 'locality'],
    ['afg-2022-pakistani-embassy', 'AF01', 'AF0101', 'locality'],
    ['afg-2022-hizb-e-islami', 'AF01', 'AF0101', 'locality'],
    ['afg-2022-aybak', 'AF20', 'AF2001', 'locality'],
    ['afg-2022-injil', 'AF32', 'AF3202', 'district'],
    ['afg-2022-herat-minibus', 'AF32', null, 'province'],
    ['afg-2022-fargh-shahr', 'AF32', null, 'province'],
    ['afg-2022-kaj', 'AF01', 'AF0101', 'locality'],
    ['afg-2022-kabul-raid', 'AF01', 'AF0101', 'district'],
    ['afg-2022-wazir-akbar-khan', 'AF01', 'AF0101', 'locality'],
  ])('put %s in %s, %s, known to the %s', (id, province, district, precision) => {
    expect(incidents.find((incident) => incident.id === id)?.where).toMatchObject({
      country: 'AFG',
      province,
      district,
      precision,
    })
  })
})
