import { casebook } from '@recount/casebook'
import { citeFigure, type Figure } from '@recount/core/figures'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { checkFigure } from './check-figure.ts'
import type { Answer, Snapshot } from './recount-api.ts'

const policy = publicByDefault('2022-12-05')
const snapshotOf = (revision: number, records: RecordSet): Snapshot => ({
  revision,
  hash: `hash-${revision}`,
  records: projectPublic(records, policy),
})
const first = snapshotOf(1, casebook)
const withoutKaj = snapshotOf(2, {
  ...casebook,
  incidents: casebook.incidents.filter(({ id }) => id !== 'afg-2022-kaj'),
})
const figure = citeFigure(first.records, 1, 'total', 'actor=iskp').value
if (figure === null) throw new Error('the question can be read')

const serving = (newest: Snapshot, others: readonly Snapshot[] = []) => ({
  latestSnapshot: () => Promise.resolve<Answer<Snapshot>>({ status: 'ready', value: newest }),
  snapshotAt: (revision: string | number) => {
    const value = others.find((known) => known.revision === Number(revision))
    return Promise.resolve<Answer<Snapshot>>(
      value ? { status: 'ready', value } : { status: 'missing' },
    )
  },
})

describe('checkFigure', () => {
  it('finds that a figure holds at its own revision', async () => {
    const check = await checkFigure(serving(first), figure)
    expect(check).toMatchObject({ status: 'done', verification: { status: 'holds' } })
  })
  it('names the incident that changed the number, and what it had been', async () => {
    const check = await checkFigure(serving(withoutKaj, [first]), figure)
    expect(check).toMatchObject({
      reproduced: true,
      verification: {
        status: 'changed',
        differences: [{ incident: 'afg-2022-kaj', killed: { before: { low: 53 }, after: null } }],
      },
    })
  })
  it('still finds the change where the earlier records are not to be had', async () => {
    const check = await checkFigure(serving(withoutKaj), figure)
    expect(check).toMatchObject({ reproduced: false, verification: { status: 'changed' } })
  })
  it('finds a figure whose content does not fit its id', async () => {
    const forged: Figure = { ...figure, query: 'actor=taliban' }
    const check = await checkFigure(serving(first), forged)
    expect(check).toMatchObject({ verification: { status: 'tampered' } })
  })
  it('finds a figure that does not follow from the records of its revision', async () => {
    const made = citeFigure(withoutKaj.records, 1, 'total', 'actor=iskp').value
    if (made === null) throw new Error('the question can be read')
    const check = await checkFigure(serving(first), made)
    expect(check).toMatchObject({ verification: { status: 'not-reproducible' } })
  })
  it('counts nothing without records', async () => {
    const silent = {
      ...serving(first),
      latestSnapshot: () => Promise.resolve({ status: 'failed' as const }),
    }
    expect(await checkFigure(silent, figure)).toEqual({ status: 'failed' })
  })
})
