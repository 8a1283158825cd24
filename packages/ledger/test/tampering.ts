import fc, { type Arbitrary } from 'fast-check'
import type { Ledger } from '../src/index.ts'
import type { Database, SqlStatement, SqlValue } from '../src/sql/database.ts'
import { incidentNamed, report, sampleRecords, sourceNamed } from './sample-records.ts'

const note = { author: 'editor-1', reason: 'first report' }

/** A log of twelve rows with everything in it that a log can hold: kinds, parts, histories, a redaction. */
export async function writeSampleHistory(ledger: Ledger): Promise<void> {
  await ledger.seed({ ...sampleRecords, documents: [report] }, note)
  for (const [index, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    await ledger.append([{ kind: 'incident', record: incidentNamed(id), replaces: null }], {
      author: `editor-${index}`,
      reason: `told of ${id}`,
    })
  }
  await ledger.append(
    [
      { kind: 'incident', record: incidentNamed('a', { status: 'withdrawn' }), replaces: 1 },
      { kind: 'source', record: sourceNamed('un', 'UNAMA'), replaces: 1 },
    ],
    { author: 'editor-1', reason: 'told twice' },
  )
  await ledger.redact(6, ['names', 'speakers'], { author: 'editor-2', reason: 'a court order' })
}

/** How many rows {@link writeSampleHistory} writes. */
export const sampleRows = 12

/** Something done to the log behind the ledger's back, to one of its rows. */
export interface Mutation {
  readonly what: 'flip' | 'drop' | 'swap' | 'duplicate' | 'empty'
  readonly row: number
  readonly other: number
  readonly column: string
  readonly at: number
}

const flippedColumns = [
  'revision',
  'format',
  'kind',
  'id',
  'version',
  'status',
  'redirect',
  'import',
  'author',
  'approved_by',
  'recorded_at',
  'commitments',
  'previous_hash',
  'hash',
  'parts',
  'parts',
  'parts',
] as const

/** Any mutation of the sample history. */
export const mutations: Arbitrary<Mutation> = fc.record({
  what: fc.constantFrom('flip', 'flip', 'flip', 'drop', 'swap', 'duplicate', 'empty'),
  row: fc.integer({ min: 1, max: sampleRows }),
  other: fc.integer({ min: 1, max: sampleRows }),
  column: fc.constantFrom(...flippedColumns),
  at: fc.nat(),
})

/** Does it; answers the rows of which one has to be named first. */
export async function mutate(
  database: Database,
  { what, row, other, column, at }: Mutation,
): Promise<readonly number[]> {
  if (what === 'flip') {
    await flip(database, row, column, at)
    return [row]
  }
  if (what === 'drop') {
    await tamper(database, [
      ...clearReferences(row),
      { sql: 'delete from content where revision = ?', parameters: [row] },
      { sql: 'delete from revision where revision = ?', parameters: [row] },
    ])
    return [row]
  }
  if (what === 'empty') {
    const sql =
      at % 2 === 0
        ? `update content set parts = '{}' where revision = ?`
        : 'delete from content where revision = ?'
    await tamper(database, [{ sql, parameters: [row] }])
    return [row]
  }
  if (what === 'swap') {
    const partner = other === row ? (row % sampleRows) + 1 : other
    await tamper(database, [
      renumber('revision', row, 1000),
      renumber('revision', partner, row),
      renumber('revision', 1000, partner),
      renumber('content', row, 1000),
      renumber('content', partner, row),
      renumber('content', 1000, partner),
    ])
    return [Math.min(row, partner)]
  }
  const copy = sampleRows + 1
  await tamper(database, [
    {
      sql: `insert into revision select ${copy}, format, kind, id, version + 100, status, redirect,
        import, author, recorded_at, commitments, previous_hash, hash, approved_by from revision where revision = ?`,
      parameters: [row],
    },
    {
      sql: `insert into content select ${copy}, parts from content where revision = ?`,
      parameters: [row],
    },
  ])
  return [copy]
}

/** Changes rows that the ledger's triggers would keep from being changed. */
export async function tamper(
  database: Database,
  statements: readonly SqlStatement[],
): Promise<void> {
  const tables = ['revision', 'content', 'redaction', 'publication']
  const disarm =
    database.dialect === 'sqlite'
      ? [
          'pragma defer_foreign_keys = on',
          ...tables.flatMap((table) => [
            `drop trigger if exists ${table}_update`,
            `drop trigger if exists ${table}_delete`,
          ]),
        ]
      : tables.map((table) => `alter table ${table} disable trigger all`)
  await database.batch([...disarm.map((sql) => ({ sql })), ...statements])
}

async function flip(database: Database, row: number, column: string, at: number): Promise<void> {
  const table = column === 'parts' ? 'content' : 'revision'
  const [stored] = await database.query(
    `select ${column} as value from ${table} where revision = ?`,
    [row],
  )
  const value = stored?.value
  const flipped: SqlValue =
    typeof value === 'number'
      ? value + 100
      : flipCharacter(String(value ?? 'x'), at, column === 'id')
  await tamper(database, [
    ...(column === 'revision'
      ? [...clearReferences(row), renumber('content', row, Number(flipped))]
      : []),
    { sql: `update ${table} set ${column} = ? where revision = ?`, parameters: [flipped, row] },
  ])
}

/** The text with one of its characters replaced: by the next one, or by one that stands in no id. */
export function flipCharacter(text: string, at: number, toStrange = at % 2 === 0): string {
  const position = at % text.length
  const code = text.charCodeAt(position)
  const next = code < 0x20 || code > 0x7d ? 'A' : String.fromCharCode(code + 1)
  const other = toStrange && code !== 0x23 ? '#' : next
  return text.slice(0, position) + other + text.slice(position + 1)
}

function renumber(table: string, from: number, to: number): SqlStatement {
  return { sql: `update ${table} set revision = ? where revision = ?`, parameters: [to, from] }
}

/** What refers to a row that goes. Its record then has no current state either. */
function clearReferences(row: number): readonly SqlStatement[] {
  return [
    { sql: 'delete from current_record where revision = ?', parameters: [row] },
    { sql: 'delete from redaction where revision = ? or redacted_by = ?', parameters: [row, row] },
  ]
}
