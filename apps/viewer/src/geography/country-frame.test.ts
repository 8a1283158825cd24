import { describe, expect, it } from 'vitest'
import { makeCountryFrame } from './country-frame.ts'
import { readTopology } from './read-topology.ts'
import topology from './world.topo.json' with { type: 'json' }

const codes = readTopology(topology).map(({ code }) => code)

describe('the committed map of countries', () => {
  it('holds each country once by its alpha-3 code', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
    for (const code of ['AFG', 'MMR', 'BGD', 'MEX', 'SDN', 'SSD', 'PSE', 'XKX']) {
      expect(codes).toContain(code)
    }
  })
  it('has closed rings', () => {
    for (const { outline } of readTopology(topology))
      for (const ring of outline.coordinates.flat()) expect(ring.at(-1)).toEqual(ring[0])
  })
})

describe('makeCountryFrame', () => {
  it('fills the plane with the countries that are asked for', () => {
    const frame = makeCountryFrame(topology, ['BGD', 'MMR'], 720, 560)
    const dhaka = frame.place({ latitude: 23.8, longitude: 90.4 }) ?? [0, 0]
    const yangon = frame.place({ latitude: 16.8, longitude: 96.2 }) ?? [0, 0]
    for (const [x, y] of [dhaka, yangon]) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(720)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(560)
    }
    expect(yangon[1] - dhaka[1]).toBeGreaterThan(100)
    expect(frame.areas.map(({ code }) => code)).toContain('IND')
    expect(frame.areas.map(({ code }) => code)).not.toContain('BRA')
  })
  it('keeps a country whole that crosses the 180th meridian', () => {
    const frame = makeCountryFrame(topology, ['RUS'], 720, 560)
    const moscow = frame.place({ latitude: 55.8, longitude: 37.6 }) ?? [0, 0]
    const anadyr = frame.place({ latitude: 64.7, longitude: 177.5 }) ?? [0, 0]
    expect(moscow[0]).toBeLessThan(anadyr[0])
  })
  it('shows the whole earth where no country is asked for, or none that it knows', () => {
    for (const countries of [[], ['ZZZ']]) {
      const { areas, covers } = makeCountryFrame(topology, countries, 720, 560)
      expect(areas.length).toBeGreaterThan(200)
      expect([covers('FRA'), covers('ZZZ'), covers(null)]).toEqual([true, false, false])
    }
  })
})
