import { citeFigure, type Figure, verifyFigure } from '@recount/core/figures'
import type { PublicRecordSet } from '@recount/core/protection'
import { afterAll, describe, expect, it } from 'vitest'
import { startCasebookServer } from '../gallery/casebook-server.ts'
import { checkFigure } from './check-figure.ts'
import type { RecountApi } from './recount-api.ts'

const server = await startCasebookServer()
const { api } = server
afterAll(server.close)

interface RecordsOfRevision {
  readonly revision: number
  readonly records: PublicRecordSet
}

/** All public records, from which core counts without a table. */
async function recordsAt(asOf: string | null): Promise<RecordsOfRevision> {
  const search = asOf === null ? '' : `?asOf=${asOf}`
  const response = await fetch(`${server.address}/v1/snapshots/records${search}`)
  return response.json()
}
function cite({ records, revision }: RecordsOfRevision, search = 'actor=iskp') {
  const figure = citeFigure(records, revision, 'total', search).value
  if (figure === null) throw new Error(`${search} can be read`)
  return figure
}
const now = await recordsAt(null)
const figure = cite(now)

describe('checkFigure', () => {
  it('finds that a figure holds at its own revision, from the table alone', async () => {
    const before = server.asked.length
    const check = await checkFigure(api, figure)
    expect(check).toMatchObject({ status: 'done', verification: { status: 'holds' } })
    const asked = server.asked.slice(before)
    expect(asked.filter((address) => /records|figures/.test(address))).toEqual([])
  })
  it('comes to what core comes to over all records, whatever has happened since', async () => {
    for (const asOf of ['60', '70', '72', '75', '79']) {
      const then = await recordsAt(asOf)
      for (const search of ['', 'actor=iskp', 'country=AFG&rule=most-conservative']) {
        const older = cite(then, search)
        const check = await checkFigure(api, older)
        const verification = verifyFigure(older, then.records, now)
        expect(check).toEqual({ status: 'done', verification, reproduced: true })
      }
    }
  })
  it('finds a figure whose content does not fit its id', async () => {
    const forged: Figure = { ...figure, query: 'actor=taliban' }
    const check = await checkFigure(api, forged)
    expect(check).toMatchObject({ verification: { status: 'tampered' } })
  })
  it('finds a figure that does not follow from the records of its revision', async () => {
    const earlier = await recordsAt('72')
    const check = await checkFigure(api, cite({ ...earlier, revision: now.revision }))
    expect(check).toMatchObject({ verification: { status: 'not-reproducible' } })
  })
  it('still finds the change where the earlier table is not to be had', async () => {
    const silent: RecountApi = {
      ...api,
      encodedTable: () => Promise.resolve({ status: 'failed', why: 'silent' }),
    }
    const check = await checkFigure(silent, cite(await recordsAt('72')))
    expect(check).toMatchObject({ reproduced: false, verification: { status: 'changed' } })
  })
  it('counts nothing without a table', async () => {
    const silent: RecountApi = {
      ...api,
      tableAddress: () => Promise.resolve({ status: 'failed', why: 'silent' }),
    }
    expect(await checkFigure(silent, figure)).toEqual({ status: 'failed' })
  })
})
