import { expect, it } from 'vitest'
import { numberPlaceholders } from './number-placeholders.ts'

it('numberPlaceholders leaves question marks alone that stand in quoted text', () => {
  expect(numberPlaceholders(`select '?', 'it''s ?' where a = ? and b->>'?' = ?`)).toBe(
    `select '?', 'it''s ?' where a = $1 and b->>'?' = $2`,
  )
})
