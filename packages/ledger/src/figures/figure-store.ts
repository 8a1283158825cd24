import { canonicalJson } from '@recount/core/primitives'
import type { Database } from '../sql/database.ts'
import { readText } from '../sql/read-column.ts'

/** A figure as kept: its canonical JSON, and the instant in UTC at which it was first saved. */
export interface StoredFigure {
  readonly id: string
  readonly body: string
  readonly createdAt: string
}

/**
 * Keeps a figure under the id that was made from its content; what is there already stays as it is.
 * Answers whether it is new.
 */
export async function saveFigure(
  database: Database,
  figure: { readonly id: string },
  at: Date,
): Promise<{ readonly created: boolean }> {
  const inserted = await database.query(
    'insert into figure (id, body, created_at) values (?, ?, ?) on conflict (id) do nothing returning id',
    [figure.id, canonicalJson(figure), at.toISOString()],
  )
  return { created: inserted.length > 0 }
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
  const rows =
    below === null
      ? await database.query(
          'select id, body, created_at from figure order by created_at desc, id desc limit ?',
          [limit],
        )
      : await database.query(
          `select id, body, created_at from figure
            where created_at < ? or (created_at = ? and id < ?)
            order by created_at desc, id desc limit ?`,
          [below.createdAt, below.createdAt, below.id, limit],
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
