import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recount, withLedger } from './recount-command.ts'
import { fixturePath } from './test-data.ts'

const { newLedger, remove } = openScratch('redact')
afterAll(remove)

const fixture = fixturePath('ged-49-columns.csv')
const imported = 'ucdp-ged-900001'
/** Words of that incident's row, as the file has them. */
const words = 'on the river road'

async function ledgerWithImport() {
  const ledger = newLedger()
  await recount('import', fixture, '--ledger', ledger)
  return ledger
}

const redact = (ledger: string, ...args: readonly string[]) =>
  recount('redact', ...args, '--reason', 'order 7 of a court', '--ledger', ledger)

describe('recount redact', () => {
  it('deletes nothing without --yes, and says what would go', async () => {
    const ledger = await ledgerWithImport()
    const { code, output } = await redact(ledger, 'incident', imported, '--parts', 'place,prose')
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      isDone: false,
      revisions: [{ version: 1, parts: ['place', 'prose'] }],
    })
    expect(readFileSync(ledger, 'latin1')).toContain(words)
  })

  it('deletes parts of every version and of the imported row, and leaves numbers and chain as they were', async () => {
    const ledger = await ledgerWithImport()
    const before = await recount('statistic', 'total', '--ledger', ledger)
    const shown = JSON.parse(
      (await recount('record', 'show', 'incident', imported, '--ledger', ledger)).output,
    )
    await withLedger(ledger, (open) =>
      open.write(
        [
          {
            operation: 'revise',
            kind: 'incident',
            record: { ...shown, title: { en: `Clash ${words}` } },
            expectedVersion: 1,
          },
        ],
        { author: 'editor-1', reason: 'a better title' },
      ),
    )
    const parts = ['--parts', 'place,prose', '--yes']
    const { code, output } = await redact(ledger, 'incident', imported, ...parts)
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      isDone: true,
      isPurged: true,
      revisions: [{ version: 1 }, { version: 2 }],
    })
    expect(readFileSync(ledger, 'latin1')).not.toContain(words)
    await withLedger(ledger, async (open) => {
      for (const { redacted } of await open.revisionsOf('incident', imported)) {
        expect(redacted).toEqual(['place', 'prose'])
      }
      expect((await open.checkLedger()).issues).toEqual([])
    })
    const after = await recount('statistic', 'total', '--ledger', ledger)
    expect(JSON.parse(after.output).result).toEqual(JSON.parse(before.output).result)
    const again = await redact(ledger, 'incident', imported, ...parts)
    expect(JSON.parse(again.output)).toMatchObject({ isDone: false, revisions: [] })
  })

  it('names a part that there is not, and a record that there is not', async () => {
    const ledger = await ledgerWithImport()
    const misspelt = await redact(ledger, 'incident', imported, '--parts', 'places', '--yes')
    expect(misspelt).toMatchObject({ code: 1, errors: expect.stringContaining('received places') })
    const missing = await redact(ledger, 'incident', 'nobody', '--parts', 'place', '--yes')
    expect(missing).toMatchObject({ code: 1, errors: 'recount: there is no incident nobody.\n' })
  })
})
