import { canonicalJson } from '@recount/core/primitives'
import type { Database, SqlStatement } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'

/** A figure as kept: its canonical JSON, and the instant in UTC at which it was first saved. */
export interface StoredFigure {
  readonly id: string
  readonly body: string
  readonly createdAt: string
}

/** Stands for the incidents of a figure that counts too many to list. */
const anyIncident = '*'
const mostListed = 2000

/**
 * Keeps a figure under the id that was made from its content; what is there already stays as it is.
 * Answers whether it is new. The incidents that it names are indexed with it, in the same batch.
 */
export async function saveFigure(
  database: Database,
  figure: { readonly id: string },
  at: Date,
): Promise<{ readonly created: boolean }> {
  if ((await findFigure(database, figure.id)) !== null) return { created: false }
  try {
    await database.batch([
      {
        sql: 'insert into figure (id, body, created_at) values (?, ?, ?)',
        parameters: [figure.id, canonicalJson(figure), at.toISOString()],
      },
      ...indexIncidents(database, figure),
    ])
    return { created: true }
  } catch (error) {
    // Another process has kept the same figure at the same moment.
    if ((await findFigure(database, figure.id)) === null) throw error
    return { created: false }
  }
}

function indexIncidents(
  { dialect }: Database,
  figure: { readonly id: string; readonly revision?: unknown; readonly incidents?: unknown },
): readonly SqlStatement[] {
  const cited = Array.isArray(figure.incidents) ? figure.incidents.filter(isCited) : []
  const listed = cited.length > mostListed ? [{ id: anyIncident, version: null }] : cited
  const rows = listed.map(({ id, version }) => ({
    incident: id,
    figure: figure.id,
    figure_revision: typeof figure.revision === 'number' ? figure.revision : 0,
    version,
  }))
  const names = Object.keys(indexColumns).join(', ')
  const sql = `insert into figure_incident (${names}) select ${names} from ${jsonRows(dialect, indexColumns)} as listed`
  return jsonChunks(rows).map((chunk) => ({ sql, parameters: [chunk] }))
}

const indexColumns = {
  incident: 'text',
  figure: 'text',
  figure_revision: 'integer',
  version: 'integer',
} as const

function isCited(value: unknown): value is { readonly id: string; readonly version: number } {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
  )
}

/** A figure that a revision may have changed. */
export interface TouchedFigure {
  readonly figure: string
  /** The version of the incident that it counted; `null` where it counts too many to tell. */
  readonly version: number | null
}

/**
 * At most `limit` figures that counted an incident before a revision of it, by id from behind one on.
 *
 * Whether their numbers changed is for `verifyFigure` to say. A figure that did not count the incident
 * and would now is not among them.
 */
export async function listFiguresTouched(
  database: Database,
  incident: string,
  revision: number,
  after: string,
  limit: number,
): Promise<readonly TouchedFigure[]> {
  // Two searches that end after a page: one search for both ids would sort all that it finds.
  const page = `select * from (
    select figure, version from figure_incident
      where incident = ? and figure > ? and figure_revision < ? order by figure limit ?
  )`
  const rows = await database.query(
    `${page} as listed union all ${page} as unlisted order by figure limit ?`,
    [incident, after, revision, limit, anyIncident, after, revision, limit, limit],
  )
  return rows.map((row) => ({
    figure: readText(row, 'figure'),
    version: row.version === null ? null : readWholeNumber(row, 'version'),
  }))
}

/** The figure of an id, or `null`. */
export async function findFigure(database: Database, id: string): Promise<StoredFigure | null> {
  const [row] = await database.query('select id, body, created_at from figure where id = ?', [id])
  return row === undefined ? null : readStoredFigure(row)
}

/** Where a page of figures ends: the next one starts below. */
export interface FigurePosition {
  readonly createdAt: string
  readonly id: string
}

/** At most `limit` figures, the newest first, from below a position on. */
export async function listFigures(
  database: Database,
  below: FigurePosition | null,
  limit: number,
): Promise<readonly StoredFigure[]> {
  const rows = await database.query(
    `select id, body, created_at from figure where (created_at, id) < (?, ?)
      order by created_at desc, id desc limit ?`,
    [below?.createdAt ?? '9999', below?.id ?? '', limit],
  )
  return rows.map(readStoredFigure)
}

function readStoredFigure(row: Parameters<typeof readText>[0]): StoredFigure {
  return {
    id: readText(row, 'id'),
    body: readText(row, 'body'),
    createdAt: readText(row, 'created_at'),
  }
}
