import { z } from '@hono/zod-openapi'
import type { ZodType } from 'zod'

/** A page of a list: its items, how many the list has in all, and the cursor of the next page. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly matched: number
  readonly next: string | null
}

/**
 * Cuts a page out of a complete list; `null` where the item that it shall begin behind is not in it.
 *
 * @example
 * cutPage(['a', 'b', 'c'], (id) => id, 'a', 1) //=> { items: ['b'], last: 'b' }
 */
export function cutPage<Item>(
  list: readonly Item[],
  idOf: (item: Item) => string,
  after: string | null,
  limit: number,
): { readonly items: readonly Item[]; readonly last: string | null } | null {
  const position = after === null ? -1 : list.findIndex((item) => idOf(item) === after)
  if (after !== null && position < 0) return null
  const items = list.slice(position + 1, position + 1 + limit)
  const end = items.at(-1)
  const isLast = position + 1 + limit >= list.length
  return { items, last: end === undefined || isLast ? null : idOf(end) }
}

/** The schema of a page of a resource. */
export function pageSchema(item: ZodType) {
  return z.strictObject({
    revision: z.int().openapi({ description: 'The ledger revision that the list is of.' }),
    items: z.array(item),
    matched: z.int().openapi({ description: 'How many items all pages have together.' }),
    next: z.string().nullable().openapi({ description: 'The `cursor` of the next page.' }),
  })
}
