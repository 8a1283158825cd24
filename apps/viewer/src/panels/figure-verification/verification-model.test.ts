import type { Verification } from '@recount/core/figures'
import { exactly } from '@recount/core/primitives'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { type BrowserCheck, verificationModel } from './verification-model.ts'

let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

const total = (killed: number) => ({
  cells: [],
  killed: exactly(killed),
  wounded: null,
  missing: null,
  abducted: null,
})
const holds: Verification = {
  figure: 'fig-1',
  status: 'holds',
  revisionThen: 3,
  revisionNow: 9,
  resultThen: total(96),
  resultNow: total(96),
  differences: [],
}
const changed: Verification = {
  ...holds,
  status: 'changed',
  resultNow: total(98),
  differences: [
    {
      incident: 'kaj',
      reason: 'revised',
      versionThen: 1,
      versionNow: 2,
      killed: { before: exactly(53), after: exactly(55) },
      wounded: { before: null, after: null },
    },
  ],
}
const modelOf = (server: Verification | null, browser: BrowserCheck) =>
  verificationModel(
    { server, browser, titleOf: (id) => `the ${id} attack`, hrefOf: (id) => `/incidents/${id}` },
    words,
  )
const done = (verification: Verification, reproduced = false): BrowserCheck => ({
  status: 'done',
  verification,
  reproduced,
})

describe('verificationModel', () => {
  it('tells the server’s outcome before the browser has counted', () => {
    const model = modelOf(holds, { status: 'idle' })
    expect(model.outcome?.title).toBe(words.say.figure.holds)
    expect(model.findings.map(({ tone }) => tone)).toEqual(['good', 'quiet'])
    expect(model.agreement).toBeNull()
  })
  it('names each incident that changed the number, with what it had and has', () => {
    const model = modelOf(null, done(changed))
    expect(model.outcome?.texts.at(-1)).toContain('96 killed')
    expect(model.outcome?.texts.at(-1)).toContain('98 killed')
    expect(model.differences?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      'the kaj attack',
      'revised',
      '53',
      '55',
      '–',
      '–',
    ])
    expect(model.differences?.rows[0]?.cells[1]?.note).toBe('version 1 → version 2')
  })
  it('puts the browser’s own outcome before the server’s, and tells that they differ', () => {
    const model = modelOf(holds, done(changed))
    expect(model.outcome?.title).toBe(words.say.figure.changed)
    expect(model.agreement?.isGood).toBe(false)
  })
  it('tells that a revision did not change the number', () => {
    const model = modelOf(holds, done({ ...holds, differences: changed.differences }, true))
    expect(model.outcome?.tone).toBe('good')
    expect(model.outcome?.texts).toHaveLength(3)
    expect(model.differences?.rows).toHaveLength(1)
  })
  it.each(['tampered', 'not-reproducible'] as const)('never lets %s pass for good', (status) => {
    const model = modelOf(null, done({ ...holds, status }))
    expect(model.outcome?.tone).toBe('bad')
    expect(model.findings[1]?.tone).toBe('bad')
  })
  it('says so when nothing could be counted', () => {
    const model = modelOf(null, { status: 'failed' })
    expect(model.outcome).toBeNull()
    expect(model.findings[1]?.text).toBe(words.say.figure.recordsFailed)
  })
})
