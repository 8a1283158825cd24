import { canonicalJson } from '@recount/core/primitives'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import type { Incident, Source } from '@recount/core/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allows,
  formatToken,
  type LedgerOptions,
  parseToken,
  type WriteOperation,
} from '../src/index.ts'
import { type OpenPair, openEmpty as openEmptyOf } from './open-empty.ts'
import { actorNamed, incidentNamed, report, sampleRecords, sourceNamed } from './sample-records.ts'

const note = { author: 'editor-1', reason: 'a later report' }
const second = { author: 'editor-2', reason: 'read and agreed' }

/** What writing must keep on every engine. */
export function writeContract(
  engine: string,
  open: OpenPair,
  runs: number,
  whyNot: string | null = null,
) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`
  const openEmpty = () => openEmptyOf(open)
  const openSeeded = async (options: Partial<LedgerOptions> = {}) => {
    const opened = await openEmptyOf(open, options)
    await opened.ledger.seed({ ...sampleRecords, documents: [report] }, note)
    return opened
  }

  suite(`writing to a ledger on ${on}`, () => {
    it.each(everyKind)(
      'creates, revises, withdraws, restores and merges a $kind',
      async (records) => {
        const { kind, id } = records
        const { ledger } = await openSeeded()
        const written = async (operation: WriteOperation) => {
          const outcome = await ledger.write([operation], note)
          if (outcome.outcome !== 'written') throw new Error(JSON.stringify(outcome))
          return outcome.records[0]
        }
        expect(await written(records.create)).toMatchObject({
          kind,
          id,
          version: 1,
          status: 'published',
        })
        expect(await written(records.other)).toMatchObject({ version: 1 })
        expect(await written(records.revise)).toMatchObject({ version: 2, status: 'published' })
        expect(
          await written({ operation: 'withdraw', kind, id, expectedVersion: 2 }),
        ).toMatchObject({
          version: 3,
          status: 'withdrawn',
        })
        expect(await written({ operation: 'restore', kind, id, expectedVersion: 3 })).toMatchObject(
          {
            version: 4,
            status: 'published',
          },
        )
        const merge = { operation: 'merge', kind, id, into: 'other', expectedVersion: 4 } as const
        expect(await written(merge)).toMatchObject({ version: 5, status: 'merged' })

        const history = await ledger.revisionsOf(kind, id)
        expect(history.map(({ version, status, redirect }) => [version, status, redirect])).toEqual(
          [
            [5, 'merged', 'other'],
            [4, 'published', null],
            [3, 'withdrawn', null],
            [2, 'published', null],
            [1, 'published', null],
          ],
        )
        const contents = history.map(({ record }) =>
          canonicalJson({ ...record, version: 0, status: null, mergedInto: null }),
        )
        expect(new Set(contents.slice(0, 4)).size).toBe(1)
        expect(contents[4]).not.toBe(contents[3])
        expect(history.every(({ author, reason }) => author !== '' && reason === note.reason)).toBe(
          true,
        )
        expect((await ledger.checkLedger()).issues).toEqual([])
      },
    )

    it('restores a record to one of its earlier versions', async () => {
      const { ledger } = await openSeeded()
      await ledger.write([revise(sourceNamed('un', 'UNAMA'), 1)], note)
      const restore = { kind: 'source', id: 'un', expectedVersion: 2, version: 1 } as const
      await ledger.write([{ operation: 'restore', ...restore }], note)
      const { sources } = await ledger.recordSetAt()
      expect(sources.find(({ id }) => id === 'un')).toEqual({ ...sourceNamed('un'), version: 3 })
    })

    it('answers 8 writers who try 40 times each on one record so that accepted writes and versions agree', async () => {
      const { ledger, otherLedger } = await openSeeded()
      let accepted = 0
      let refused = 0
      await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          const writer = index % 2 ? ledger : otherLedger
          for (let attempt = 0; attempt < 40; attempt++) {
            const [newest] = await writer.revisionsOf('source', 'un')
            const operation = revise(sourceNamed('un', `${index}/${attempt}`), newest?.version ?? 0)
            const { outcome } = await writer.write([operation], note)
            if (outcome === 'written') accepted += 1
            else if (outcome === 'conflict') refused += 1
          }
        }),
      )
      expect(accepted + refused).toBe(320)
      const history = await ledger.revisionsOf('source', 'un')
      expect(history[0]?.version).toBe(accepted + 1)
      expect(history).toHaveLength(accepted + 1)
    })

    it.each<readonly [string, readonly WriteOperation[], unknown]>([
      [
        'a version that is not the newest',
        [revise(sourceNamed('un'), 7)],
        {
          outcome: 'conflict',
          conflicts: [{ kind: 'source', id: 'un', replaces: 7, found: 1 }],
        },
      ],
      [
        'a record that is there already',
        [{ operation: 'create', kind: 'source', record: sourceNamed('un') }],
        { outcome: 'conflict', conflicts: [{ replaces: null, found: 1 }] },
      ],
      [
        'a record that is not there',
        [{ operation: 'withdraw', kind: 'actor', id: 'nobody', expectedVersion: 1 }],
        { outcome: 'conflict', conflicts: [{ replaces: 1, found: null }] },
      ],
      [
        'a reference that leads nowhere',
        [create(incidentNamed('a', { dataset: 'nowhere' }))],
        { outcome: 'refused', issues: [{ code: 'unknown-reference', path: 'dataset' }] },
      ],
      [
        'a record that is none of its kind',
        [create({ ...incidentNamed('a'), claims: [] })],
        { outcome: 'refused', issues: [{ path: 'claims' }] },
      ],
      [
        'what is never stored',
        [create(incidentNamed('a', { title: { en: 'call +93 700 123 456' } }))],
        { outcome: 'refused', issues: [{ code: 'never-stored', path: 'title.en' }] },
      ],
      [
        'a merge into what is not there',
        [{ operation: 'merge', kind: 'source', id: 'un', into: 'nowhere', expectedVersion: 1 }],
        { outcome: 'refused', issues: [{ code: 'unknown-reference', path: 'into' }] },
      ],
      [
        'a merge into itself',
        [{ operation: 'merge', kind: 'source', id: 'un', into: 'un', expectedVersion: 1 }],
        { outcome: 'refused', issues: [{ code: 'unknown-reference', path: 'into' }] },
      ],
      [
        'publishing what is published',
        [{ operation: 'publish', kind: 'source', id: 'un', expectedVersion: 1 }],
        { outcome: 'refused', issues: [{ code: 'not-possible', path: 'operation' }] },
      ],
      [
        'withdrawing by revising',
        [create(incidentNamed('a', { status: 'withdrawn' }))],
        { outcome: 'refused', issues: [{ code: 'not-possible', path: 'status' }] },
      ],
      [
        'a record twice',
        [revise(sourceNamed('un'), 1), revise(sourceNamed('un'), 2)],
        { outcome: 'refused', issues: [{ code: 'repeated-id', path: 'operations.1.id' }] },
      ],
      ['nothing', [], { outcome: 'refused', issues: [{ code: 'missing', path: 'operations' }] }],
    ])('refuses %s', async (_, operations, outcome) => {
      const { ledger } = await openSeeded()
      expect(await ledger.write(operations, note)).toMatchObject(outcome as object)
      expect(await ledger.latestRevision()).toBe(4)
    })

    it('refuses to write without an author or a reason', async () => {
      const { ledger } = await openSeeded()
      const outcome = await ledger.write([revise(sourceNamed('un'), 1)], {
        author: ' ',
        reason: '',
      })
      expect(outcome).toMatchObject({
        outcome: 'refused',
        issues: [{ path: 'author' }, { path: 'reason' }],
      })
    })

    it('writes records that refer to each other at once, all or none', async () => {
      const { ledger } = await openEmpty()
      const together: readonly WriteOperation[] = [
        create(incidentNamed('a')),
        { operation: 'create', kind: 'document', record: report },
        { operation: 'create', kind: 'source', record: sourceNamed('un') },
      ]
      expect(await ledger.write(together.slice(0, 2), note)).toMatchObject({ outcome: 'refused' })
      expect(await ledger.latestRevision()).toBe(0)
      expect(await ledger.write(together, note)).toMatchObject({ outcome: 'written' })
      expect(await ledger.latestRevision()).toBe(3)
    })

    it('refuses to revise what was withdrawn until it is restored', async () => {
      const { ledger } = await openSeeded()
      await ledger.write(
        [{ operation: 'withdraw', kind: 'source', id: 'un', expectedVersion: 1 }],
        note,
      )
      const outcome = await ledger.write([revise(sourceNamed('un', 'UNAMA'), 2)], note)
      expect(outcome).toMatchObject({ outcome: 'refused', issues: [{ code: 'not-possible' }] })
    })

    it('leaves no tombstone of a draft that was taken out, and brings it back as it was', async () => {
      const { ledger } = await openSeeded()
      const draft = incidentNamed('a', { status: 'draft' })
      const target = { kind: 'incident', id: 'a' } as const
      await ledger.write([create(draft)], note)
      await ledger.write([{ operation: 'withdraw', ...target, expectedVersion: 1 }], note)
      const shown = projectPublic(await ledger.recordSetAt(), publicByDefault('2026-11-22'))
      expect(shown.tombstones).toEqual([])
      await ledger.write([{ operation: 'restore', ...target, expectedVersion: 2 }], note)
      const [back] = (await ledger.recordSetAt()).incidents
      expect(back).toEqual({ ...draft, version: 3 })
    })

    it('leaves out drafts to which nothing refers but other drafts', async () => {
      const { ledger } = await openSeeded()
      const status = 'draft' as const
      const before = await ledger.recordSetAt()
      const drafts: readonly WriteOperation[] = [
        { operation: 'create', kind: 'source', record: sourceNamed('draft-source'), status },
        {
          operation: 'create',
          kind: 'document',
          record: { ...report, id: 'draft-document', source: 'draft-source' },
          status,
        },
      ]
      expect(await ledger.write(drafts, note)).toMatchObject({ outcome: 'written' })
      expect(await ledger.recordSetAt()).toEqual(before)
      const told = { ...report, id: 'told', source: 'draft-source' }
      await ledger.write([{ operation: 'create', kind: 'document', record: told }], note)
      expect((await ledger.recordSetAt()).sources.map(({ id }) => id)).toContain('draft-source')
    })

    it('lets what referred to a merged record refer to the one that it was merged into', async () => {
      const { ledger } = await openSeeded()
      await ledger.write([create(incidentNamed('a'))], note)
      const before = await ledger.latestRevision()
      const merge = { kind: 'source', id: 'un', into: 'a-newspaper', expectedVersion: 1 } as const
      await ledger.write([{ operation: 'merge', ...merge }], note)
      const now = await ledger.recordSetAt()
      expect(now.sources.map(({ id }) => id)).toEqual(['a-newspaper'])
      expect(now.documents[0]?.source).toBe('a-newspaper')
      expect(now.incidents[0]?.claims.map(({ speaker }) => speaker)).toEqual([
        'a-newspaper',
        'a-newspaper',
      ])
      const then = await ledger.recordSetAt(before)
      expect(then.incidents[0]?.claims[0]?.speaker).toBe('un')
    })

    it('keeps a withdrawn source where something refers to it, and leaves it out where nothing does', async () => {
      const { ledger } = await openSeeded()
      const withdraw = { operation: 'withdraw', kind: 'source', expectedVersion: 1 } as const
      await ledger.write([{ ...withdraw, id: 'un' }], note)
      await ledger.write([{ ...withdraw, id: 'a-newspaper' }], note)
      expect((await ledger.recordSetAt()).sources.map(({ id }) => id)).toEqual(['un'])
    })

    it('shows a draft to nobody, in whatever kind', async () => {
      const { ledger } = await openSeeded()
      const operations: readonly WriteOperation[] = [
        create(incidentNamed('a', { status: 'draft' })),
        { operation: 'create', kind: 'source', record: sourceNamed('a-witness'), status: 'draft' },
      ]
      expect(await ledger.write(operations, note)).toMatchObject({
        outcome: 'written',
        records: [{ status: 'draft' }, { status: 'draft' }],
      })
      const shown = projectPublic(await ledger.recordSetAt(), publicByDefault('2023-01-01'))
      expect(shown.incidents).toEqual([])
      expect(shown.sources.map(({ id }) => id)).not.toContain('a-witness')
      await ledger.write(
        [
          { operation: 'publish', kind: 'incident', id: 'a', expectedVersion: 1 },
          { operation: 'publish', kind: 'source', id: 'a-witness', expectedVersion: 1 },
        ],
        note,
      )
      const later = projectPublic(await ledger.recordSetAt(), publicByDefault('2023-01-01'))
      expect(later.incidents.map(({ id, status }) => [id, status])).toEqual([['a', 'published']])
      expect(later.sources.map(({ id }) => id)).toContain('a-witness')
    })

    it('keeps what is written from the public for as many days as it was opened with', async () => {
      const { ledger } = await openSeeded({ publicationDelayDays: 3 })
      const own = '2022-10-01'
      const operations = [
        create(incidentNamed('a')),
        create(incidentNamed('b', { status: 'draft' })),
        create(incidentNamed('c', { embargoedUntil: own })),
      ]
      expect((await ledger.write(operations, note)).outcome).toBe('written')
      await ledger.write(
        [{ operation: 'publish', kind: 'incident', id: 'b', expectedVersion: 1 }],
        note,
      )
      const embargoes = async () =>
        (await ledger.recordSetAt()).incidents.map(({ id, embargoedUntil }) => [id, embargoedUntil])
      const delayed = [
        ['a', '2022-10-03'],
        ['b', '2022-10-03'],
        ['c', own],
      ]
      expect(await embargoes()).toEqual(delayed)
      const shownOn = async (day: string) =>
        projectPublic(await ledger.recordSetAt(), publicByDefault(day)).incidents.map(
          ({ id }) => id,
        )
      expect(await shownOn('2022-10-02')).toEqual(['c'])
      expect(await shownOn('2022-10-03')).toEqual(['a', 'b', 'c'])

      // A revision by somebody who knows of no embargo lifts none; one that names a day does.
      const revised = (changes: Partial<Incident>, expectedVersion: number): WriteOperation => ({
        operation: 'revise',
        kind: 'incident',
        record: incidentNamed('a', changes),
        expectedVersion,
      })
      await ledger.write([revised({}, 1)], note)
      expect(await embargoes()).toEqual(delayed)
      await ledger.write([revised({ embargoedUntil: own }, 2)], note)
      expect((await embargoes())[0]).toEqual(['a', own])
    })

    it('keeps back what was proposed before and is accepted', async () => {
      const { ledger } = await openSeeded({ publicationDelayDays: 3 })
      const proposed = await ledger.propose([create(incidentNamed('a'))], note)
      await ledger.decide(proposed.value?.id ?? '', 'accepted', second)
      const [incident] = (await ledger.recordSetAt()).incidents
      expect(incident?.embargoedUntil).toBe('2022-10-03')
    })

    it('says what is wrong with a record that cannot be delayed because it has no form', async () => {
      const { ledger } = await openSeeded({ publicationDelayDays: 3 })
      const { when: _, ...formless } = incidentNamed('a')
      const outcome = await ledger.write([create(formless as Incident)], note)
      expect(outcome).toMatchObject({ outcome: 'refused', issues: [{ path: 'when' }] })
    })

    it('ends in the state that the accepted operations make, whatever is tried', async () => {
      await fc.assert(
        fc.asyncProperty(attempts, async (tried) => {
          const { ledger } = await openEmpty()
          const expected = new Map<string, { name: string; status: string; version: number }>()
          for (const { what, id, into, name, version } of tried) {
            const { outcome } = await ledger.write(
              [operationOf(what, id, into, name, version)],
              note,
            )
            const found = expected.get(id)
            const target = expected.get(into)
            const fits = what === 'create' ? found === undefined : found?.version === version
            const isGone = found?.status === 'withdrawn' || found?.status === 'merged'
            const canMerge = into !== id && target !== undefined && target.status === 'published'
            const isPossible =
              fits && (what === 'merge' ? !isGone && canMerge : what === 'restore' || !isGone)
            expect([what, outcome === 'written']).toEqual([what, isPossible])
            if (!isPossible) continue
            const status =
              what === 'withdraw' ? 'withdrawn' : what === 'merge' ? 'merged' : 'published'
            const content = what === 'create' || what === 'revise' ? name : (found?.name ?? '')
            expected.set(id, { name: content, status, version: (found?.version ?? 0) + 1 })
          }
          for (const [id, { name, status, version }] of expected) {
            const [newest] = await ledger.revisionsOf('actor', id)
            expect(newest).toMatchObject({ status, version, record: { name: { en: name } } })
          }
          expect((await ledger.checkLedger()).issues).toEqual([])
        }),
        { numRuns: runs },
      )
    })
  })

  suite(`idempotency keys in a ledger on ${on}`, () => {
    const keyed = { ...note, idempotencyKey: 'request-1' }

    it('answer a repeated request with the kept answer, and write nothing again', async () => {
      const { ledger, otherLedger } = await openSeeded()
      const first = await ledger.write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed)
      expect(first).toMatchObject({ outcome: 'written', isReplay: false })
      const again = await otherLedger.write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed)
      expect(again).toEqual({ ...first, isReplay: true })
      expect(await ledger.latestRevision()).toBe(5)
    })

    it('belong to one request of one author', async () => {
      const { ledger } = await openSeeded()
      await ledger.write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed)
      expect(await ledger.write([revise(sourceNamed('un', 'Other'), 2)], keyed)).toEqual({
        outcome: 'key-reused',
      })
      const other = { ...keyed, author: 'editor-2' }
      expect(await ledger.write([revise(sourceNamed('un', 'Other'), 2)], other)).toMatchObject({
        outcome: 'written',
      })
    })

    it('are not taken by a request that was refused', async () => {
      const { ledger } = await openSeeded()
      expect(await ledger.write([revise(sourceNamed('un'), 9)], keyed)).toMatchObject({
        outcome: 'conflict',
      })
      expect(await ledger.write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed)).toMatchObject({
        outcome: 'written',
      })
    })

    it('let one of many equal requests write that come at once, and give all the same answer', async () => {
      const { ledger, otherLedger } = await openSeeded()
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? ledger : otherLedger).write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed),
        ),
      )
      const answers = outcomes.map((outcome) => ('records' in outcome ? outcome.records : outcome))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]).toMatchObject([{ id: 'un', version: 2 }])
      expect(await ledger.latestRevision()).toBe(5)
    })

    it('are forgotten when they are told to be', async () => {
      const { ledger } = await openSeeded()
      await ledger.write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed)
      await ledger.forgetAnswers(new Date('2030-01-01'))
      expect(await ledger.write([revise(sourceNamed('un', 'UNAMA'), 1)], keyed)).toMatchObject({
        outcome: 'conflict',
      })
    })
  })

  suite(`a second person in a ledger on ${on}`, () => {
    const openGuarded = async () => {
      const opened = await openEmptyOf(open, { approval: 'second-person' })
      await opened.ledger.seed({ ...sampleRecords, documents: [report] }, note)
      return opened
    }
    const proposed = create(incidentNamed('a', { status: 'proposed' }))

    it('is not needed for drafts and proposals, but to publish what one has written oneself', async () => {
      const { ledger } = await openGuarded()
      expect(await ledger.write([proposed], note)).toMatchObject({ outcome: 'written' })
      const publish = {
        operation: 'publish',
        kind: 'incident',
        id: 'a',
        expectedVersion: 1,
      } as const
      expect(await ledger.write([publish], note)).toMatchObject({
        outcome: 'needs-approval',
        issues: [{ code: 'needs-approval', received: 'publish' }],
      })
      expect(await ledger.write([publish], second)).toMatchObject({ outcome: 'written' })
    })

    it.each<readonly [string, WriteOperation]>([
      ['publishing at once', create(incidentNamed('b'))],
      ['revising what is public', revise(sourceNamed('un', 'UNAMA'), 1)],
      ['withdrawing it', { operation: 'withdraw', kind: 'source', id: 'un', expectedVersion: 1 }],
      [
        'merging it',
        { operation: 'merge', kind: 'source', id: 'un', into: 'a-newspaper', expectedVersion: 1 },
      ],
      ['restoring it', { operation: 'restore', kind: 'source', id: 'un', expectedVersion: 1 }],
    ])('is needed for %s, and a proposal gets one', async (_, operation) => {
      const { ledger } = await openGuarded()
      expect(await ledger.write([operation], note)).toMatchObject({ outcome: 'needs-approval' })
      expect(await ledger.latestRevision()).toBe(4)

      const { value: proposal } = await ledger.propose([operation], note)
      expect(await ledger.openProposals(null, 10)).toEqual([proposal])
      const id = proposal?.id ?? ''
      expect(await ledger.decide(id, 'accepted', note)).toMatchObject({ outcome: 'needs-approval' })
      expect(await ledger.decide(id, 'accepted', second)).toMatchObject({ outcome: 'written' })
      expect(await ledger.revision(5)).toMatchObject({
        author: 'editor-1',
        approvedBy: 'editor-2',
        reason: note.reason,
      })
      expect(await ledger.proposal(id)).toMatchObject({
        state: 'accepted',
        decidedBy: 'editor-2',
        decision: second.reason,
      })
      expect(await ledger.openProposals(null, 10)).toEqual([])
      expect(await ledger.decide(id, 'rejected', second)).toBeNull()
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('can reject a proposal, which then nobody can accept', async () => {
      const { ledger } = await openGuarded()
      const { value } = await ledger.propose([revise(sourceNamed('un', 'UNAMA'), 1)], note)
      expect(await ledger.decide(value?.id ?? '', 'rejected', second)).toEqual({
        outcome: 'rejected',
      })
      expect(await ledger.decide(value?.id ?? '', 'accepted', second)).toBeNull()
      expect(await ledger.latestRevision()).toBe(4)
    })

    it('decides once when two decide at the same moment', async () => {
      const { ledger, otherLedger } = await openGuarded()
      const { value } = await ledger.propose([revise(sourceNamed('un', 'UNAMA'), 1)], note)
      const id = value?.id ?? ''
      const decided = await Promise.all([
        ledger.decide(id, 'accepted', second),
        otherLedger.decide(id, 'rejected', { author: 'editor-3', reason: 'no' }),
        otherLedger.decide(id, 'accepted', { author: 'editor-4', reason: 'yes' }),
      ])
      const isWritten = decided.some((outcome) => outcome?.outcome === 'written')
      expect(await ledger.latestRevision()).toBe(isWritten ? 5 : 4)
      expect((await ledger.proposal(id))?.state).toBe(isWritten ? 'accepted' : 'rejected')
      expect(decided[1]?.outcome === 'rejected').toBe(!isWritten)
    })

    it('sees that a proposal has grown stale', async () => {
      const { ledger } = await openGuarded()
      const { value } = await ledger.propose([revise(sourceNamed('un', 'UNAMA'), 1)], note)
      await ledger.append([{ kind: 'source', record: sourceNamed('un', 'UN'), replaces: 1 }], note)
      expect(await ledger.decide(value?.id ?? '', 'accepted', second)).toMatchObject({
        outcome: 'conflict',
      })
      expect((await ledger.proposal(value?.id ?? ''))?.state).toBe('open')
    })
  })

  suite(`keys of a ledger on ${on}`, () => {
    it('are valid for their holder until they expire or are revoked', async () => {
      const pair = await open()
      let at = new Date('2022-12-05T08:00:00Z')
      const { ledger } = await openEmptyOf(async () => pair, { now: () => at })
      const { key, token } = await ledger.keys.create({
        holder: 'editor-1',
        scopes: ['edit', 'publish'],
        expiresAt: new Date('2022-12-06T08:00:00Z'),
      })
      expect(parseToken(token)?.id).toBe(key.id)
      const valid = await ledger.keys.check(token)
      expect(valid).toMatchObject({ outcome: 'valid', key: { holder: 'editor-1' } })
      expect([allows(key, 'edit'), allows(key, 'admin')]).toEqual([true, false])
      at = new Date('2022-12-06T07:59:59.999Z')
      expect((await ledger.keys.check(token)).outcome).toBe('valid')
      expect((await ledger.keys.list())[0]?.lastUsedDay).toBe('2022-12-06')
      at = new Date('2022-12-06T08:00:00Z')
      expect(await ledger.keys.check(token)).toEqual({ outcome: 'expired' })
      expect(await ledger.keys.revoke(key.id)).toBe(true)
      expect(await ledger.keys.revoke(key.id)).toBe(false)
      expect(await ledger.keys.check(token)).toEqual({ outcome: 'revoked' })
    })

    it('keep no secret', async () => {
      const { ledger, database } = await openEmpty()
      const { token } = await ledger.keys.create({
        holder: 'a',
        scopes: ['admin'],
        expiresAt: null,
      })
      const secret = parseToken(token)?.secret ?? ''
      expect(secret).toHaveLength(43)
      expect(JSON.stringify(await database.query('select * from api_key'))).not.toContain(secret)
      expect(JSON.stringify(await ledger.keys.list())).not.toContain('digest')
    })

    it('are unknown with another secret, however little differs', async () => {
      const { ledger } = await openEmpty()
      const first = await ledger.keys.create({ holder: 'a', scopes: ['edit'], expiresAt: null })
      const other = await ledger.keys.create({ holder: 'b', scopes: ['edit'], expiresAt: null })
      const crossed = crossTokens(first.token, other.token)
      for (const token of ['', 'rc_', crossed, `${first.token}x`, first.token.slice(0, -1)]) {
        expect(await ledger.keys.check(token)).toEqual({ outcome: 'unknown' })
      }
    })

    it('are rotated so that both work until the first one expires', async () => {
      const pair = await open()
      let at = new Date('2022-12-05T08:00:00Z')
      const { ledger } = await openEmptyOf(async () => pair, { now: () => at })
      const first = await ledger.keys.create({ holder: 'a', scopes: ['edit'], expiresAt: null })
      const next = await ledger.keys.rotate(first.key.id, new Date('2022-12-06T08:00:00Z'))
      expect(next?.key).toMatchObject({ holder: 'a', scopes: ['edit'], replaces: first.key.id })
      const outcomes = async () => [
        (await ledger.keys.check(first.token)).outcome,
        (await ledger.keys.check(next?.token ?? '')).outcome,
      ]
      expect(await outcomes()).toEqual(['valid', 'valid'])
      at = new Date('2022-12-07T08:00:00Z')
      expect(await outcomes()).toEqual(['expired', 'valid'])
      expect(await ledger.keys.rotate(first.key.id, at)).toBeNull()
    })
  })
}

type Attempt = 'create' | 'revise' | 'withdraw' | 'merge' | 'restore'

const ids = fc.constantFrom('a', 'b', 'c')
const attempts = fc.array(
  fc.record({
    what: fc.constantFrom<Attempt>('create', 'create', 'revise', 'withdraw', 'merge', 'restore'),
    id: ids,
    into: ids,
    name: fc.constantFrom('one', 'two', 'three'),
    version: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 12 },
)

function operationOf(
  what: Attempt,
  id: string,
  into: string,
  name: string,
  expectedVersion: number,
): WriteOperation {
  const record = actorNamed(id, name)
  if (what === 'create') return { operation: 'create', kind: 'actor', record }
  if (what === 'revise') return { operation: 'revise', kind: 'actor', record, expectedVersion }
  if (what === 'merge') return { operation: 'merge', kind: 'actor', id, into, expectedVersion }
  return { operation: what, kind: 'actor', id, expectedVersion }
}

function create(record: Incident): WriteOperation {
  return { operation: 'create', kind: 'incident', record }
}

function revise(record: Source, expectedVersion: number): WriteOperation {
  return { operation: 'revise', kind: 'source', record, expectedVersion }
}

/** The id of one token with the secret of another, written as a token that is whole. */
function crossTokens(first: string, other: string): string {
  const [id, secret] = [parseToken(first)?.id ?? '', parseToken(other)?.secret ?? '']
  return formatToken({ id, secret })
}

const kindsOfWrites = [
  { kind: 'source', record: (id: string, name: string) => sourceNamed(id, name) },
  {
    kind: 'document',
    record: (id: string, name: string) => ({ ...report, id, title: { en: name } }),
  },
  { kind: 'actor', record: (id: string, name: string) => actorNamed(id, name) },
  {
    kind: 'place',
    record: (id: string, name: string) => ({
      id,
      version: 1,
      name: { en: name },
      country: 'AFG',
      province: 'AF01',
      district: null,
      locality: null,
      position: null,
      precision: 'province',
    }),
  },
  {
    kind: 'incident',
    record: (id: string, name: string) => incidentNamed(id, { title: { en: name } }),
  },
  {
    kind: 'reported-total',
    record: (id: string, name: string) => ({
      id,
      version: 1,
      title: { en: name },
      document: 'report',
      paragraph: null,
      scope: { from: null, to: null, country: null, actor: null, wording: 'in two months' },
      cells: [],
    }),
  },
] as const

const everyKind = kindsOfWrites.map(({ kind, record }) => ({
  kind,
  id: 'one',
  create: { operation: 'create', kind, record: record('one', 'first') } as WriteOperation,
  other: { operation: 'create', kind, record: record('other', 'other') } as WriteOperation,
  revise: {
    operation: 'revise',
    kind,
    record: record('one', 'second'),
    expectedVersion: 1,
  } as WriteOperation,
}))
