import { describe, expect, it } from 'vitest'
import type { Database, Dialect } from '../src/sql/database.ts'
import { callEveryOperation, type SentStatement } from './every-operation.ts'
import type { OpenPair } from './open-empty.ts'

/**
 * What may read more of a table than it looks up, and why. Everything else has to find its rows by an
 * index, so that it costs the same in a ledger of ten million revisions.
 */
const exceptions: readonly {
  readonly sentBy?: readonly string[]
  readonly sql?: RegExp
  readonly on?: Dialect
  readonly reason: string
}[] = [
  {
    sentBy: ['checkLedger', 'exportLog'],
    reason: 'they are there to read everything',
  },
  {
    sentBy: ['recordSetAt'],
    reason: 'it gives all records; the reads by id are for those who want some',
  },
  {
    sentBy: ['keys.list'],
    reason: 'there are as many keys as writers, and they are shown all together',
  },
  {
    sql: /^select revision, hash, recorded_at from revision order by revision desc limit 1$/,
    reason: 'the last entry of the primary key, of which one row is read',
  },
  {
    sql: /^insert into revision /,
    reason:
      'SQLite lists a search for rows that referred to a revision before it was there, and passes over it: no transaction leaves one behind (https://www.sqlite.org/foreignkeys.html#fk_deferred)',
  },
  {
    sql: /^insert into current_record .* from staged cross join revision/,
    reason: 'publishing an import shows all of its rows, and costs as much as it has',
  },
  {
    sql: /as unlisted order by figure limit/,
    reason: 'two pages of figures, which end after `limit` each, are merged',
  },
  {
    sql: /(from snapshot where (hash = \?|revision >= \?))/,
    reason: 'of each kind of table as many are kept as the logarithm of the log is long',
  },
  {
    on: 'postgres',
    sql: /^delete from snapshot_chunk where hash = \?/,
    reason: 'it is told of ten million snapshots here, and there are few',
  },
  {
    on: 'postgres',
    sql: /from redaction (where revision <= \?|join revision on)/,
    reason:
      'it is told of ten million redactions and publications here; by their true numbers it looks each of them up',
  },
  { sql: /^select id from migration$/, reason: 'one row for each step of the schema' },
  { sql: / from pointer order by name$/, reason: 'two rows' },
]

/** Statements that define the schema, each of them once in the life of a ledger. */
const isSchema = ({ sql, sentBy }: SentStatement) =>
  sentBy.has('openLedger') && sentBy.size === 1 && !/^select id from migration/.test(sql)

const growing = [
  ...['revision', 'content', 'current_record', 'redaction', 'publication', 'original', 'api_key'],
  ...[
    'staged',
    'revision_original',
    'import_job',
    'import_chunk',
    'figure',
    'figure_incident',
    'snapshot',
    'snapshot_chunk',
  ],
  ...['proposal', 'idempotency'],
]

/** How every engine must find what it is asked for. */
export function planContract(engine: string, open: OpenPair, whyNot: string | null = null) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`

  suite(`statements of a ledger on ${on}`, () => {
    it('find their rows by an index, all but those that are there to read everything', async () => {
      const { database } = await open()
      const { statements, notCalled } = await callEveryOperation(database)
      expect(notCalled, 'functions that every-operation.ts does not call').toEqual([])
      const explained = statements.filter((statement) => !isSchema(statement))
      expect(explained.length).toBeGreaterThan(60)
      if (database.dialect === 'postgres') await pretendToBeLarge(database)
      const faults: string[] = []
      for (const statement of explained) {
        if (exceptions.some((exception) => excepts(exception, statement, database.dialect)))
          continue
        const found =
          database.dialect === 'postgres'
            ? await postgresFaults(database, statement)
            : await sqliteFaults(database, statement)
        if (found.length === 0) continue
        const sql = statement.sql.replace(/\s+/g, ' ')
        faults.push(`${[...statement.sentBy].join(', ')}: ${sql}\n  ${found.join('\n  ')}`)
      }
      expect(faults).toEqual([])
    })
  })
}

function excepts(
  { sentBy, sql, on }: (typeof exceptions)[number],
  statement: SentStatement,
  dialect: Dialect,
): boolean {
  if (on !== undefined && on !== dialect) return false
  if (sql !== undefined) return sql.test(statement.sql.replace(/\s+/g, ' ').trim())
  return [...statement.sentBy].every((name) => sentBy?.includes(name))
}

/**
 * Lines of SQLite's plan that read a table or an index from end to end, that sort, or that go through a
 * bound list for each row of a table instead of looking up each of the list.
 *
 * Source: https://www.sqlite.org/eqp.html
 */
async function sqliteFaults(database: Database, { sql, parameters }: SentStatement) {
  const lines = await database.query(`explain query plan ${sql}`, parameters)
  const details = lines.map((line) => ({ parent: Number(line.parent), text: String(line.detail) }))
  const made = details.flatMap(
    ({ text }) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(text)?.[1] ?? [],
  )
  const isOfList = details.some(({ text }) => text.startsWith('SCAN json_each'))
  return details
    .filter(({ parent, text }, index) => {
      // What a bound list has found is no more than the list.
      if (/TEMP B-TREE/.test(text)) return !isOfList
      const [, name = ''] = /^SCAN (\w+)/.exec(text) ?? []
      if (name === '' || made.includes(name)) return false
      if (name !== 'json_each') return true
      const outer = details.slice(0, index).filter((line) => line.parent === parent)
      return outer.some((line) => line.text.startsWith('SEARCH'))
    })
    .map(({ text }) => text)
}

/**
 * The planner is told that every table has ten million rows, as it would know by its statistics: what it
 * chooses for a table of ten rows says nothing.
 */
async function pretendToBeLarge(database: Database): Promise<void> {
  await database.batch([
    {
      sql: `update pg_class set reltuples = 10000000, relpages = greatest(relpages, 1)
        where relname in (${growing.map((name) => `'${name}'`).join(', ')})
          and relnamespace = current_schema()::regnamespace`,
    },
  ])
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
  readonly Plans?: readonly PlanNode[]
}

/**
 * Nodes of PostgreSQL's plan that read a table or an index from end to end, that sort, or that join by
 * reading all of one side.
 *
 * Source: https://www.postgresql.org/docs/15/using-explain.html
 */
async function postgresFaults(database: Database, { sql, parameters }: SentStatement) {
  const [row] = await database.query(`explain (format json) ${sql}`, parameters)
  const explained = (row?.['QUERY PLAN'] ?? []) as readonly { readonly Plan: PlanNode }[]
  const faults: string[] = []
  const sorts: string[] = []
  let isOfList = false
  const visit = (node: PlanNode) => {
    const type = node['Node Type']
    const table = node['Relation Name'] ?? ''
    const isSearch = node['Index Cond'] !== undefined || type.startsWith('Bitmap')
    const isRead = /Scan$/.test(type) && growing.includes(table)
    if (isRead && !isSearch) faults.push(`${type} of ${table}`)
    if (/^(Hash|Merge) Join/.test(type)) faults.push(type)
    if (type === 'Function Scan') isOfList = true
    if (/Sort$/.test(type)) sorts.push(type)
    node.Plans?.forEach(visit)
  }
  for (const { Plan } of explained) visit(Plan)
  if (explained.length === 0) faults.push('no plan')
  // What a bound list has found is no more than the list.
  return isOfList ? faults : [...faults, ...sorts]
}
