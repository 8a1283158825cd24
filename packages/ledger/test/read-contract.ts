import { emptyRecordSet, type RecordKind, type RecordSet, recordKinds } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../src/index.ts'
import { referencesOf } from '../src/reads/references-of.ts'
import { type OpenPair, openEmpty as openEmptyOf } from './open-empty.ts'
import { batchesOf, sampleRelease, sampleRequest, streamOf } from './sample-import.ts'
import { actorNamed, incidentNamed, report, sourceNamed } from './sample-records.ts'

const note = { author: 'editor-1', reason: 'a later report' }

/** What reading parts of a ledger must keep on every engine: they are parts of the whole. */
export function readContract(engine: string, open: OpenPair, whyNot: string | null = null) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`
  const openWritten = async () => {
    const { ledger } = await openEmptyOf(open)
    await writeEverything(ledger)
    return ledger
  }

  suite(`reading parts of a ledger on ${on}`, () => {
    it('gives each record with its state, as known at every revision', async () => {
      const ledger = await openWritten()
      for (let revision = 0; revision <= (await ledger.latestRevision()); revision++) {
        for (const kind of recordKinds) {
          const ids = await idsOf(ledger, kind)
          const read = await ledger.recordsOf(kind, [...ids].reverse(), revision)
          const expected = await Promise.all(
            ids.map((id) => newestShown(ledger, kind, id, revision)),
          )
          expect(read, `${kind} at ${revision}`).toEqual(expected.filter((each) => each !== null))
        }
      }
    })

    it('gives the newest where no revision is said, each id once, and unknown ones not at all', async () => {
      const ledger = await openWritten()
      const read = await ledger.recordsOf('source', ['un', 'nobody', 'agency', 'un'])
      expect(read.map(({ id, version, status }) => [id, version, status])).toEqual([
        ['agency', 2, 'merged'],
        ['un', 2, 'published'],
      ])
      expect(await ledger.recordsOf('source', [])).toEqual([])
      expect((await ledger.incident('a'))?.version).toBe(2)
      expect((await ledger.incident('a', 9))?.version).toBe(1)
      expect(await ledger.incident('a', 7)).toBeNull()
      expect(await ledger.incident('nobody')).toBeNull()
    })

    it('says of every number of the log what it stands for, without a gap', async () => {
      const ledger = await openWritten()
      const { revisions } = await ledger.checkLedger()
      const entries = [...(await ledger.log(null, 20)), ...(await ledger.log(revisions - 19, 1000))]
      expect(entries.map(({ revision }) => revision)).toEqual(
        Array.from({ length: revisions }, (_, index) => revisions - index),
      )
      const shown = await ledger.revisions(null, 1000)
      const records = entries.filter(({ what }) => what === 'record')
      expect(records.map(({ revision }) => revision)).toEqual(shown.map(({ revision }) => revision))
      const others = entries.filter(({ what }) => what !== 'record')
      expect(others.map(({ what }) => what)).toEqual([
        ...Array.from({ length: 3 }, () => 'staged'),
        'redaction',
        'import',
      ])
      const middle = shown[4]?.revision ?? 0
      const down = await ledger.revisions(null, 1000, middle)
      expect(down).toEqual(shown.filter(({ revision }) => revision >= middle))
      const redacted = shown.find(({ redacted: parts }) => parts.length > 0)
      expect(others[3]).toMatchObject({ of: redacted?.revision, parts: ['speakers'] })
      const [, job] = await ledger.imports.list(null, 2)
      expect(others[4]).toMatchObject({ import: job?.id })
    })

    it('finds the last revision of every instant, where many share one too', async () => {
      const ledger = await openWritten()
      const latest = await ledger.latestRevision()
      const log = (await ledger.log(null, 10_000)).filter(({ revision }) => revision <= latest)
      const times = [...new Set(log.map(({ recordedAt }) => recordedAt))]
      expect(times.length).toBeGreaterThan(5)
      expect(times.length).toBeLessThan(log.length)
      for (const time of times) {
        for (const shift of [-1, 0, 1]) {
          const instant = new Date(Date.parse(time) + shift).toISOString()
          const last = log.find(({ recordedAt }) => recordedAt <= instant)?.revision ?? 0
          expect(await ledger.revisionAtTime(instant), instant).toBe(last)
        }
      }
    })

    it('gives incidents with all that they refer to, as the whole record set has them', async () => {
      const ledger = await openWritten()
      const newest = await ledger.latestRevision()
      for (let revision = 0; revision <= newest; revision++) {
        const whole = await ledger.recordSetAt(revision)
        const ids = whole.incidents.map(({ id }) => id)
        for (const asked of [[], ['nobody'], ['a'], ['b'], ['c', 'a'], ids]) {
          const part = await ledger.recordSetOf(asked, revision)
          expect(part, `${asked} at ${revision}`).toEqual(partOf(whole, asked))
        }
      }
      expect(await ledger.recordSetOf(['a'])).toEqual(await ledger.recordSetOf(['a'], newest))
    })
  })
}

/** A history in which records are revised, merged, withdrawn, drafted, redacted and imported. */
async function writeEverything(ledger: Ledger): Promise<void> {
  const create = async (operations: Parameters<Ledger['write']>[0]) => {
    const outcome = await ledger.write(operations, note)
    if (outcome.outcome !== 'written') throw new Error(JSON.stringify(outcome))
  }
  const derived = { source: 'agency', derivation: 'wire-copy' } as const
  await create([
    { operation: 'create', kind: 'actor', record: actorNamed('front') },
    { operation: 'create', kind: 'actor', record: { ...actorNamed('cell'), partOf: 'front' } },
    { operation: 'create', kind: 'source', record: sourceNamed('agency') },
    { operation: 'create', kind: 'source', record: sourceNamed('bureau') },
    {
      operation: 'create',
      kind: 'source',
      record: { ...sourceNamed('un'), derivedFrom: [derived] },
    },
    { operation: 'create', kind: 'document', record: report },
    {
      operation: 'create',
      kind: 'source',
      record: { ...sourceNamed('leaflet'), actor: 'cell' },
      status: 'draft',
    },
    { operation: 'create', kind: 'incident', record: incidentNamed('a') },
  ])
  const other = incidentNamed('b')
  const claims = other.claims.map((claim) =>
    claim.kind === 'toll' ? { ...claim, speaker: 'leaflet', actor: 'cell' } : claim,
  )
  const link = { link: 'part-of', incident: 'a' } as const
  await create([
    { operation: 'create', kind: 'incident', record: { ...other, claims, links: [link] } },
  ])
  await ledger.imports.run(sampleRequest, streamOf(batchesOf(sampleRelease)))
  const revised = { ...incidentNamed('a'), title: { en: 'Another title' } }
  await create([{ operation: 'revise', kind: 'incident', record: revised, expectedVersion: 1 }])
  const mission = { ...sourceNamed('un', 'UNAMA'), derivedFrom: [derived] }
  await create([{ operation: 'revise', kind: 'source', record: mission, expectedVersion: 1 }])
  const into = { operation: 'merge', kind: 'source', id: 'agency', into: 'bureau' } as const
  await create([{ ...into, expectedVersion: 1 }])
  await create([
    { operation: 'create', kind: 'incident', record: incidentNamed('c') },
    { operation: 'create', kind: 'incident', record: incidentNamed('d', { status: 'draft' }) },
  ])
  await create([{ operation: 'merge', kind: 'incident', id: 'b', into: 'a', expectedVersion: 1 }])
  await create([{ operation: 'withdraw', kind: 'document', id: 'report', expectedVersion: 1 }])
  const spoken = (await ledger.revisionsOf('incident', 'c'))[0]?.revision ?? 0
  const { issues } = await ledger.redact(spoken, ['speakers'], note)
  if (issues.length > 0) throw new Error(JSON.stringify(issues))
  const unfinished = await ledger.imports.begin({ ...sampleRequest, dataset: 'unfinished' })
  const [batch] = batchesOf([
    ['x0', 1],
    ['x1', 2],
    ['x2', 3],
  ])
  if (batch === undefined) throw new Error('there is no batch')
  await ledger.imports.stage(unfinished, 0, batch)
}

async function idsOf(ledger: Ledger, kind: RecordKind): Promise<readonly string[]> {
  const rows = await ledger.revisions(null, 1000)
  return [...new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id))].sort()
}

/** By reading the record's whole history. */
async function newestShown(ledger: Ledger, kind: RecordKind, id: string, revision: number) {
  const history = await ledger.revisionsOf(kind, id)
  for (const row of history) {
    const job = row.import === null ? null : await ledger.imports.find(row.import)
    if ((job === null ? row.revision : (job.publishedAt ?? Number.POSITIVE_INFINITY)) <= revision) {
      return row
    }
  }
  return null
}

/** By searching the whole record set. */
function partOf(whole: RecordSet, incidents: readonly string[]): RecordSet {
  const kept = new Set<unknown>(whole.incidents.filter(({ id }) => incidents.includes(id)))
  const listsOf = {
    source: whole.sources,
    document: whole.documents,
    actor: whole.actors,
    place: whole.places,
    incident: [],
    'reported-total': [],
  } as const
  const keep = <Kind extends RecordKind>(
    kind: Kind,
    record: Parameters<typeof referencesOf<Kind>>[1],
  ) => {
    for (const to of referencesOf(kind, record)) {
      const found = listsOf[to.kind].find(({ id }) => id === to.id)
      if (found === undefined || kept.has(found)) continue
      kept.add(found)
      keep(to.kind, found)
    }
  }
  for (const incident of whole.incidents) if (kept.has(incident)) keep('incident', incident)
  const only = <Item>(items: readonly Item[]) => items.filter((item) => kept.has(item))
  return {
    ...emptyRecordSet,
    sources: only(whole.sources),
    documents: only(whole.documents),
    actors: only(whole.actors),
    places: only(whole.places),
    incidents: only(whole.incidents),
  }
}
