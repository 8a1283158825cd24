import { describe, expect, it } from 'vitest'
import topology from './afghanistan.topo.json' with { type: 'json' }
import { makeMapFrame } from './map-frame.ts'
import { readTopology } from './read-topology.ts'

const frame = makeMapFrame(topology, 720, 560)

describe('the committed map of Afghanistan', () => {
  it('holds the 34 provinces by P-code, in order', () => {
    const codes = readTopology(topology).map(({ code }) => code)
    const expected = Array.from(
      { length: 34 },
      (_, index) => `AF${String(index + 1).padStart(2, '0')}`,
    )
    expect(codes).toEqual(expected)
  })
  it('has closed rings', () => {
    for (const { outline } of readTopology(topology))
      for (const ring of outline.coordinates.flat()) expect(ring.at(-1)).toEqual(ring[0])
  })
  it('keeps neighbours together: inner borders are shared by exactly two provinces', () => {
    const uses = new Map<number, number>()
    for (const arc of topology.objects.provinces.geometries.flatMap(({ arcs }) => arcs.flat(2))) {
      const line = arc < 0 ? ~arc : arc
      uses.set(line, (uses.get(line) ?? 0) + 1)
    }
    expect(Math.max(...uses.values())).toBe(2)
    expect([...uses.values()].filter((count) => count === 2).length).toBeGreaterThan(60)
  })
})

describe('makeMapFrame', () => {
  it('draws every province inside the frame', () => {
    for (const { middle } of frame.areas) {
      expect(middle[0]).toBeGreaterThan(0)
      expect(middle[0]).toBeLessThan(720)
      expect(middle[1]).toBeGreaterThan(0)
      expect(middle[1]).toBeLessThan(560)
    }
  })
  it('places Herat west of Kabul and Kandahar south of it', () => {
    const kabul = frame.place({ latitude: 34.53, longitude: 69.17 }) ?? [0, 0]
    const herat = frame.place({ latitude: 34.35, longitude: 62.2 }) ?? [0, 0]
    const kandahar = frame.place({ latitude: 31.61, longitude: 65.71 }) ?? [0, 0]
    expect(herat[0]).toBeLessThan(kabul[0])
    expect(kandahar[1]).toBeGreaterThan(kabul[1])
  })
  it('places a town inside the province that it lies in', () => {
    const samangan = frame.areas.find(({ code }) => code === 'AF20')
    const aybak = frame.place({ latitude: 36.27, longitude: 68.02 }) ?? [0, 0]
    expect(
      Math.hypot(aybak[0] - (samangan?.middle[0] ?? 0), aybak[1] - (samangan?.middle[1] ?? 0)),
    ).toBeLessThan(60)
  })
})
