import { expect, it } from 'vitest'
import { openNodeSqlite } from '../node-sqlite.ts'
import { jsonRows } from './json-rows.ts'

it('jsonRows makes a table of a bound JSON list, with numbers as numbers and null as null', async () => {
  const database = openNodeSqlite(':memory:')
  const rows = await database.query(
    `select * from ${jsonRows('sqlite', { id: 'text', version: 'integer' })} as listed`,
    ['[{"id":"un","version":2},{"id":"\\u0627","version":null}]'],
  )
  expect(rows).toEqual([
    { id: 'un', version: 2 },
    { id: 'ا', version: null },
  ])
})
