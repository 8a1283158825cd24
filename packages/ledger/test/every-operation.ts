import { countingRules } from '@recount/core/counting'
import { emptyRecordSet } from '@recount/core/records'
import { type Ledger, openLedger } from '../src/index.ts'
import type { Database, SqlStatement } from '../src/sql/database.ts'
import { tickingClock } from './open-empty.ts'
import { batchesOf, sampleRelease, sampleRequest, streamOf } from './sample-import.ts'
import { actorNamed, incidentNamed, report, sampleRecords, sourceNamed } from './sample-records.ts'

const note = { author: 'editor-1', reason: 'a later report' }
const second = { author: 'editor-2', reason: 'read and agreed' }

/** A statement as a ledger has sent it, and the functions that have. */
export interface SentStatement extends SqlStatement {
  readonly sentBy: ReadonlySet<string>
}

/** What was sent to an engine by a ledger of which every function was called, on every path through it. */
export interface EveryOperation {
  readonly statements: readonly SentStatement[]
  /** Functions of the ledger that were not called. */
  readonly notCalled: readonly string[]
}

/** Calls every function of a ledger in an empty database. */
export async function callEveryOperation(database: Database): Promise<EveryOperation> {
  let running = 'openLedger'
  const sent = new Map<string, { statement: SqlStatement; sentBy: Set<string> }>()
  const note = (statement: SqlStatement) => {
    const known = sent.get(statement.sql)
    if (known === undefined) sent.set(statement.sql, { statement, sentBy: new Set([running]) })
    else known.sentBy.add(running)
  }
  const recorded: Database = {
    ...database,
    query(sql, parameters) {
      note({ sql, ...(parameters === undefined ? {} : { parameters }) })
      return database.query(sql, parameters)
    },
    batch(statements) {
      statements.forEach(note)
      return database.batch(statements)
    },
    // What was sent is explained afterwards.
    async close() {},
  }
  const called = new Set<string>()
  const ledger = await openLedger(recorded, { now: tickingClock(), approval: 'second-person' })
  const watched = watch(ledger, '', (name) => {
    called.add(name)
    running = name
  })
  await useAll(watched)
  const all = [
    ...namesOf(ledger),
    ...namesOf(ledger.imports, 'imports.'),
    ...namesOf(ledger.keys, 'keys.'),
    ...namesOf(ledger.tables, 'tables.'),
    ...namesOf(ledger.register, 'register.'),
  ]
  return {
    statements: [...sent.values()].map(({ statement, sentBy }) => ({ ...statement, sentBy })),
    notCalled: all.filter((name) => !called.has(name)),
  }
}

function namesOf(object: object, prefix = ''): readonly string[] {
  return Object.entries(object)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => prefix + name)
}

/** The same object, whose calls are told. */
function watch<Watched extends object>(
  object: Watched,
  prefix: string,
  tell: (name: string) => void,
): Watched {
  return new Proxy(object, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value === 'object' && value !== null) return watch(value, `${String(name)}.`, tell)
      if (typeof value !== 'function') return value
      return (...parameters: readonly unknown[]) => {
        tell(prefix + String(name))
        return value.apply(target, parameters)
      }
    },
  })
}

async function useAll(ledger: Ledger): Promise<void> {
  await ledger.seed({ ...sampleRecords, documents: [report] }, note)
  await ledger.append([{ kind: 'actor', record: actorNamed('front'), replaces: null }], note)
  await writeAll(ledger)
  await importAll(ledger)
  await ledger.redact(await ledger.latestRevision(), ['reason'], note)
  await readAll(ledger)
  await keepFigures(ledger)
  await keepTables(ledger)
  await useKeys(ledger)
  await ledger.checkLedger()
  for await (const _ of ledger.exportLog('values'));
  await ledger.close()
}

async function writeAll(ledger: Ledger): Promise<void> {
  const draft = incidentNamed('a', { status: 'draft' })
  await ledger.write([{ operation: 'create', kind: 'incident', record: draft }], {
    ...note,
    idempotencyKey: 'first',
  })
  await ledger.write([{ operation: 'create', kind: 'incident', record: draft }], {
    ...note,
    idempotencyKey: 'first',
  })
  const publish = { operation: 'publish', kind: 'incident', id: 'a', expectedVersion: 1 } as const
  await ledger.write([publish], second)
  for (const decision of ['accepted', 'rejected'] as const) {
    const proposed = await ledger.propose(
      [{ operation: 'create', kind: 'source', record: sourceNamed(decision) }],
      { ...note, idempotencyKey: `proposes ${decision}` },
    )
    const id = proposed.value?.id ?? ''
    await ledger.proposal(id)
    await ledger.openProposals(null, 10)
    await ledger.decide(id, decision, second)
  }
  const merge = { operation: 'merge', kind: 'source', id: 'un', into: 'accepted' } as const
  const restore = { operation: 'restore', kind: 'source', id: 'un' } as const
  for (const operation of [
    { ...merge, expectedVersion: 1 },
    { ...restore, expectedVersion: 2, version: 1 },
  ]) {
    const { value } = await ledger.propose([operation], note)
    await ledger.decide(value?.id ?? '', 'accepted', second)
  }
  await ledger.forgetAnswers(new Date(0))
}

async function importAll(ledger: Ledger): Promise<void> {
  const batches = batchesOf(sampleRelease)
  const { job } = await ledger.imports.run(sampleRequest, streamOf(batches))
  await ledger.imports.run({ ...sampleRequest, reason: 'again' }, streamOf(batches))
  for (const batch of batches) await ledger.imports.compare(sampleRequest.dataset, batch)
  await ledger.imports.find(job.id)
  await ledger.imports.list(null, 10)
  await ledger.imports.issues(job.id, 0)
  await ledger.imports.originals(job.id, 0, 10)
  const other = await ledger.imports.begin({ ...sampleRequest, dataset: 'another' })
  await ledger.imports.stage(
    other,
    0,
    batches[0] ?? { records: emptyRecordSet, originals: [], issues: [] },
  )
  await ledger.imports.publish('nowhere')
  await ledger.imports.abandon(other.id)
}

async function readAll(ledger: Ledger): Promise<void> {
  const newest = await ledger.latestRevision()
  await ledger.recordSetAt()
  for (const revision of [1, newest - 5, newest]) await ledger.recordSetAt(revision)
  await ledger.recordsOf('source', ['un'])
  await ledger.incident('a', newest)
  await ledger.recordSetOf(['a'])
  await ledger.revisionAtTime('2022-12-05')
  await ledger.revision(1)
  await ledger.revisionsOf('incident', 'a')
  await ledger.revisionsBefore(await ledger.revisions(null, 10))
  await ledger.log(null, 10)
}

async function keepFigures(ledger: Ledger): Promise<void> {
  const incidents = [{ id: 'a', version: 1 }]
  await ledger.saveFigure({ id: 'figure', revision: 3, incidents } as { id: string })
  await ledger.figure('figure')
  await ledger.figures(null, 10)
  await ledger.figures({ createdAt: '2022-12-05', id: 'figure' }, 10)
  await ledger.figuresTouched('a', 9, '', 10)
}

async function keepTables(ledger: Ledger): Promise<void> {
  const [rule] = countingRules
  if (rule === undefined) throw new Error('there is no counting rule')
  // As many that the first ones are not worth keeping any more.
  for (let number = 0; number < 8; number++) {
    const record = sourceNamed(`told-${number}`)
    await ledger.append([{ kind: 'source', record, replaces: null }], note)
    const newest = await ledger.latestRevision()
    await ledger.tables.save(
      await ledger.tables.read(rule, { revision: newest, newest, day: '2022-12-05' }),
    )
  }
  const newest = await ledger.latestRevision()
  const wanted = { revision: newest - 3, newest, day: '2022-12-05' }
  await ledger.tables.read(rule, wanted)
  await ledger.tables.readEach(countingRules, wanted)
  await ledger.tables.incidents(['a'], wanted)
  await ledger.tables.standing(['a'], newest)
  const register = await ledger.register.at({ ...wanted, revision: newest })
  await ledger.register.records(register, register.ids)
  await ledger.register.versions(register, [incidentNamed('a')])
  await ledger.register.saveDue(0)
  await ledger.register.at(wanted)
  const kept = await ledger.tables.newest(rule)
  if (kept === null) throw new Error('no table was kept')
  await ledger.tables.find(kept.hash)
  await ledger.tables.isPublic({ ...kept, revision: 3 }, newest, '2022-12-05')
  await ledger.tables.isPublic(kept, newest, '2022-12-05')
  await ledger.tables.bytes(kept)
}

async function useKeys(ledger: Ledger): Promise<void> {
  const { key, token } = await ledger.keys.create({
    holder: 'a',
    scopes: ['edit'],
    expiresAt: null,
  })
  await ledger.keys.check(token)
  await ledger.keys.rotate(key.id, new Date(Date.UTC(2030, 0)))
  await ledger.keys.list()
  await ledger.keys.revoke(key.id)
}
