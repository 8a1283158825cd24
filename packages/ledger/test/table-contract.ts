import {
  type CountingRule,
  countIncidents,
  countingRules,
  parseCountingRule,
} from '@recount/core/counting'
import { digestOf } from '@recount/core/primitives'
import { projectAsOf, projectPublic, publicByDefault } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'
import {
  buildIncidentTable,
  buildTableOfRows,
  readSnapshot,
  rowOfCounted,
  writeSnapshot,
} from '@recount/core/table'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ledger, PublicTable, RecordChange } from '../src/index.ts'
import { chunkLength, hashOfBytes, saveSnapshot } from '../src/snapshots/snapshot-store.ts'
import { type OpenPair, openEmpty as openEmptyOf } from './open-empty.ts'
import { type Happening, happen, happenings } from './random-history.ts'
import { incidentNamed, report, sampleRecords } from './sample-records.ts'

const sample: RecordSet = {
  ...sampleRecords,
  documents: [report],
  incidents: ['a', 'b', 'c'].map((id) => incidentNamed(id)),
}
const note = { author: 'editor-1', reason: 'r' }
const day = '2022-12-05'
const envelope = ruleNamed('envelope')

/** What tables and snapshots of them must keep on every engine. */
export function tableContract(
  engine: string,
  open: OpenPair,
  runs: number,
  whyNot: string | null = null,
) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`
  const openEmpty = () => openEmptyOf(open)

  suite(`tables of a ledger on ${on}`, () => {
    it('are those of the whole record set, whatever happened, byte for byte', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(happenings, fc.nat(8), fc.boolean()), { maxLength: 14 }),
          fc.constantFrom('envelope', 'latest-majority-lowest', 'official-only'),
          async (history, ruleName) => {
            const { ledger, otherLedger } = await openEmpty()
            const rule = ruleNamed(ruleName)
            let near: PublicTable | null = null
            for (const [happening, dayOfMonth, isSaved] of history) {
              await happen(ledger, happening)
              const newest = await ledger.latestRevision()
              const wanted = { revision: newest, newest, day: `2022-12-0${1 + dayOfMonth}` }
              near = await ledger.tables.read(rule, wanted, near)
              expect(isSame(near, await wholeTable(ledger, rule, wanted))).toBe(true)
              if (isSaved) await otherLedger.tables.save(near)
            }
            const newest = await ledger.latestRevision()
            for (let revision = newest; revision >= 0; revision -= 3) {
              const wanted = { revision, newest, day }
              const whole = await wholeTable(ledger, rule, wanted)
              expect(isSame(await otherLedger.tables.read(rule, wanted), whole)).toBe(true)
              // From the newest table back, where no snapshot is nearer.
              expect(isSame(await ledger.tables.read(rule, wanted, near), whole)).toBe(true)
            }
            const wanted = { revision: newest, newest, day }
            // Some rest on a snapshot of that rule, the others on nothing.
            const together = await otherLedger.tables.readEach(countingRules, wanted)
            expect(together.map((table) => table.rule)).toEqual(
              countingRules.map((each) => each.label),
            )
            for (const [index, each] of together.entries()) {
              const whole = await wholeTable(ledger, countingRules[index] ?? rule, wanted)
              expect(isSame(each, whole)).toBe(true)
            }
          },
        ),
        { numRuns: runs },
      )
    })

    it.each<[string, readonly Happening[]]>([
      [
        'a source repeats another one no longer, to which only a third one refers',
        [
          source('s0'),
          source('s1', 's2'),
          source('s2', 's0'),
          saidBy('s0', 's1'),
          { what: 'source', id: 's2', changes: { derivedFrom: [] } },
        ],
      ],
      [
        'a source is restored that others were merged into before it was merged itself',
        [
          source('s0'),
          source('s1'),
          source('s2'),
          saidBy('s0', 's2'),
          { what: 'merge', kind: 'source', id: 's0', into: 's1' },
          { what: 'merge', kind: 'source', id: 's1', into: 's2' },
          { what: 'restore', kind: 'source', id: 's1' },
        ],
      ],
    ])('are read again where %s', async (_, history) => {
      const { ledger } = await openEmpty()
      let near: PublicTable | null = null
      const hashes = new Set<string>()
      for (const happening of history) {
        await happen(ledger, happening)
        const table: PublicTable = await newestTable(ledger, near)
        expect(isSame(table, await wholeTable(ledger, envelope, table))).toBe(true)
        if (table.table.length > 0) hashes.add(digestOf([...writeSnapshot(table.table)]))
        near = table
      }
      expect(hashes.size).toBeGreaterThan(1)
    })

    it('are read again where the party that a source speaks for is merged into the perpetrator', async () => {
      const { ledger } = await openEmpty()
      const rule = ruleNamed('latest-majority-lowest')
      const history: readonly Happening[] = [
        { what: 'source', id: 's1', changes: { kind: 'media', actor: 'a2', derivedFrom: [] } },
        attributedTo('a1', saidBy('s0', 's1')),
        { what: 'merge', kind: 'actor', id: 'a2', into: 'a1' },
      ]
      let near: PublicTable | null = null
      for (const happening of history) {
        await happen(ledger, happening)
        const newest = await ledger.latestRevision()
        const wanted = { revision: newest, newest, day }
        near = await ledger.tables.read(rule, wanted, near)
        expect(isSame(near, await wholeTable(ledger, rule, wanted))).toBe(true)
      }
    })

    it('make the snapshot that the records alone make, and name it by what is encoded and how', async () => {
      const { ledger } = await openEmpty()
      await seedIncidents(ledger)
      const kept = await ledger.tables.save(await newestTable(ledger))
      expect(kept?.name).toMatch(/^incident-table@\d+\.2\/public-by-default@2\/envelope@1$/)
      expect(await ledger.tables.newest(envelope)).toEqual(kept)
      expect(await ledger.tables.find(kept?.hash ?? '')).toEqual(kept)
      expect(await ledger.tables.find('0'.repeat(64))).toBeNull()
      const rows = countIncidents(projectPublic(sample, publicByDefault(day)), envelope)
      // Where this changes and no rule has, `rowsVersion` of the table desk goes up.
      expect(digestOf(rows.map(rowOfCounted))).toBe(
        'c629c2a63049b45cb86ff009493edc3c2ea93360ebff5fe851f00a15b68d6fcb',
      )
      const expected = writeSnapshot(buildIncidentTable(rows))
      expect(kept?.hash).toBe(await hashOfBytes(expected))
      const bytes = kept && (await ledger.tables.bytes(kept))
      expect(bytes && (await hashOfBytes(bytes))).toBe(kept?.hash)
      expect(bytes && readSnapshot(bytes).value?.length).toBe(3)
    })

    it('give any stretch of a snapshot that is longer than a chunk', async () => {
      const { ledger, database } = await openEmpty()
      await seedIncidents(ledger)
      const kept = await ledger.tables.save(await newestTable(ledger))
      if (kept === null) throw new Error('nothing was kept')
      const bytes = Uint8Array.from(
        { length: 2 * chunkLength + 5 },
        (_, index) => (index * 31) % 251,
      )
      const long = await saveSnapshot(
        { database, now: () => new Date(0) },
        { ...kept, day: '2022-12-06' },
        bytes,
      )
      if (long === null) throw new Error('nothing was kept')
      for (const [start, end] of [
        [0, 10],
        [chunkLength - 1, chunkLength + 1],
        [chunkLength, chunkLength],
        [2 * chunkLength + 4, 9e9],
        [0, long.length],
      ] as const) {
        const stretch = await ledger.tables.bytes(long, start, end)
        expect(stretch && Buffer.compare(stretch, bytes.subarray(start, end))).toBe(0)
      }
    })

    it('read nothing but the tail', async () => {
      const { ledger } = await openEmpty()
      await seedIncidents(ledger)
      const table = await newestTable(ledger)
      expect(table).toMatchObject({ base: 0, tail: 3 })
      await ledger.tables.save(table)
      await ledger.append([revised('b', { title: { en: 'Known better' } })], note)
      expect(await newestTable(ledger)).toMatchObject({ base: 7, tail: 1, revision: 8 })
    })

    it.each([
      ['a label', { sensitivity: ['location-endangers'] }],
      ['an embargo', { embargoedUntil: '2023-01-01' }],
      ['taking it back to a draft', { status: 'draft' }],
    ] as const)('show no snapshot of before %s', async (_, changes) => {
      const { ledger } = await openEmpty()
      await seedIncidents(ledger)
      const kept = await ledger.tables.save(await newestTable(ledger))
      if (kept === null) throw new Error('nothing was kept')
      expect(await ledger.tables.isPublic(kept, 7, day)).toBe(true)
      await ledger.append([revised('b', changes)], note)
      expect(await ledger.tables.isPublic(kept, 8, day)).toBe(false)
    })

    it('show a snapshot after what was public then was corrected or withdrawn', async () => {
      const { ledger } = await openEmpty()
      await seedIncidents(ledger)
      const kept = await ledger.tables.save(await newestTable(ledger))
      if (kept === null) throw new Error('nothing was kept')
      await ledger.append([revised('b', { title: { en: 'Known better' } })], note)
      await ledger.append([{ ...revised('c', { status: 'withdrawn' }) }], note)
      expect(await ledger.tables.isPublic(kept, 9, day)).toBe(true)
    })

    it('keep no snapshot of what was redacted', async () => {
      const { ledger, database } = await openEmpty()
      await seedIncidents(ledger)
      const table = await newestTable(ledger)
      const kept = await ledger.tables.save(table)
      await ledger.redact(6, ['prose'], note)
      expect(await ledger.tables.find(kept?.hash ?? '')).toBeNull()
      expect(await database.query('select hash from snapshot_chunk')).toEqual([])
      expect(await ledger.tables.save(table)).toBeNull()
      expect(await database.query('select hash from snapshot_chunk')).toEqual([])
      const fresh = await newestTable(ledger, table)
      expect(isSame(fresh, table.table)).toBe(false)
      expect(isSame(fresh, await wholeTable(ledger, envelope, fresh))).toBe(true)
      expect(await ledger.tables.save(fresh)).not.toBeNull()
    })

    it('show nothing under embargo before its day, from whatever snapshot', async () => {
      const { ledger } = await openEmpty()
      await seedIncidents(ledger)
      await ledger.append([revised('b', { embargoedUntil: '2022-12-06' })], note)
      const wanted = { revision: 8, newest: 8, day: '2022-12-06' }
      const late = await ledger.tables.read(envelope, wanted)
      expect(late.table.length).toBe(3)
      const kept = await ledger.tables.save(late)
      expect((await newestTable(ledger)).table.length).toBe(2)
      expect(kept && (await ledger.tables.isPublic(kept, 8, '2022-12-05'))).toBe(false)
      expect(kept && (await ledger.tables.isPublic(kept, 8, '2022-12-06'))).toBe(true)
    })
  })
}

function source(id: string, ...repeats: readonly string[]): Happening {
  const derivedFrom = repeats.map((each) => ({ source: each, derivation: 'wire-copy' }))
  return { what: 'source', id, changes: { derivedFrom } }
}

/** An incident of which each of some speakers tells another number. */
function saidBy(...speakers: readonly string[]): Happening {
  const [claim] = incidentNamed('i0').claims
  if (claim?.kind !== 'toll') throw new Error('the first claim is no toll')
  const claims = speakers.map((speaker, index) => {
    const killed = 2 + 3 * index
    const quantity = { low: killed, best: killed, high: killed, wording: null }
    return { ...claim, id: `c${index}`, speaker, date: `2022-10-0${1 + index}`, quantity }
  })
  return { what: 'incident', id: 'i0', changes: { claims } }
}

/** The same, and the first source says that an actor has claimed it. */
function attributedTo(actor: string, said: Happening): Happening {
  if (said.what !== 'incident') throw new Error('only incidents are attributed')
  const claims = said.changes.claims ?? []
  const [first] = claims
  if (first === undefined) throw new Error('nobody says anything')
  const { speaker, document, locator } = first
  const kind = 'attribution' as const
  const attribution = { id: 'by', speaker, document, locator, date: null, kind, actor }
  const changes = {
    ...said.changes,
    claims: [...claims, { ...attribution, basis: 'claimed' as const }],
  }
  return { ...said, changes }
}

async function seedIncidents(ledger: Ledger): Promise<void> {
  await ledger.seed(sample, note)
}

function revised(id: string, changes: Parameters<typeof incidentNamed>[1]): RecordChange {
  return { kind: 'incident', record: incidentNamed(id, changes), replaces: 1 }
}

async function newestTable(ledger: Ledger, near: PublicTable | null = null): Promise<PublicTable> {
  const newest = await ledger.latestRevision()
  return ledger.tables.read(envelope, { revision: newest, newest, day }, near)
}

function ruleNamed(name: string): CountingRule {
  return parseCountingRule(name).value ?? expect.fail(`no rule ${name}`)
}

/** The slow, obvious way: everything is read, projected and counted. */
async function wholeTable(
  ledger: Ledger,
  rule: CountingRule,
  { revision, newest, day: today }: Pick<PublicTable, 'revision' | 'newest' | 'day'>,
) {
  const policy = publicByDefault(today)
  const records = await ledger.recordSetAt(newest)
  const shown =
    revision === newest
      ? projectPublic(records, policy)
      : projectAsOf(await ledger.recordSetAt(revision), records, policy)
  const rows = countIncidents(shown, rule).map(rowOfCounted)
  return buildTableOfRows(rule.label, rows).value ?? expect.fail('no table')
}

function isSame(table: PublicTable, whole: PublicTable['table']): boolean {
  const [a, b] = [writeSnapshot(table.table), writeSnapshot(whole)]
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
