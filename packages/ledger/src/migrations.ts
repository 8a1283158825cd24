/** One step of the schema. A published step is never edited: a change is a new step. */
export interface Migration {
  readonly id: string
  readonly statements: readonly string[]
}

/**
 * The schema, in the SQL that SQLite, D1 and PostgreSQL share; triggers are SQLite's and D1's.
 *
 * - `revision` is the log: one row per change of one record, numbered without gaps from 1. Its primary
 *   key keeps the chain from forking: of two writers that start from one head, one is refused.
 * - `current_record` points at each record's newest revision. It can be rebuilt from the log.
 * - `figure` holds citations by the id that is made from their content.
 */
export const migrations: readonly Migration[] = [
  {
    id: '0001-log',
    statements: [
      `create table revision (
        revision integer primary key,
        kind text not null,
        id text not null,
        version integer not null,
        body text not null,
        author text not null,
        reason text not null,
        recorded_at text not null,
        previous_hash text not null,
        hash text not null,
        unique (kind, id, version)
      )`,
      'create index revision_recorded_at on revision (recorded_at)',
      `create table current_record (
        kind text not null,
        id text not null,
        version integer not null,
        revision integer not null references revision (revision),
        primary key (kind, id)
      )`,
      `create trigger revision_is_not_changed before update on revision
        begin select raise(abort, 'the log is append-only'); end`,
      `create trigger revision_is_not_removed before delete on revision
        begin select raise(abort, 'the log is append-only'); end`,
      `create table figure (
        id text primary key,
        body text not null,
        created_at text not null
      )`,
      'create index figure_created_at on figure (created_at, id)',
      `create trigger figure_is_not_changed before update on figure
        begin select raise(abort, 'a figure is never changed'); end`,
      `create trigger figure_is_not_removed before delete on figure
        begin select raise(abort, 'a figure is never removed'); end`,
    ],
  },
]
