import { canonicalJson } from '@recount/core/primitives'
import { emptyRecordSet } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { addCounts, type Ledger, openLedger } from '../src/index.ts'
import { openPreparation } from '../src/preparation.ts'
import type { Database } from '../src/sql/database.ts'
import { type OpenPair, openEmpty as openEmptyOf, tickingClock } from './open-empty.ts'
import {
  batchesOf,
  contentOf,
  incidentOfRow,
  sampleRelease,
  sampleRequest,
  streamOf,
} from './sample-import.ts'

const editor = { author: 'editor-1', reason: 'a correction' }
const batches = batchesOf(sampleRelease)
const emptyBatch = { records: emptyRecordSet, originals: [], issues: [] }

/** What importing must keep on every engine. */
export function importContract(engine: string, open: OpenPair, whyNot: string | null = null) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`
  const openEmpty = () => openEmptyOf(open)
  const runAll = (ledger: Ledger, rows = sampleRelease, reason = 'release 1') =>
    ledger.imports.run({ ...sampleRequest, reason }, streamOf(batchesOf(rows)))

  suite(`importing into a ledger on ${on}`, () => {
    it('keeps records, rows and an exact report', async () => {
      const { ledger } = await openEmpty()
      const read = { rows: { read: 9 } }
      const run = await ledger.imports.run(sampleRequest, streamOf(batches), () => read)
      expect(run).toMatchObject({
        outcome: 'published',
        job: {
          state: 'published',
          chunks: 3,
          counts: { created: 12, revised: 0, duplicates: 0, kept: 0, refused: 0, rows: 10 },
          report: read,
          publishedAt: 13,
        },
      })
      const { incidents, sources } = await ledger.recordSetAt()
      expect(incidents).toEqual(sampleRelease.map(incidentOfRow))
      expect(sources.map(({ id }) => id)).toEqual(['sample', 'un'])
      const originals = await ledger.imports.originals(run.job.id, 0, 100)
      expect(originals.map(({ body }) => body)).toEqual([
        'id,killed',
        ...sampleRelease.map((row) => row.join(',')),
      ])
      expect(await ledger.imports.list(null, 5)).toEqual([run.job])
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('keeps what is imported from the public as long as it was opened with, and adds nothing twice', async () => {
      const { ledger } = await openEmptyOf(open, { publicationDelayDays: 3 })
      await runAll(ledger)
      const { incidents } = await ledger.recordSetAt()
      expect(incidents).toEqual(
        sampleRelease.map((row) => ({ ...incidentOfRow(row), embargoedUntil: '2022-10-03' })),
      )
      const compared = await ledger.imports.compare('sample', batches[0] ?? emptyBatch)
      expect(compared).toMatchObject({ created: 0, revised: 0 })
      const again = await runAll(ledger, sampleRelease, 'release 1 again')
      expect(again.job.counts).toMatchObject({ created: 0, revised: 0, kept: 0 })
      const preparation = openPreparation({ publicationDelayDays: 3 })
      for (const batch of batches) preparation.add(batch, 'release 1, in another thread')
      const job = await ledger.imports.begin({
        ...sampleRequest,
        reason: 'release 1, in another thread',
      })
      await ledger.imports.stage(job, 0, preparation.take())
      const prepared = await ledger.imports.publish(job.id)
      expect(prepared?.counts).toMatchObject({ created: 0, revised: 0, kept: 0 })
    })

    it('keeps incidents with signs, and reads, exports and checks them as if it had not', async () => {
      const { ledger, database } = await openEmpty()
      await runAll(ledger)
      const [stored] = await database.query('select parts from content where revision = 4')
      expect(String(stored?.parts).charCodeAt(0)).toBe(1)
      const [row] = await ledger.revisionsOf('incident', 'i0')
      expect(row?.record).toEqual(incidentOfRow(['i0', 0]))
      const lines: string[] = []
      for await (const line of ledger.exportLog('values')) lines.push(line)
      const exported = JSON.parse(lines[row?.revision ?? 0] ?? '{}')
      expect(exported.parts.record.json).toMatch(/^{"assessment":null,"claims":\[{"actor":null,/)
      expect(exported.parts.speakers.json).toContain('"speaker":"un"}]}')
    })

    it('shows all of it or nothing', async () => {
      const { ledger, otherLedger } = await openEmpty()
      const job = await ledger.imports.begin(sampleRequest)
      for (const [number, batch] of batches.entries()) {
        expect(await ledger.imports.stage(job, number, batch)).toBe('staged')
        for (const reader of [ledger, otherLedger]) {
          expect(await reader.latestRevision()).toBe(0)
          expect(await reader.recordSetAt()).toEqual(emptyRecordSet)
          expect(await reader.revisions(null, 100)).toEqual([])
          expect(await reader.revisionsOf('incident', 'i0')).toEqual([])
          expect(await reader.revision(1)).toBeNull()
        }
        expect((await ledger.checkLedger()).issues).toEqual([])
      }
      await ledger.imports.publish(job.id)
      expect((await otherLedger.recordSetAt()).incidents).toHaveLength(9)
      for (const revision of [1, 6, 12]) {
        expect(await ledger.recordSetAt(revision)).toEqual(emptyRecordSet)
      }
      expect(await ledger.revisions(null, 100)).toHaveLength(12)
    })

    it('gives the rows of a file in the order of its lines, from behind any line on', async () => {
      const { ledger } = await openEmpty()
      const release = Array.from({ length: 130 }, (_, index) => [`é${index}`, index] as const)
      const { job } = await runAll(ledger, release)
      const bodies = ['id,killed', ...release.map((row) => row.join(','))]
      const all = await ledger.imports.originals(job.id, 0, 1000)
      expect(all.map(({ body }) => body)).toEqual(bodies)
      for (const [afterLine, limit] of [
        [0, 1],
        [1, 1],
        [2, 5],
        [3, 40],
        [129, 10],
        [131, 10],
      ] as const) {
        const page = await ledger.imports.originals(job.id, afterLine, limit)
        expect(page).toEqual(all.slice(afterLine, afterLine + limit))
      }
    })

    it('keeps both rows of a record that comes twice in one chunk', async () => {
      const { ledger } = await openEmpty()
      const { add, take } = openPreparation()
      const job = await ledger.imports.begin(sampleRequest)
      for (const [index, killed] of [1, 2].entries()) {
        const [{ originals, ...batch } = expect.fail()] = batchesOf([['i0', killed]])
        const rows = originals.slice(1).map((row) => ({ ...row, line: index + 2 }))
        add({ ...batch, originals: rows }, job.reason)
      }
      expect(await ledger.imports.stage(job, 0, take())).toBe('staged')
      await ledger.imports.publish(job.id)
      expect(await ledger.imports.originals(job.id, 0, 10)).toEqual([
        { recordId: 'incident:i0', line: 2, body: 'i0,1' },
        { recordId: 'incident:i0', line: 3, body: 'i0,2' },
      ])
      const history = await ledger.revisionsOf('incident', 'i0')
      expect(history.map(({ version }) => version)).toEqual([2, 1])
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('adds nothing when the same file comes again', async () => {
      const { ledger } = await openEmpty()
      await runAll(ledger)
      const before = canonicalJson(await ledger.recordSetAt())
      const again = await runAll(ledger)
      expect(again.job.counts).toMatchObject({
        created: 0,
        revised: 0,
        duplicates: 9,
        unchanged: 3,
      })
      expect(canonicalJson(await ledger.recordSetAt())).toBe(before)
      expect(await ledger.revisions(null, 100)).toHaveLength(12)
    })

    it('takes what a newer release changed, and leaves the revisions before', async () => {
      const { ledger } = await openEmpty()
      await runAll(ledger)
      const newer = sampleRelease.map(([id, killed]) => [id, id === 'i4' ? 40 : killed] as const)
      const { job } = await runAll(ledger, [...newer, ['i9', 9]], 'release 2')
      expect(job.counts).toMatchObject({ created: 1, revised: 1, duplicates: 8 })
      const history = await ledger.revisionsOf('incident', 'i4')
      expect(history.map(({ version, reason }) => [version, reason])).toEqual([
        [2, 'release 2'],
        [1, 'release 1'],
      ])
      expect(history[0]?.record).toEqual({ ...incidentOfRow(['i4', 40]), version: 2 })
      expect((await ledger.recordSetAt()).incidents).toHaveLength(10)
      expect((await ledger.recordSetAt(13)).incidents[4]).toEqual(incidentOfRow(['i4', 4]))
    })

    it('takes a claim that a newer release repeats from another document as the same', async () => {
      const { ledger } = await openEmpty()
      await runAll(ledger)
      const next = batchesOf(sampleRelease).map((batch) => ({
        ...batch,
        originals: batch.originals.map((row) => ({ ...row, text: `${row.text},` })),
        records: {
          ...batch.records,
          documents: batch.records.documents.map((document) => ({ ...document, id: 'next' })),
          incidents: batch.records.incidents.map((incident) => ({
            ...incident,
            claims: incident.claims.map((claim) => ({ ...claim, document: 'next' })),
          })),
        },
      }))
      const request = { ...sampleRequest, reason: 'release 2' }
      const compared = await Promise.all(
        next.map((batch) => ledger.imports.compare('sample', batch)),
      )
      expect(compared.reduce(addCounts)).toMatchObject({ created: 1, revised: 0, unchanged: 11 })
      const { job } = await ledger.imports.run(request, streamOf(next))
      expect(job.counts).toMatchObject({ created: 1, revised: 0, unchanged: 11 })
      expect((await ledger.recordSetAt()).incidents).toEqual(sampleRelease.map(incidentOfRow))
    })

    it('compares a batch with the ledger and changes nothing', async () => {
      const { ledger } = await openEmpty()
      const [first = expect.fail()] = batches
      expect(await ledger.imports.compare('sample', first)).toMatchObject({ created: 6, rows: 4 })
      expect(await ledger.latestRevision()).toBe(0)
      expect(await ledger.imports.list(null, 5)).toEqual([])
      await runAll(ledger)
      expect(await ledger.imports.compare('sample', first)).toMatchObject({
        created: 0,
        duplicates: 3,
        unchanged: 3,
      })
    })

    it('leaves alone what somebody has edited, and counts it', async () => {
      const { ledger } = await openEmpty()
      await runAll(ledger)
      const record = incidentOfRow(['i4', 99])
      await ledger.append([{ kind: 'incident', record, replaces: 1 }], editor)
      const newer = sampleRelease.map(([id, killed]) => [id, killed + 1] as const)
      const { job } = await runAll(ledger, newer, 'release 2')
      expect(job.counts).toMatchObject({ revised: 8, kept: 1 })
      const [newest] = await ledger.revisionsOf('incident', 'i4')
      expect(newest).toMatchObject({ version: 2, author: 'editor-1' })
    })

    it('leaves alone what somebody edits while it runs', async () => {
      const { ledger, otherLedger } = await openEmpty()
      await runAll(ledger)
      const job = await ledger.imports.begin({ ...sampleRequest, reason: 'release 2' })
      const newer = batchesOf(sampleRelease.map(([id, killed]) => [id, killed + 1] as const))
      await ledger.imports.stage(job, 0, newer[0] ?? expect.fail())
      const record = incidentOfRow(['i1', 99])
      const edited = await otherLedger.append([{ kind: 'incident', record, replaces: 1 }], editor)
      expect(edited.conflicts).toEqual([])
      const between = await otherLedger.latestRevision()
      const stateBetween = canonicalJson(await otherLedger.recordSetAt())
      for (const number of [1, 2]) {
        await ledger.imports.stage(job, number, newer[number] ?? expect.fail())
      }
      await ledger.imports.publish(job.id)
      const tollOf = async (id: string) => {
        const { incidents } = await ledger.recordSetAt()
        const claim = incidents.find((incident) => incident.id === id)?.claims[0]
        return claim?.kind === 'toll' ? claim.quantity?.low : null
      }
      expect([await tollOf('i0'), await tollOf('i1'), await tollOf('i8')]).toEqual([1, 99, 9])
      expect(canonicalJson(await ledger.recordSetAt(between))).toBe(stateBetween)
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('goes on where it was when its reader broke off after any batch, and ends in the same state', async () => {
      const undisturbed = await openEmpty()
      await runAll(undisturbed.ledger)
      const expected = canonicalJson(await contentOf(undisturbed.ledger))
      for (const failAfter of [0, 1, 2]) {
        const { ledger, otherLedger } = await openEmpty()
        const broken = ledger.imports.run(sampleRequest, streamOf(batches, failAfter))
        await expect(broken).rejects.toThrow('broke off')
        expect((await otherLedger.recordSetAt()).incidents).toEqual([])
        await otherLedger.imports.run(sampleRequest, streamOf(batches))
        expect(canonicalJson(await contentOf(otherLedger))).toBe(expected)
      }
    })

    it('goes on where it was when any of its writes failed, before or after it was done', async () => {
      const undisturbed = await openEmpty()
      await runAll(undisturbed.ledger)
      const expected = canonicalJson(await contentOf(undisturbed.ledger))
      for (const moment of ['before', 'after'] as const) {
        for (let failAt = 1; failAt <= 5; failAt++) {
          const pair = await open()
          const frail = failingOnce(pair.database, failAt, moment)
          const ledger = await openLedger(frail, { now: tickingClock() })
          frail.arm()
          await ledger.imports.run(sampleRequest, streamOf(batches)).catch(() => null)
          const again = await openLedger(pair.other, { now: tickingClock() })
          // Where only the answer to the last write was lost, the import is published already.
          if ((await again.imports.list(null, 5))[0]?.state !== 'published') {
            await again.imports.run(sampleRequest, streamOf(batches))
          }
          expect([moment, failAt, canonicalJson(await contentOf(again))]).toEqual([
            moment,
            failAt,
            expected,
          ])
          expect((await again.checkLedger()).issues).toEqual([])
        }
      }
    })

    it('stages each chunk once when two processes run the same import', async () => {
      const undisturbed = await openEmpty()
      await runAll(undisturbed.ledger)
      const expected = canonicalJson(await contentOf(undisturbed.ledger))
      const { ledger, otherLedger } = await openEmpty()
      const job = await ledger.imports.begin(sampleRequest)
      expect((await otherLedger.imports.begin(sampleRequest)).id).toBe(job.id)
      for (const [number, batch] of batches.entries()) {
        const staged = await Promise.all([
          ledger.imports.stage(job, number, batch),
          otherLedger.imports.stage(job, number, batch),
        ])
        expect(staged).toContain('staged')
      }
      await Promise.all([ledger.imports.publish(job.id), otherLedger.imports.publish(job.id)])
      expect(canonicalJson(await contentOf(ledger))).toBe(expected)
    })

    it('does not go on with another file', async () => {
      const { ledger } = await openEmpty()
      const broken = ledger.imports.run(sampleRequest, streamOf(batches, 2))
      await expect(broken).rejects.toThrow()
      const other = sampleRelease.map(([id, killed]) => [id, killed + 1] as const)
      expect(await runAll(ledger, other)).toMatchObject({ outcome: 'other-content' })
      expect(await runAll(ledger, sampleRelease.slice(0, 3))).toMatchObject({
        outcome: 'other-content',
      })
      expect((await ledger.recordSetAt()).incidents).toEqual([])
    })

    it.each([
      'delete from staged where first_revision > 6',
      'update staged set last_revision = last_revision + 1 where first_revision > 6',
      'update staged set first_revision = 2 where first_revision = 1',
    ])(
      'shows in a check that the note of what it staged is not what the log says: %s',
      async (sql) => {
        const { ledger, database } = await openEmpty()
        await runAll(ledger)
        await database.batch([{ sql }])
        const { issues } = await ledger.checkLedger()
        const [job] = await ledger.imports.list(null, 1)
        expect(new Set(issues.map(({ path }) => path))).toEqual(
          new Set([`imports.${job?.id}.staged`]),
        )
      },
    )

    it('can be given up, and then the same file can be imported anew', async () => {
      const { ledger } = await openEmpty()
      const broken = ledger.imports.run(sampleRequest, streamOf(batches, 2))
      await expect(broken).rejects.toThrow()
      const { id } = await ledger.imports.begin(sampleRequest)
      expect(await ledger.imports.abandon(id)).toBe(true)
      expect(await ledger.imports.abandon(id)).toBe(false)
      expect(await ledger.imports.publish(id)).toBeNull()
      expect(await runAll(ledger)).toMatchObject({
        outcome: 'published',
        job: { counts: { created: 12 } },
      })
      expect((await ledger.recordSetAt()).incidents).toHaveLength(9)
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('refuses what is never stored, keeps the digest of its row, and takes the rest', async () => {
      const { ledger } = await openEmpty()
      const [first] = batchesOf([
        ['i0', 1],
        ['i1', 2],
      ])
      if (first === undefined) throw new Error('no batch')
      const batch = {
        ...first,
        records: {
          ...first.records,
          incidents: first.records.incidents.map((incident) =>
            incident.id === 'i1'
              ? { ...incident, title: { en: 'call +93 700 123 456' } }
              : incident,
          ),
        },
      }
      const { job } = await ledger.imports.run(sampleRequest, streamOf([batch]))
      expect(job.counts).toMatchObject({ created: 4, refused: 1, issues: 1 })
      expect(await ledger.imports.issues(job.id, 0)).toMatchObject([
        { code: 'never-stored', path: 'incident:i1.title.en' },
      ])
      expect(await ledger.imports.originals(job.id, 2, 5)).toEqual([
        { recordId: 'incident:i1', line: 3, body: null },
      ])
      expect((await ledger.recordSetAt()).incidents.map(({ id }) => id)).toEqual(['i0'])
    })

    it('does not bring back what was redacted', async () => {
      const { ledger } = await openEmpty()
      await runAll(ledger)
      const [row] = await ledger.revisionsOf('incident', 'i3')
      await ledger.redact(row?.revision ?? 0, ['prose'], editor)
      const [job] = await ledger.imports.list(null, 1)
      const originals = await ledger.imports.originals(job?.id ?? '', 0, 100)
      expect(originals.find(({ recordId }) => recordId === 'incident:i3')?.body).toBeNull()
      const again = await runAll(ledger)
      expect(again.job.counts).toMatchObject({ created: 0, revised: 0, duplicates: 9 })
      expect((await ledger.revisionsOf('incident', 'i3'))[0]?.redacted).toEqual(['prose'])
    })
  })
}

/** A database of which one write fails: nothing is done, or all is and the answer is lost. */
function failingOnce(database: Database, failAt: number, moment: 'before' | 'after') {
  let writes = Number.NEGATIVE_INFINITY
  return {
    ...database,
    arm: () => {
      writes = 0
    },
    async batch(statements: Parameters<Database['batch']>[0]) {
      writes += 1
      if (writes === failAt && moment === 'before') throw new Error('connection lost')
      await database.batch(statements)
      if (writes === failAt && moment === 'after') throw new Error('connection lost')
    },
  }
}
