import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { casebook } from '@recount/casebook'
import type { Figure, Incident, StatisticAnswer, Verification } from '@recount/core'
import { openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from './run-command.ts'

describe('a figure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recount-figures-'))
  const ledgerFile = join(folder, 'ledger.sqlite')
  const recount = (...args: readonly string[]) =>
    runCommand('npx', ['recount', ...args, '--ledger', ledgerFile])

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('still shows its number after an incident is revised, and says what changed', async () => {
    const cited = await recount('cite', 'total', '--query', 'actor=iskp&attribution=any', '--json')
    const figure = JSON.parse(cited.output) as Figure
    const before = await recount('verify', figure.id, '--json')
    expect(before.code).toBe(0)
    expect((JSON.parse(before.output) as Verification).status).toBe('holds')

    await reviseAybak(ledgerFile, 23)

    const after = await recount('verify', figure.id, '--json')
    const verification = JSON.parse(after.output) as Verification
    expect(after.code).toBe(3)
    expect(verification.status).toBe('changed')
    expect(verification.resultThen).toEqual(figure.result)
    expect(verification.resultThen).toMatchObject({ killed: { low: 96 } })
    expect(verification.resultNow).toMatchObject({ killed: { low: 100 } })
    expect(verification.differences).toEqual([
      {
        incident: 'afg-2022-aybak',
        reason: 'revised',
        versionThen: 1,
        versionNow: 2,
        killed: { before: { low: 19, best: 19, high: 19 }, after: { low: 23, best: 23, high: 23 } },
        wounded: {
          before: { low: 23, best: 23, high: 23 },
          after: { low: 23, best: 23, high: 23 },
        },
      },
    ])
  })

  it('is told in words on a terminal, and its old state can be asked for', async () => {
    const cited = await recount('cite', 'total', '--query', 'actor=iskp&asOf=1', '--json')
    expect((JSON.parse(cited.output) as Figure).revision).toBe(1)
    const words = await recount('verify', (JSON.parse(cited.output) as Figure).id, '--table')
    expect(words.output).toContain('Changed')
    expect(words.output).toContain('afg-2022-kaj')
  })

  it('shows nothing of an earlier revision that is secret now', async () => {
    const search = ['statistic', 'total', '--json', '--query', 'asOf=80&incident=afg-2022-injil']
    const before = JSON.parse((await recount(...search)).output) as StatisticAnswer<'total'>
    expect(before.incidents.used).toBe(1)
    await embargoInjil(ledgerFile)
    const after = JSON.parse((await recount(...search)).output) as StatisticAnswer<'total'>
    expect(after.incidents.used).toBe(0)
  })

  it('is not made of a revision that the ledger has not reached', async () => {
    const { code, errors } = await recount('cite', 'total', '--query', 'asOf=999')
    expect(code).toBe(1)
    expect(errors).toContain('asOf: expected a ledger revision from 0 to')
  })

  it('that is unknown is an error that says what to do next', async () => {
    const { code, errors } = await recount('verify', 'fig-0')
    expect(code).toBe(1)
    expect(errors).toContain('recount cite')
  })
})

/** Records a second version of Aybak in which UNAMA's number of killed is another one. */
function reviseAybak(file: string, killed: number): Promise<void> {
  return revise(file, 'afg-2022-aybak', (aybak) => ({
    ...aybak,
    claims: aybak.claims.map((claim) =>
      claim.kind === 'toll' && claim.harm === 'killed' && claim.speaker === 'unama'
        ? { ...claim, quantity: { low: killed, best: killed, high: killed, wording: null } }
        : claim,
    ),
  }))
}

/** Records a second version of Injil that may not be shown yet. */
function embargoInjil(file: string): Promise<void> {
  return revise(file, 'afg-2022-injil', (injil) => ({ ...injil, embargoedUntil: '9999-12-31' }))
}

async function revise(file: string, id: string, change: (incident: Incident) => Incident) {
  const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date() })
  const incident = casebook.incidents.find((known) => known.id === id)
  if (incident === undefined) throw new Error(`the casebook has no ${id}`)
  const record = change(incident)
  const note = { author: 'test', reason: 'A later report' }
  const { conflicts } = await ledger.append([{ kind: 'incident', record, replaces: 1 }], note)
  expect(conflicts).toEqual([])
  await ledger.close()
}
