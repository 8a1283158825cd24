import { describe, expect, it } from 'vitest'
import { openNodeSqlite } from '../node-sqlite.ts'
import { insertRows } from './insert-rows.ts'

const columns = { number: 'integer', name: 'text', body: 'encoded' } as const
const encoder = new TextEncoder()

/** What a table holds into which rows were inserted, by an engine that binds rows and by one that takes lists. */
async function insertedBy(bindsRows: boolean, count: number) {
  const database = openNodeSqlite(':memory:')
  await database.batch([
    { sql: 'create table kept (number integer primary key, name text, body text)' },
  ])
  const engine = { dialect: 'sqlite', bindsRows } as const
  const numbers = Array.from({ length: count }, (_, number) => number)
  const valuesOf = (number: number) => [
    number,
    number % 3 === 0 ? null : `name ${number}`,
    number % 2 === 0 ? encoder.encode(`کابل ${number}`) : `a text ${number}`,
  ]
  const insert = (conflict: string) =>
    database.batch(insertRows(engine, 'kept', columns, numbers, valuesOf, conflict))
  await insert('')
  await insert('on conflict do nothing')
  return database.query('select number, name, body, typeof(body) as type from kept order by number')
}

describe('insertRows', () => {
  it.each([0, 1, 19, 20, 21, 40, 57])(
    'inserts %i rows, texts that come as bytes too, the same way into every engine',
    async (count) => {
      const bound = await insertedBy(true, count)
      expect(bound).toHaveLength(count)
      expect(await insertedBy(false, count)).toEqual(bound)
      for (const { number, body, type } of bound) {
        expect(body).toBe(Number(number) % 2 === 0 ? `کابل ${number}` : `a text ${number}`)
        expect(type).toBe('text')
      }
    },
  )
})
