import { existsSync, readFileSync } from 'node:fs'
import { isoDateOf } from '@recount/core'
import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recountFile, withLedger } from './recount-command.ts'
import { runCommand } from './run-command.ts'
import { fixturePath } from './test-data.ts'

const { newLedger, written, remove } = openScratch('delay')
afterAll(remove)

const fixture = fixturePath('ged-49-columns.csv')
const today = Math.floor(Date.now() / 86_400_000)

const recountDelayed = (delay: string, ledger: string, ...args: readonly string[]) =>
  runCommand(process.execPath, [recountFile, ...args, '--ledger', ledger], {
    RECOUNT_PUBLICATION_DELAY: delay,
  })

/** The fixture's incidents as if they had happened on a day. */
const fileOfDay = (day: number) => {
  const rows = readFileSync(fixture, 'utf8').replaceAll(/[12]\d{3}-\d\d-\d\d/g, isoDateOf(day))
  return written(`ged-of-${day}.csv`, rows)
}

const countExported = async (ledger: string, delay = '') => {
  const { output } = await recountDelayed(delay, ledger, 'export', '--format', 'jsonl')
  return output.split('\n').filter((line) => line.includes('"embargoedUntil"')).length
}

describe('RECOUNT_PUBLICATION_DELAY', () => {
  it('keeps what is imported within it from every export, also of a program that knows no delay', async () => {
    const ledger = newLedger()
    const { code } = await recountDelayed('30', ledger, 'import', fileOfDay(today - 20))
    expect(code).toBe(0)
    const stored = await withLedger(ledger, async (open) => (await open.recordSetAt()).incidents)
    expect(stored.map(({ embargoedUntil }) => embargoedUntil)).toEqual(
      stored.map(() => isoDateOf(today + 10)),
    )
    expect(stored).toHaveLength(3)
    expect(await countExported(ledger)).toBe(0)
    const { output } = await recountDelayed('', ledger, 'statistic', 'total')
    expect(JSON.parse(output)).toMatchObject({ incidents: { used: 0 }, result: { cells: [] } })
  })

  it('shows what happened before', async () => {
    const ledger = newLedger()
    await recountDelayed('30', ledger, 'import', fileOfDay(today - 40))
    expect(await countExported(ledger)).toBe(3)
  })

  it.each([['import', fixture], ['serve'], ['statistic', 'total']])(
    'stops %s where it is no number of days, before anything is written',
    async (...args) => {
      const ledger = newLedger()
      const { code, errors } = await recountDelayed('two weeks', ledger, ...args)
      expect(code).toBe(1)
      expect(existsSync(ledger)).toBe(false)
      expect(errors).toContain(
        'RECOUNT_PUBLICATION_DELAY: expected a whole number of days from 0 to 3650, received two weeks',
      )
    },
  )
})
