import { expect, it } from 'vitest'
import { cutPage } from './page.ts'

const list = ['a', 'b', 'c']
const cut = (after: string | null, limit: number) => cutPage(list, (id) => id, after, limit)

it.each([
  [null, 2, ['a', 'b'], 'b'],
  ['b', 2, ['c'], null],
  [null, 3, list, null],
  ['a', 2, ['b', 'c'], null],
  ['c', 2, [], null],
])('cutPage behind %s takes at most %i', (after, limit, items, last) => {
  expect(cut(after, limit)).toEqual({ items, last })
})

it('cutPage is null where there is no item to begin behind', () => {
  expect(cut('z', 2)).toBeNull()
})
