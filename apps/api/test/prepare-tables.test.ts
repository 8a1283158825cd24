import { casebook } from '@recount/casebook'
import { countingRules } from '@recount/core/counting'
import { longestTail } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { describe, expect, it } from 'vitest'
import { prepareTables } from '../src/entries/prepare-tables.ts'
import { countingReads } from './counting-reads.ts'
import { openApp, testDay } from './open-app.ts'

const now = () => new Date(`${testDay}T12:00:00.000Z`)
const [first] = casebook.incidents
if (first === undefined) throw new Error('the casebook is empty')
const many = Array.from({ length: longestTail + 1 }, (_, index) => ({
  ...first,
  id: `many-${index}`,
  links: [],
}))

async function openMany() {
  const { database, read, reset } = countingReads(openNodeSqlite(':memory:'))
  const records = { ...casebook, incidents: [...casebook.incidents, ...many] }
  return { ...(await openApp({ records, database })), database, read, reset }
}

describe('prepareTables', () => {
  it('reads each incident once for the tables by all rules, and the first answers read none', async () => {
    const { ledger, database, read, reset } = await openMany()
    const told: (readonly [number, number])[] = []
    reset()
    await prepareTables(ledger, now, (done, all) => told.push([done, all]))
    const all = many.length + casebook.incidents.length
    expect(told.at(-1)).toEqual([all, all])
    expect(told.length).toBeGreaterThan(2)
    // Once for the tables and once for the register, each with its records' changes.
    expect(read.rows).toBeLessThan(5 * all)

    const { get } = await openApp({ database })
    reset()
    for (const { name } of countingRules) {
      const { body } = await get(`/v1/statistics/total?rule=${name}`)
      const { used, unknownToll } = body.incidents
      expect(used + unknownToll).toBeGreaterThanOrEqual(many.length)
    }
    expect((await get('/v1/actors')).response.status).toBe(200)
    expect(read.rows).toBeLessThan(many.length / 4)
  })

  it('does nothing a second time', async () => {
    const { ledger, read, reset } = await openMany()
    await prepareTables(ledger, now)
    reset()
    const told: number[] = []
    await prepareTables(ledger, now, (done) => told.push(done))
    expect([told, read.rows < 20]).toEqual([[], true])
  })

  it('leaves a ledger alone in which little has happened', async () => {
    const { ledger } = await openApp()
    await prepareTables(ledger, now)
    const kept = await Promise.all(countingRules.map((rule) => ledger.tables.newest(rule)))
    expect(kept.every((snapshot) => snapshot === null)).toBe(true)
  })
})
