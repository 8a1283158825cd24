import { casebook } from '@recount/casebook'
import { countIncident, countingContextOf, countingRules } from '@recount/core/counting'
import { projectAsOf, projectPublic, publicByDefault } from '@recount/core/protection'
import { emptyRecordSet, type Incident, type Sensitivity, type Source } from '@recount/core/records'
import type { Ledger } from '@recount/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const note = { author: 'editor-1', reason: 'r' }
const [template] = casebook.incidents
const [source] = casebook.sources
const [document] = casebook.documents
if (!template || !source || !document) throw new Error('the casebook is empty')
const toll = template.claims.find(({ kind }) => kind === 'toll')
if (!toll) throw new Error('the first incident has no toll')

const ids = ['i0', 'i1', 'i2', 'i3']
// What stands for hidden and redacted speakers may be named by records that somebody wrote.
const speakers = ['s0', 's1', 's2', 's3', 's4', 'withheld-media-1', 'redacted']
const days = ['2026-11-20', '2026-11-22', '2026-11-24']

/** One step of a random history. */
type Step = (ledger: Ledger) => Promise<unknown>

const anIncident: fc.Arbitrary<Step> = fc
  .record({
    id: fc.constantFrom(...ids),
    said: fc.array(
      fc.tuple(fc.constantFrom(...speakers), fc.constantFrom('d0', 'd1', 'redacted'), fc.nat(5)),
      { minLength: 1, maxLength: 4 },
    ),
    linked: fc.subarray([...ids, 'nobody']),
    sensitivity: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Sensitivity[]>([]) },
      fc.subarray<Sensitivity>(['location-endangers', 'source-endangers', 'personal-information']),
    ),
    embargoedUntil: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      fc.constantFrom('2026-11-21', '2026-11-22', '2026-11-23'),
    ),
    became: fc.oneof(
      { weight: 5, arbitrary: fc.constant('published' as const) },
      fc.constantFrom('draft' as const, 'proposed' as const, 'withdrawn' as const, 'i0', 'i1'),
    ),
  })
  .map(({ said, linked, became, id, ...rest }): Step => {
    const isMerged = became === 'i0' || became === 'i1'
    const record: Incident = {
      ...template,
      ...rest,
      id,
      claims: said.map(([speaker, document, killed], index) => ({
        ...toll,
        id: `c${index}`,
        speaker,
        document,
        date: null,
        quantity: { low: killed, best: killed, high: killed, wording: null },
      })),
      links: linked
        .filter((other) => other !== id)
        .map((incident) => ({ link: 'follow-up-of' as const, incident })),
      status: isMerged ? 'merged' : became,
      mergedInto: isMerged ? became : null,
    }
    return async (ledger) => {
      const [current] = await ledger.recordsOf('incident', [id])
      const replaces = current?.version ?? null
      await ledger.append([{ kind: 'incident', record, replaces }], note)
    }
  })

const aSource: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(...speakers),
    fc.constantFrom<Source['kind']>('media', 'un-body', 'government', 'witness'),
    fc.array(
      fc.record({
        source: fc.constantFrom(...speakers),
        derivation: fc.constantFrom('wire-copy' as const, 'cites' as const),
      }),
      { maxLength: 2 },
    ),
  )
  .map(([id, kind, derivedFrom]) => async (ledger) => {
    const [current] = await ledger.recordsOf('source', [id])
    const record = { ...source, id, kind, derivedFrom, actor: null }
    await ledger.append([{ kind: 'source', record, replaces: current?.version ?? null }], note)
  })

const aDocument: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('d0', 'd1', 'redacted'), fc.constantFrom(null, ...days))
  .map(([id, published]) => async (ledger) => {
    const [current] = await ledger.recordsOf('document', [id])
    const record = { ...document, id, source: 's0', published }
    await ledger.append([{ kind: 'document', record, replaces: current?.version ?? null }], note)
  })

const aChange: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...speakers), fc.constantFrom(...speakers))
    .map(([id, into]) => async (ledger: Ledger) => {
      const [current] = await ledger.recordsOf('source', [id])
      const expectedVersion = current?.version ?? 1
      const operation = { operation: 'merge', kind: 'source', id, expectedVersion, into } as const
      // What is not allowed just does not happen.
      await ledger.write([operation], note)
    }),
  fc.nat(5).map((back) => async (ledger: Ledger) => {
    await ledger.redact((await ledger.latestRevision()) - back, ['speakers'], note)
  }),
)

const steps = fc.oneof(
  { weight: 6, arbitrary: anIncident },
  { weight: 4, arbitrary: aSource },
  { weight: 1, arbitrary: aDocument },
  { weight: 1, arbitrary: aChange },
)

/** What the whole record set says of an incident, as text, or the status of its problem and where it leads. */
async function fromWhole(ledger: Ledger, id: string, revision: number, day: string) {
  const newest = await ledger.recordSetAt()
  const policy = publicByDefault(day)
  const isNewest = revision === (await ledger.latestRevision())
  const records = isNewest
    ? projectPublic(newest, policy)
    : projectAsOf(await ledger.recordSetAt(revision), newest, policy)
  const incident = records.incidents.find((each) => each.id === id)
  if (incident === undefined) {
    const tombstone = records.tombstones.find((each) => each.id === id)
    if (tombstone === undefined) return [404, null]
    const { mergedInto } = tombstone
    return mergedInto === null ? [410, null] : [308, `/v1/incidents/${mergedInto}`]
  }
  const context = countingContextOf(records)
  const counted = countingRules.map((rule) => countIncident(incident, rule, context))
  return JSON.stringify({
    ...incident,
    revision,
    perpetrators: counted[0]?.perpetrators,
    counts: counted.map(({ rule, totals, cells, setAside }) => ({ rule, totals, cells, setAside })),
    issues: counted[0]?.issues,
  })
}

describe('a single incident', () => {
  it('is that of the whole record set at every revision and on every day, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 24 }), async (history) => {
        let day = days[0] ?? ''
        const now = () => new Date(`${day}T12:00:00.000Z`)
        const { ledger, get } = await openApp({ now, records: emptyRecordSet })
        const first = await ledger.latestRevision()
        for (const step of history) await step(ledger)
        const tags = new Map<string, string>()
        for (day of days) {
          for (let revision = await ledger.latestRevision(); revision > first; revision -= 2) {
            for (const id of ids) {
              const path = `/v1/incidents/${id}?asOf=${revision}`
              const { response, text } = await get(path)
              const isShown = response.status === 200
              const shown = isShown ? text : [response.status, response.headers.get('Location')]
              expect(shown).toEqual(await fromWhole(ledger, id, revision, day))
              const tag = response.headers.get('ETag')
              if (!isShown || tag === null) continue
              // A tag that stays the same stands for the same bytes.
              expect(tags.get(`${path} ${tag}`) ?? text).toBe(text)
              tags.set(`${path} ${tag}`, text)
            }
          }
        }
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('has another tag from the day on which an incident may be named that it is linked to', async () => {
    let day = '2026-11-22'
    const secret: Incident = { ...template, id: 'secret', embargoedUntil: '2026-11-24' }
    const links = [{ link: 'follow-up-of' as const, incident: 'secret' }]
    const incidents = [{ ...template, links }, secret]
    const now = () => new Date(`${day}T12:00:00.000Z`)
    const { get } = await openApp({ now, records: { ...casebook, incidents } })
    const path = `/v1/incidents/${template.id}`
    const before = await get(path)
    expect(before.body.links).toEqual([])
    const headers = { 'If-None-Match': before.response.headers.get('ETag') ?? '' }
    day = '2026-11-23'
    expect((await get(path, headers)).response.status).toBe(304)
    day = '2026-11-24'
    const after = await get(path, headers)
    expect(after.response.status).toBe(200)
    expect(after.body.links).toEqual(links)
  })
})
