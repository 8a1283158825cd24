import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatCursor, parseCursor } from './cursor.ts'

it('parseCursor reads what formatCursor wrote, as text that a query can carry', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.stringMatching(/^[0-9a-f]{16}$/),
      fc.stringMatching(/^[A-Za-z0-9._:-]{1,120}$/),
      (revision, list, after) => {
        const text = formatCursor({ revision, list, after })
        expect(text).toMatch(/^[A-Za-z0-9_-]{1,400}$/)
        expect(parseCursor(text, list)).toEqual({ value: { revision, list, after }, issues: [] })
        expect(parseCursor(text, `${list}0`).value).toBeNull()
      },
    ),
  )
})

it('parseCursor refuses anything else without failing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { value, issues } = parseCursor(text, 'list')
      expect(value).toBeNull()
      expect(issues).toHaveLength(1)
    }),
  )
})

it.each([[-1], [1.5], ['1'], [null], [2 ** 60]])('parseCursor refuses revision %s', (revision) => {
  expect(parseCursor(btoa(JSON.stringify([revision, 'list', 'a'])), 'list').value).toBeNull()
})
