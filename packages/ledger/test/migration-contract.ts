import { canonicalJson } from '@recount/core/primitives'
import { describe, expect, it } from 'vitest'
import { type Ledger, openLedger } from '../src/index.ts'
import type { Database, SqlRow, SqlStatement, SqlValue } from '../src/sql/database.ts'
import { migrate } from '../src/sql/migrate.ts'
import { migrations } from '../src/sql/migrations.ts'
import { type OpenPair, openEmpty as openEmptyOf, tickingClock } from './open-empty.ts'
import {
  batchesOf,
  contentOf,
  incidentOfRow,
  sampleRelease,
  sampleRequest,
} from './sample-import.ts'
import { sourceNamed } from './sample-records.ts'

const editor = { author: 'editor-1', reason: 'a correction' }
const batches = batchesOf(sampleRelease)
const newer = batchesOf(sampleRelease.map(([id, killed]) => [id, killed + 1] as const))

const begun = [...batchesOf([['of-begun', 1]]), ...batchesOf([['of-begun-too', 2]])]

/** The last step of the schema in which every import kept an index of its rows, and every time too. */
const former = '0007-publications-by-revision'

/** Tables of that schema, those first to which others refer. */
const tables = [
  'revision',
  'content',
  'redaction',
  'publication',
  'current_record',
  'import_job',
  'import_chunk',
  'original',
] as const

/** What must hold on every engine of a ledger that an earlier program has left. */
export function migrationContract(engine: string, open: OpenPair, whyNot: string | null = null) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`
  const openEmpty = () => openEmptyOf(open)

  /** A ledger as it is written today, and as an earlier program would have left it. */
  async function openBoth() {
    const written = await openEmpty()
    await writeImports(written.ledger)
    const today = await everythingIn(written.ledger)
    const rows = await rowsAsTheyWere(written.database)
    const { database } = await open()
    const steps = migrations.slice(0, migrations.findIndex(({ id }) => id === former) + 1)
    await migrate(database, () => new Date(0), steps)
    await database.batch(rows)
    const ledger = await openLedger(database, { now: tickingClock() })
    return { today, ledger }
  }

  suite(`a ledger of an earlier schema on ${on}`, () => {
    it('opens with its records at every revision, its rows of files and its log, and verifies', async () => {
      const { today, ledger } = await openBoth()
      expect(await everythingIn(ledger)).toEqual(today)
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('knows what it has imported, and goes on with an import that was begun', async () => {
      const { ledger } = await openBoth()
      for (const batch of newer) {
        const counts = await ledger.imports.compare(sampleRequest.dataset, batch)
        expect(counts).toMatchObject({ created: 0, revised: 0, refused: 0 })
        expect(counts.duplicates).toBeGreaterThan(1)
      }
      const job = await ledger.imports.begin({ ...sampleRequest, dataset: 'begun' })
      expect(job.chunks).toBe(2)
      const [first = expect.fail()] = begun
      expect(await ledger.imports.stage(job, 0, first)).toBe('staged-before')
      const record = sourceNamed('told-later')
      await ledger.append([{ kind: 'source', record, replaces: null }], editor)
      const batch = batchesOf([['last', 7]])[0] ?? expect.fail()
      expect(await ledger.imports.stage(job, 2, batch)).toBe('staged')
      await ledger.imports.publish(job.id)
      const ids = (await ledger.recordSetAt()).incidents.map(({ id }) => id)
      expect(ids).toEqual([...sampleRelease.map(([id]) => id), 'last', 'of-begun', 'of-begun-too'])
      expect((await ledger.checkLedger()).issues).toEqual([])
    })

    it('can be redacted and given up as one of today', async () => {
      const { ledger } = await openBoth()
      const [row] = await ledger.revisionsOf('incident', 'i3')
      await ledger.redact(row?.revision ?? 0, ['prose'], editor)
      for (const { id } of await ledger.imports.list(null, 10)) {
        const originals = await ledger.imports.originals(id, 0, 100)
        const bodies = originals.filter(({ recordId }) => recordId === 'incident:i3')
        expect(bodies.filter(({ body }) => body !== null)).toEqual([])
      }
      const job = await ledger.imports.begin({ ...sampleRequest, dataset: 'begun' })
      expect(await ledger.imports.abandon(job.id)).toBe(true)
      expect(await ledger.imports.originals(job.id, 0, 100)).toEqual([])
      expect((await ledger.checkLedger()).issues).toEqual([])
    })
  })
}

/** Imports that were published, given up and only begun, with an editor's writes in between. */
async function writeImports(ledger: Ledger): Promise<void> {
  const edit = async (id: string) => {
    await ledger.append([{ kind: 'source', record: sourceNamed(id), replaces: null }], editor)
  }
  const stage = async (dataset: string, staged: typeof batches) => {
    const job = await ledger.imports.begin({ ...sampleRequest, dataset })
    for (const [number, batch] of staged.entries()) {
      await ledger.imports.stage(job, number, batch)
      await edit(`beside-${job.id}-${number}`)
    }
    return job
  }
  await edit('first')
  const { id } = await stage('sample', batches)
  await ledger.imports.publish(id, { rows: 10 })
  const abandoned = await stage('sample', newer.slice(0, 2))
  await ledger.imports.abandon(abandoned.id)
  const again = await stage('sample', newer)
  const record = incidentOfRow(['i2', 50])
  await ledger.append([{ kind: 'incident', record, replaces: 1 }], editor)
  await ledger.imports.publish(again.id)
  await stage('begun', begun)
}

/** What a ledger says, in whatever tables it keeps it. */
async function everythingIn(ledger: Ledger): Promise<unknown> {
  const lines: string[] = []
  for await (const line of ledger.exportLog('values')) lines.push(line)
  const states: string[] = []
  const latest = await ledger.latestRevision()
  for (let revision = 1; revision <= latest; revision++) {
    states.push(canonicalJson(await ledger.recordSetAt(revision)))
  }
  return { lines, states, content: await contentOf(ledger) }
}

/** The statements that fill the tables of the former schema with what a ledger holds. */
async function rowsAsTheyWere(database: Database): Promise<readonly SqlStatement[]> {
  const statements: SqlStatement[] = []
  for (const table of tables) {
    const rows = await database.query(`select * from ${table} order by 1, 2`)
    statements.push(...rows.map((row) => insertion(table, row)))
  }
  // What is kept with the rows of the log today.
  const originals = await database.query(
    `select dataset, kind || ':' || revision.id as record_id, content_hash, import, line, body
      from revision_original
      join revision on revision.revision = revision_original.revision
      join import_job on import_job.id = revision.import`,
  )
  statements.push(...originals.map((row) => insertion('original', row)))
  const pointers = await database.query('select revision, hash, name from pointer')
  for (const { revision, hash, name } of pointers) {
    const sql = 'update pointer set revision = ?, hash = ? where name = ?'
    statements.push({ sql, parameters: [Number(revision), String(hash), String(name)] })
  }
  return statements
}

function insertion(table: string, row: SqlRow): SqlStatement {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  // What an engine has given as a row it takes as parameters.
  const parameters = Object.values(row) as readonly SqlValue[]
  return { sql: `insert into ${table} (${names.join(', ')}) values (${marks})`, parameters }
}
