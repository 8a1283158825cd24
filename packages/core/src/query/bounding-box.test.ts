import { describe, expect, it } from 'vitest'
import { isInBox } from './bounding-box.ts'

const afghanistan = { west: 60.5, south: 29.3, east: 74.9, north: 38.5 }
const pacific = { west: 170, south: -20, east: -170, north: 0 }

describe('isInBox', () => {
  it.each([
    ['inside', afghanistan, 34.5, 69.2, true],
    ['on the western edge', afghanistan, 34.5, 60.5, true],
    ['on the northern edge', afghanistan, 38.5, 69.2, true],
    ['too far north', afghanistan, 38.6, 69.2, false],
    ['too far east', afghanistan, 34.5, 75, false],
    ['beyond the 180th meridian', pacific, -10, -175, true],
    ['before the 180th meridian', pacific, -10, 175, true],
    ['on the 180th meridian', pacific, -10, 180, true],
    ['on the other side of the world', pacific, -10, 0, false],
    ['in a box of one point', { west: 1, south: 2, east: 1, north: 2 }, 2, 1, true],
  ])('answers for a position %s', (_, box, latitude, longitude, expected) => {
    expect(isInBox(box, latitude, longitude)).toBe(expected)
  })
})
