import { everything } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { answerBreakdown, answerIncidents } from '../../data/explore-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import topology from '../../geography/afghanistan.topo.json' with { type: 'json' }
import { makeCountryFrame } from '../../geography/country-frame.ts'
import { makeMapFrame } from '../../geography/map-frame.ts'
import world from '../../geography/world.topo.json' with { type: 'json' }
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords } from '../../language/words.ts'
import { mapModel } from './map-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const snapshot = fixedSnapshot()
const incidents = answerIncidents(snapshot, everything)
const frame = makeMapFrame(topology, 720, 560)
const modelOf = (measure: 'killed' | 'incidents', some = incidents) =>
  mapModel(
    {
      incidents: some,
      byArea: answerBreakdown(snapshot, everything, 'province'),
      chosen: ['AF32'],
      measure,
      frame,
      nameOf: (code) => code,
      titleOf: (id) => id,
      hrefOf: (id) => `/${id}`,
    },
    words,
  )

describe('mapModel', () => {
  it('places no incident that is known to the province only, and counts it', () => {
    const model = modelOf('killed')
    const placed = model.points.flatMap((point) => point.incidents)
    expect(placed).not.toContain('afg-2022-herat-minibus')
    expect(model.imprecise).toBe(2)
    expect(placed.length + model.imprecise).toBe(model.incidents)
    expect(model.areas.find(({ code }) => code === 'AF32')?.imprecise).toBe(2)
  })
  it('joins incidents that are too near to be told apart, and adds their tolls', () => {
    const kabul = modelOf('killed').points.find(({ incidents }) =>
      incidents.includes('afg-2022-kaj'),
    )
    expect(kabul?.incidents.length).toBeGreaterThan(2)
    expect(kabul?.isOpen).toBe(true)
    expect(kabul?.href).toBeNull()
    expect(kabul?.label).toContain('at least 54')
  })
  it('draws discs whose areas are to each other as the tolls', () => {
    const { points } = modelOf('killed')
    const radiusOf = (id: string) =>
      points.find(({ incidents }) => incidents.includes(id))?.radius ?? 0
    const ratio = radiusOf('afg-2022-aybak') ** 2 / radiusOf('afg-2022-kaj') ** 2
    expect(ratio).toBeCloseTo(19 / 54, 2)
  })
  it('marks a toll that nobody reported, and gives it no size', () => {
    const jalalabad = modelOf('killed').points.find(({ id }) => id === 'afg-2022-jalalabad')
    expect(jalalabad).toMatchObject({ isUnknown: true, ring: null, href: '/afg-2022-jalalabad' })
    expect(modelOf('incidents').points.every(({ isUnknown }) => !isUnknown)).toBe(true)
  })
  it('tells what lies outside of the map, and what is known to the country only', () => {
    const abroad = incidents.map((incident, index) => {
      const where = { ...incident.where, country: index === 0 ? 'PAK' : 'AFG' }
      const coarse = { ...where, position: null, precision: 'country' as const }
      return { ...incident, where: index === 1 ? coarse : where }
    })
    expect(modelOf('killed', abroad)).toMatchObject({ outside: 1, countryOnly: 1, incidents: 9 })
  })
  it('hatches a country for what is known to it or to a province only, where the areas are countries', () => {
    const model = mapModel(
      {
        incidents,
        byArea: answerBreakdown(snapshot, everything, 'country'),
        chosen: [],
        measure: 'killed',
        frame: makeCountryFrame(world, ['AFG', 'PAK'], 720, 560),
        nameOf: (code) => code,
        titleOf: (id) => id,
        hrefOf: (id) => `/${id}`,
      },
      words,
    )
    const areaOf = (code: string) => model.areas.find((area) => area.code === code)
    expect(model.level).toBe('country')
    expect(areaOf('AFG')).toMatchObject({ imprecise: 2, incidents: 10 })
    expect(areaOf('PAK')).toMatchObject({ imprecise: 0, incidents: 0, nameAt: null })
    expect(model).toMatchObject({ imprecise: 2, countryOnly: 0, outside: 0, incidents: 10 })
  })
  it('puts no name over a disc or over another name', () => {
    const { areas, points } = modelOf('killed')
    const named = areas.flatMap(({ nameAt }) => (nameAt === null ? [] : [nameAt]))
    expect(named.length).toBe(4)
    for (const [x, y] of named)
      for (const point of points)
        expect(Math.hypot(x - point.x, y - point.y)).toBeGreaterThan(point.radius)
  })
  it('writes numbers only where they can be read: on their disc, and over no other number', () => {
    const crowd = Array.from({ length: 600 }, (_, index) => ({
      ...crowded(index),
      where: {
        ...crowded(index).where,
        position: { latitude: 31 + (index % 23) / 4, longitude: 62 + (index % 29) / 4 },
      },
    }))
    const numbers = modelOf('killed', crowd).points.flatMap(({ count, x, y, radius }) =>
      count === null ? [] : [{ ...count, x, y, radius }],
    )
    expect(numbers.length).toBeGreaterThan(3)
    for (const [index, one] of numbers.entries()) {
      expect(one.text.length * 3.5).toBeLessThan(one.radius)
      for (const other of numbers.slice(index + 1))
        expect(Math.abs(one.x - other.x) > 7 || Math.abs(one.y - other.y) > 16).toBe(true)
    }
  })
  it('asks for a box where a disc holds more incidents than an address can name', () => {
    const boxOf = (number: number) =>
      modelOf(
        'killed',
        Array.from({ length: number }, (_, index) => crowded(index)),
      ).points[0]?.box
    expect(boxOf(100)).toBeNull()
    expect(boxOf(101)).toEqual({ west: 69.1, south: 34.5, east: 69.101, north: 34.501 })
  })
  it('keeps the name of a country at the edge inside of the map', () => {
    const narrow = makeCountryFrame(world, ['MEX', 'MMR'], 720, 560)
    const placed = incidents.slice(0, 2).map((incident, index) => {
      const position =
        index === 0 ? { latitude: 32, longitude: -116 } : { latitude: 21, longitude: 97 }
      const where = {
        ...incident.where,
        country: index === 0 ? 'MEX' : 'MMR',
        position,
        precision: 'exact' as const,
      }
      return { ...incident, where }
    })
    const [row] = answerBreakdown(snapshot, everything, 'country')
    if (row === undefined) throw new Error('no country')
    const { areas } = mapModel(
      {
        incidents: placed,
        byArea: ['MEX', 'MMR'].map((country) => ({ ...row, key: { country } })),
        chosen: [],
        measure: 'killed',
        frame: narrow,
        nameOf: () => 'A long name of a country',
        titleOf: (id) => id,
        hrefOf: (id) => `/${id}`,
      },
      words,
    )
    const named = areas.flatMap(({ nameAt }) => (nameAt === null ? [] : [nameAt]))
    expect(named.length).toBe(2)
    for (const [x] of named) {
      expect(x).toBeGreaterThan(88)
      expect(x).toBeLessThan(720 - 88)
    }
  })
})

/** One of many incidents in a town. */
function crowded(index: number) {
  const [first] = incidents
  if (first === undefined) throw new Error('no incident')
  const position = { latitude: 34.5 + (index % 2) / 1000, longitude: 69.1 + (index % 2) / 1000 }
  const where = { ...first.where, country: 'AFG', position, precision: 'exact' as const }
  return { ...first, id: `crowd-${index}`, where }
}
