import { canonicalJson } from '@recount/core/primitives'
import { checkReferences, emptyRecordSet, parseRecord, type Source } from '@recount/core/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Database, type Ledger, openLedger, type RecordChange } from '../src/index.ts'
import { type OpenPair, openEmpty as openEmptyOf, tickingClock } from './open-empty.ts'
import { actorNamed, incidentNamed, report, sampleRecords, sourceNamed } from './sample-records.ts'
import { mutate, mutations, sampleRows, tamper, writeSampleHistory } from './tampering.ts'

const note = { author: 'editor-1', reason: 'first report' }
/**
 * What every engine must keep. `open` gives an empty database each time; `runs` bounds the properties,
 * which cost more on some engines than on others. Where the engine is not there, `whyNot` says why.
 */
export function ledgerContract(
  engine: string,
  open: OpenPair,
  runs: number,
  whyNot: string | null = null,
) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`
  const openEmpty = () => openEmptyOf(open)

  suite(`a ledger on ${on}`, () => {
    it('is empty at revision 0 when it is new', async () => {
      const { ledger } = await openEmpty()
      expect(await ledger.latestRevision()).toBe(0)
      expect(await ledger.recordSetAt()).toEqual(emptyRecordSet)
      expect(await ledger.revisions(null, 10)).toEqual([])
      expect(await ledger.checkLedger()).toEqual({
        revisions: 0,
        redacted: 0,
        head: '0'.repeat(64),
        issues: [],
      })
    })

    it('opens twice without changing anything', async () => {
      const { database, ledger } = await openEmpty()
      await ledger.seed(sampleRecords, note)
      const again = await openLedger(database, { now: tickingClock() })
      expect(await again.recordSetAt()).toEqual(sampleRecords)
    })

    it('opens from several processes at once', async () => {
      const { database, other } = await open()
      const now = tickingClock()
      const ledgers = await Promise.all(
        [database, other, database, other].map((each) => openLedger(each, { now })),
      )
      expect(await Promise.all(ledgers.map((each) => each.latestRevision()))).toEqual([0, 0, 0, 0])
    })

    it('seeds an empty ledger once, one revision per record', async () => {
      const { ledger, otherLedger } = await openEmpty()
      expect(await ledger.seed(sampleRecords, note)).toBe(true)
      expect(await otherLedger.seed(sampleRecords, note)).toBe(false)
      expect(await ledger.latestRevision()).toBe(3)
      expect(await ledger.recordSetAt()).toEqual(sampleRecords)
    })

    it('seeds once when two processes find the same empty ledger', async () => {
      const { ledger, otherLedger } = await openEmpty()
      const seeded = await Promise.all([
        ledger.seed(sampleRecords, note),
        otherLedger.seed(sampleRecords, note),
      ])
      expect(seeded.filter(Boolean)).toHaveLength(1)
      expect(await ledger.latestRevision()).toBe(3)
    })

    it('appends nothing for no changes', async () => {
      const { ledger } = await openEmpty()
      expect(await ledger.append([], note)).toEqual({ first: null, last: null, conflicts: [] })
    })

    it('numbers versions itself, and keeps the earlier ones', async () => {
      const { ledger } = await openEmpty()
      const first = { ...sourceNamed('un', 'UN'), version: 7 }
      expect(await ledger.append([sourceChange(first, null)], note)).toEqual({
        first: 1,
        last: 1,
        conflicts: [],
      })
      await ledger.append([sourceChange(sourceNamed('un', 'UNAMA'), 1)], {
        author: 'editor-2',
        reason: 'the mission, not the organisation',
      })
      const history = await ledger.revisionsOf('source', 'un')
      expect(
        history.map(({ revision, version, author }) => ({ revision, version, author })),
      ).toEqual([
        { revision: 2, version: 2, author: 'editor-2' },
        { revision: 1, version: 1, author: 'editor-1' },
      ])
      expect(history.map(({ record }) => record.version)).toEqual([2, 1])
      expect((await ledger.recordSetAt(1)).sources[0]?.name.en).toBe('UN')
      expect((await ledger.recordSetAt(2)).sources[0]?.name.en).toBe('UNAMA')
    })

    it('refuses all changes of a batch of which one replaces a version that is not the newest', async () => {
      const { ledger } = await openEmpty()
      await ledger.seed(sampleRecords, note)
      const appended = await ledger.append(
        [
          sourceChange(sourceNamed('a-third'), null),
          sourceChange(sourceNamed('un'), null),
          sourceChange(sourceNamed('a-fourth'), 3),
        ],
        note,
      )
      expect(appended).toEqual({
        first: null,
        last: null,
        conflicts: [
          { kind: 'source', id: 'un', replaces: null, found: 1 },
          { kind: 'source', id: 'a-fourth', replaces: 3, found: null },
        ],
      })
      expect(await ledger.latestRevision()).toBe(3)
    })

    it('keeps two kinds of one id apart', async () => {
      const { ledger } = await openEmpty()
      await ledger.append(
        [
          sourceChange(sourceNamed('taliban'), null),
          { kind: 'actor', record: actorNamed('taliban'), replaces: null },
        ],
        note,
      )
      expect(await ledger.revisionsOf('source', 'taliban')).toHaveLength(1)
      expect((await ledger.recordSetAt()).actors).toHaveLength(1)
    })

    it('appends a batch that is longer than a bound parameter may be', async () => {
      const { ledger } = await openEmpty()
      const long = 'x'.repeat(3000)
      const changes = Array.from({ length: 700 }, (_, index) =>
        sourceChange(sourceNamed(`source-${index}`, `${index} ${long}`), null),
      )
      expect(await ledger.append(changes, note)).toEqual({ first: 1, last: 700, conflicts: [] })
      expect((await ledger.recordSetAt()).sources).toHaveLength(700)
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('keeps text as it was given, whatever the script', async () => {
      const { ledger } = await openEmpty()
      const name = 'هشت صبح \u0000 \u2028 "quoted" \\ 💠'
      await ledger.append([sourceChange(sourceNamed('8am', name), null)], note)
      const stored = (await ledger.recordSetAt()).sources[0]?.name.en
      expect(stored).toBe(name)
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('refuses a record that has no UTF-8', async () => {
      const { ledger } = await openEmpty()
      const broken = sourceChange(sourceNamed('8am', 'half a pair: \ud800'), null)
      await expect(ledger.append([broken], note)).rejects.toThrow(TypeError)
      expect(await ledger.latestRevision()).toBe(0)
    })

    it('verifies whatever was given as author and reason', async () => {
      const { ledger } = await openEmpty()
      const author = 'editor \u0000 \ud800'
      await ledger.append([sourceChange(sourceNamed('un'), null)], { author, reason: '💠 \udc00' })
      expect((await ledger.checkLedger()).issues).toEqual([])
      expect((await ledger.revision(1))?.author).toBe('editor \ufffd \ufffd')
      expect((await ledger.revision(1))?.reason).toBe('💠 \ufffd')
    })

    it('pages through the log from the newest revision down', async () => {
      const { ledger } = await openEmpty()
      await ledger.seed(sampleRecords, note)
      const numbersOf = async (before: number | null) =>
        (await ledger.revisions(before, 2)).map(({ revision }) => revision)
      expect(await numbersOf(null)).toEqual([3, 2])
      expect(await numbersOf(2)).toEqual([1])
      expect(await numbersOf(1)).toEqual([])
      expect((await ledger.revision(2))?.id).toBe('un')
      expect(await ledger.revision(4)).toBeNull()
    })

    it('finds the last revision up to an instant, and takes a bare day up to its end', async () => {
      const { database } = await open()
      let at = new Date('2022-12-05T10:00:00.000Z')
      const ledger = await openLedger(database, { now: () => at })
      await ledger.append([sourceChange(sourceNamed('un'), null)], note)
      at = new Date('2022-12-06T10:00:00.000Z')
      await ledger.append([sourceChange(sourceNamed('un'), 1)], note)
      expect(await ledger.revisionAtTime('2022-12-05T09:59:59.999Z')).toBe(0)
      expect(await ledger.revisionAtTime('2022-12-05T10:00:00Z')).toBe(1)
      expect(await ledger.revisionAtTime('2022-12-05T14:30:00+04:30')).toBe(1)
      expect(await ledger.revisionAtTime('2022-12-04')).toBe(0)
      expect(await ledger.revisionAtTime('2022-12-05')).toBe(1)
      expect(await ledger.revisionAtTime('2022-12-06')).toBe(2)
      await expect(ledger.revisionAtTime('yesterday')).rejects.toThrow(RangeError)
    })

    it('never dates a revision before the one in front of it, even when the clock is set back', async () => {
      const { database } = await open()
      let at = new Date('2022-12-06T10:00:00.000Z')
      const ledger = await openLedger(database, { now: () => at })
      await ledger.append([sourceChange(sourceNamed('un'), null)], note)
      at = new Date('2022-12-01T10:00:00.000Z')
      await ledger.append([sourceChange(sourceNamed('un'), 1)], note)
      expect((await ledger.revision(2))?.recordedAt).toBe('2022-12-06T10:00:00.000Z')
    })

    it('refuses to change or remove what is in the log', async () => {
      const { ledger, database } = await openEmpty()
      await ledger.seed(sampleRecords, note)
      await ledger.saveFigure({ id: 'f1' })
      for (const sql of [
        `update revision set author = 'somebody else'`,
        'delete from revision where revision = 3',
        `update figure set body = '{}'`,
        'delete from figure',
      ]) {
        await expect(database.batch([{ sql }])).rejects.toThrow(/append-only|never/)
      }
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('rolls a batch back as a whole', async () => {
      const { ledger, database } = await openEmpty()
      const insert = 'insert into figure (id, body, created_at) values (?, ?, ?)'
      await expect(
        database.batch([
          { sql: insert, parameters: ['f1', '{}', ''] },
          { sql: insert, parameters: ['f2', null, ''] },
        ]),
      ).rejects.toThrow()
      expect(await ledger.figure('f1')).toBeNull()
    })

    it('keeps a figure under its id once, as canonical JSON, and lists figures newest first', async () => {
      const { ledger } = await openEmpty()
      const figure = { total: 96, id: 'f1' }
      expect(await ledger.saveFigure(figure)).toEqual({ created: true })
      expect(await ledger.saveFigure(figure)).toEqual({ created: false })
      await ledger.saveFigure({ id: 'f0' })
      expect((await ledger.figure('f1'))?.body).toBe(canonicalJson(figure))
      expect(await ledger.figure('f9')).toBeNull()
      const [newest, ...rest] = await ledger.figures(null, 1)
      expect(newest?.id).toBe('f0')
      expect(rest).toEqual([])
      if (newest === undefined) throw new Error('no figure')
      expect((await ledger.figures(newest, 5)).map(({ id }) => id)).toEqual(['f1'])
    })

    it('names the figures that counted an incident before it was revised', async () => {
      const { ledger } = await openEmpty()
      const cite = (id: string, revision: number, incidents: readonly string[]) =>
        ledger.saveFigure({
          id,
          revision,
          incidents: incidents.map((incident) => ({ id: incident, version: 1 })),
        } as { id: string })
      await cite('f1', 3, ['a', 'b'])
      await cite('f2', 5, ['a'])
      await cite('f3', 3, ['b'])
      await cite(
        'f4',
        3,
        Array.from({ length: 2001 }, (_, index) => `many-${index}`),
      )
      expect(await ledger.figuresTouched('a', 5, '', 10)).toEqual([
        { figure: 'f1', version: 1 },
        { figure: 'f4', version: null },
      ])
      expect(await ledger.figuresTouched('a', 6, 'f1', 1)).toEqual([{ figure: 'f2', version: 1 }])
    })

    it('lets exactly one of many writers replace a version', async () => {
      const { ledger, otherLedger } = await openEmpty()
      await ledger.seed(sampleRecords, note)
      const writers = Array.from({ length: 8 }, (_, index) => (index % 2 ? ledger : otherLedger))
      const answers = await Promise.all(
        writers.map((writer, index) =>
          writer.append([sourceChange(sourceNamed('un', `writer ${index}`), 1)], note),
        ),
      )
      const won = answers.filter(({ conflicts }) => conflicts.length === 0)
      const lost = answers.filter(({ conflicts }) => conflicts.length > 0)
      expect(won).toHaveLength(1)
      for (const { conflicts } of lost) {
        expect(conflicts).toEqual([{ kind: 'source', id: 'un', replaces: 1, found: 2 }])
      }
      expect(await ledger.latestRevision()).toBe(4)
      const winner = answers.indexOf(won[0] ?? answers[0] ?? expect.fail('nobody answered'))
      expect((await ledger.revision(4))?.record).toEqual({
        ...sourceNamed('un', `writer ${winner}`),
        version: 2,
      })
    })

    it('lets writers of different records all through, in one unbroken chain', async () => {
      const { ledger, otherLedger } = await openEmpty()
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? ledger : otherLedger).append(
            [sourceChange(sourceNamed(`source-${index}`), null)],
            note,
          ),
        ),
      )
      expect(answers.flatMap(({ conflicts }) => conflicts)).toEqual([])
      expect(answers.map(({ first }) => first).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('loses no update of eight writers who try forty times each to change one record', async () => {
      const { ledger, otherLedger } = await openEmpty()
      await ledger.append([sourceChange(sourceNamed('un', '0'), null)], note)
      const accepted = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          const writer = index % 2 ? ledger : otherLedger
          let written: string[] = []
          for (let attempt = 0; attempt < 40; attempt++) {
            const [newest] = await writer.revisionsOf('source', 'un')
            const name = `writer ${index}, attempt ${attempt}`
            const change = sourceChange(sourceNamed('un', name), newest?.version ?? null)
            const { conflicts } = await writer.append([change], note)
            if (conflicts.length === 0) written = [...written, name]
          }
          return written
        }),
      )
      const history = await ledger.revisionsOf('source', 'un')
      const names = history.map(({ record }) => 'name' in record && record.name.en)
      expect(names.filter((name) => name !== '0').sort()).toEqual(accepted.flat().sort())
      expect(history[0]?.version).toBe(accepted.flat().length + 1)
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('writes once when the answer to a batch was lost on its way back', async () => {
      const { database } = await openEmpty()
      const deaf: Database = {
        ...database,
        async batch(statements) {
          await database.batch(statements)
          if (statements.some(({ sql }) => sql.startsWith('insert into revision'))) {
            throw new Error('connection lost')
          }
        },
      }
      const ledger = await openLedger(deaf, { now: tickingClock() })
      expect(await ledger.append([sourceChange(sourceNamed('un'), null)], note)).toEqual({
        first: 1,
        last: 1,
        conflicts: [],
      })
      expect(await ledger.latestRevision()).toBe(1)
    })

    it('passes on why a batch failed when nothing was written', async () => {
      const { database, ledger } = await openEmpty()
      const full: Database = {
        ...database,
        async batch(statements) {
          if (statements.length > 1) throw new Error('disk full')
          await database.batch(statements)
        },
      }
      const writer = await openLedger(full, { now: tickingClock() })
      await expect(writer.append([sourceChange(sourceNamed('un'), null)], note)).rejects.toThrow(
        'disk full',
      )
      expect(await ledger.latestRevision()).toBe(0)
    })
  })

  suite(`redaction in a ledger on ${on}`, () => {
    it('deletes a part, says so, and leaves the chain whole', async () => {
      const { ledger, database } = await openEmpty()
      await ledger.seed({ ...sampleRecords, documents: [report] }, note)
      const incident = incidentNamed('canary-id')
      await ledger.append([{ kind: 'incident', record: incident, replaces: null }], note)
      const before = await ledger.checkLedger()
      expect((await ledger.revision(5))?.record).toEqual(incident)

      const redacted = await ledger.redact(5, ['place', 'names'], {
        author: 'editor-2',
        reason: 'order 7 of a court',
      })
      expect(redacted.issues).toEqual([])
      expect(redacted.value?.revision).toBe(6)
      const after = await ledger.checkLedger()
      expect(after).toMatchObject({ revisions: before.revisions + 1, redacted: 2, issues: [] })

      const shown = await ledger.revision(5)
      expect(shown?.redacted).toEqual(['names', 'place'])
      expect(shown?.record).toEqual({
        ...incident,
        where: { ...incident.where, district: null, locality: null, position: null },
        what: {
          ...incident.what,
          targets: incident.what.targets.map((target) => ({ ...target, name: null })),
        },
        assessment: { ...incident.assessment, assessor: 'redacted' },
      })
      const stored = JSON.stringify(await database.query('select * from content'))
      expect(stored).not.toContain('Dasht-e-Barchi')
      expect(stored).not.toContain('A school')
    })

    it('holds in every state, those at hand included', async () => {
      const { ledger, otherLedger } = await openEmpty()
      await writeSampleHistory(ledger)
      const titlesIn = async (reader: Ledger, revision: number) =>
        (await reader.recordSetAt(revision)).incidents.map(({ title }) => title.en)
      expect(await titlesIn(ledger, sampleRows)).toContain('An attack on b')
      await otherLedger.redact(6, ['prose'], note)
      for (const revision of [sampleRows + 1, sampleRows, 8]) {
        expect(await titlesIn(ledger, revision)).not.toContain('An attack on b')
      }
      const { sources, incidents } = await ledger.recordSetAt()
      expect(incidents.find(({ id }) => id === 'b')?.claims[0]?.speaker).toBe('redacted')
      expect(sources.map(({ id }) => id)).toContain('redacted')
    })

    it('leaves valid records whichever parts are gone', async () => {
      const { ledger } = await openEmpty()
      await writeSampleHistory(ledger)
      for (const revision of [1, 2, 3, 4, 5]) {
        const row = await ledger.revision(revision)
        const parts = Object.keys(row?.commitments ?? {}).filter((part) => part !== 'record')
        expect((await ledger.redact(revision, parts, note)).issues).toEqual([])
        const redacted = await ledger.revision(revision)
        if (redacted === null) throw new Error('the revision is gone')
        expect(parseRecord(redacted.kind, redacted.record).issues).toEqual([])
        expect(redacted.reason).toBe('Redacted')
      }
      expect(checkReferences(await ledger.recordSetAt())).toEqual([])
    })

    it('keeps both redactions of one row that two people make at once', async () => {
      const { ledger, otherLedger } = await openEmpty()
      await writeSampleHistory(ledger)
      await Promise.all([
        ledger.redact(5, ['place'], note),
        otherLedger.redact(5, ['prose'], note),
        ledger.redact(5, ['names'], note),
      ])
      expect((await ledger.revision(5))?.redacted).toEqual(['names', 'place', 'prose'])
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it.each([
      [99, ['place'], 'unknown-revision'],
      [5, ['record'], 'unknown-value'],
      [5, [], 'missing'],
      [6, ['names'], 'unknown-value'],
      [1, ['place'], 'unknown-value'],
    ])('of revision %i and parts %j is refused', async (revision, parts, code) => {
      const { ledger } = await openEmpty()
      await writeSampleHistory(ledger)
      const { value, issues } = await ledger.redact(revision, parts, note)
      expect(value).toBeNull()
      expect(issues.map((issue) => issue.code)).toEqual([code])
      expect((await ledger.checkLedger()).revisions).toBe(sampleRows)
    })
  })

  suite(`properties of a ledger on ${on}`, () => {
    it('the state at revision n is the log up to n', async () => {
      await fc.assert(
        fc.asyncProperty(history, async (batches) => {
          const { ledger } = await openEmpty()
          const states = [new Map<string, Source>()]
          for (const batch of batches) {
            const { changes, after } = changesOf(batch, states)
            const { conflicts } = await ledger.append(changes, note)
            expect(conflicts).toEqual([])
            states.push(...after)
          }
          expect(await ledger.latestRevision()).toBe(states.length - 1)
          for (const [revision, state] of states.entries()) {
            const sources = (await ledger.recordSetAt(revision)).sources
            expect(sources).toEqual(
              [...state.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
            )
          }
          expect(await ledger.recordSetAt()).toEqual(await ledger.recordSetAt(states.length - 1))
          expect(await ledger.checkLedger()).toMatchObject({
            revisions: states.length - 1,
            issues: [],
          })
        }),
        { numRuns: runs },
      )
    })

    it('whatever is flipped, dropped, swapped, doubled or emptied in the log is found and the row named', async () => {
      await fc.assert(
        fc.asyncProperty(mutations, async (mutation) => {
          const { ledger, database } = await openEmpty()
          await writeSampleHistory(ledger)
          const named = await mutate(database, mutation)
          const { issues } = await ledger.checkLedger()
          const names = ({ path }: { readonly path: string }) =>
            named.some((row) => path === `revisions.${row}` || path.startsWith(`revisions.${row}.`))
          expect(issues.some(names)).toBe(true)
          // Without the row that redacts, what it redacted is missing first.
          if (!named.includes(sampleRows)) expect(issues.findIndex(names)).toBe(0)
        }),
        { numRuns: 2 * runs },
      )
    })

    it.each([
      [
        'a current state that is not in the log',
        `insert into current_record values ('source', 'nobody', 1, 1, 1, 'published', null)`,
        'records.source.nobody',
      ],
      [
        'a current state that is not the newest',
        `update current_record set revision = 1, version = 1 where id = 'un'`,
        'records.source.un',
      ],
      [
        'a tombstone that was turned into a record',
        `update current_record set status = 'published' where id = 'a'`,
        'records.incident.a',
      ],
      [
        'a current state that is missing',
        `delete from current_record where id = 'report'`,
        'records.document.report',
      ],
      [
        'a pointer to an earlier head',
        `update pointer set revision = 3 where name = 'shown'`,
        'pointers.shown',
      ],
      [
        'a head with another hash',
        `update pointer set hash = '0' where name = 'head'`,
        'pointers.head',
      ],
      ['a pointer that is missing', `delete from pointer where name = 'head'`, 'pointers.head'],
      [
        'a redaction that the log does not know',
        `insert into redaction values (5, 'place', 12)`,
        'redactions.5.parts.place',
      ],
    ])('%s is found', async (_, tampering, path) => {
      const { ledger, database } = await openEmpty()
      await writeSampleHistory(ledger)
      await tamper(database, [{ sql: tampering }])
      const { issues } = await ledger.checkLedger()
      expect(issues.map((issue) => issue.path)).toEqual([path])
    })
  })
}

/** Batches of writes: each names one of four sources and gives it a new name. */
const history = fc.array(
  fc.array(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.string({ minLength: 1 }) }),
    {
      maxLength: 4,
    },
  ),
  { maxLength: 5 },
)

/** The changes of a batch, and the state after each of them. */
function changesOf(
  batch: readonly { readonly id: string; readonly name: string }[],
  states: readonly ReadonlyMap<string, Source>[],
) {
  const changes: RecordChange[] = []
  const after: Map<string, Source>[] = []
  let state = new Map(states.at(-1))
  for (const { id, name } of batch) {
    const replaces = state.get(id)?.version ?? null
    const record = { ...sourceNamed(id, name), version: (replaces ?? 0) + 1 }
    changes.push(sourceChange(record, replaces))
    state = new Map(state).set(id, record)
    after.push(state)
  }
  return { changes, after }
}

function sourceChange(record: Source, replaces: number | null): RecordChange {
  return { kind: 'source', record, replaces }
}
