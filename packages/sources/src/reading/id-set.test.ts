import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIdSet } from './id-set.ts'

const digits = fc.string({ unit: fc.constantFrom('0', '1', '2', '9'), maxLength: 16 })
const prefix = fc.oneof(
  fc.constantFrom('', 'ucdp-ged-', 'acled-SYR', 'gtd-0', '-', '1.'),
  fc.string({ unit: fc.constantFrom('a', '0', '٣', '-'), maxLength: 4 }),
)
const id = fc.tuple(prefix, digits).map(([start, end]) => start + end)

describe('createIdSet', () => {
  it('holds what was added and nothing else, whatever the ids are', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 400 }), fc.array(id), (added, asked) => {
        const ids = createIdSet()
        const oracle = new Set<string>()
        for (const one of added) {
          expect(ids.has(one)).toBe(oracle.has(one))
          ids.add(one)
          oracle.add(one)
          expect(ids.size()).toBe(oracle.size)
        }
        for (const one of [...asked, ...added]) expect(ids.has(one)).toBe(oracle.has(one))
      }),
    )
  })

  it('tells numbers apart by the zeros before them, and by every digit of a long one', () => {
    const ids = createIdSet()
    for (const one of ['a7', 'a07', 'a0', 'a00', '0', '00', 'a1000000000007', 'a999999999999']) {
      expect(ids.has(one), one).toBe(false)
      ids.add(one)
    }
    expect(ids.has('a007')).toBe(false)
    expect(ids.has('a2000000000007')).toBe(false)
    expect(ids.size()).toBe(8)
  })

  it('holds numbers far apart and close together, in more than it began with', () => {
    const ids = createIdSet()
    const added: string[] = []
    for (let number = 0; number < 5000; number++) {
      added.push(`ged-${number}`, `gtd-${number * 199_999_999}`, `gtd-${2 ** 30 + number * 65_536}`)
    }
    for (const one of added) ids.add(one)
    expect(ids.size()).toBe(new Set(added).size)
    expect(added.every((one) => ids.has(one))).toBe(true)
    expect(ids.has('ged-5000')).toBe(false)
  })

  it('keeps ids of more prefixes than it counts', () => {
    const ids = createIdSet()
    const added = Array.from({ length: 20_000 }, (_, index) => `p${index}-${index % 7}`)
    for (const one of added) ids.add(one)
    expect(ids.size()).toBe(20_000)
    expect(added.every((one) => ids.has(one))).toBe(true)
    expect(ids.has('p1-2')).toBe(false)
    expect(ids.has('p19999-6')).toBe(false)
  })

  it('holds nothing once it is cleared', () => {
    const ids = createIdSet()
    for (const one of ['a1', 'b1', 'x']) ids.add(one)
    ids.clear()
    expect(ids.size()).toBe(0)
    expect(['a1', 'b1', 'x'].some((one) => ids.has(one))).toBe(false)
    ids.add('b1')
    expect(ids.has('a1')).toBe(false)
    expect(ids.has('b1')).toBe(true)
  })
})
