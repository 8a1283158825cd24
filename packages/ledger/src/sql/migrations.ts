import type { Dialect } from './database.ts'

/** A statement, or the statement of each dialect; `null` where a dialect needs none. */
export type MigrationStatement = string | Readonly<Record<Dialect, string | null>>

/** One step of the schema. A published step is never edited: a change is a new step. */
export interface Migration {
  readonly id: string
  readonly statements: readonly MigrationStatement[]
}

const sqlite = (sql: string) => ({ sqlite: sql, postgres: null })
const postgres = (sql: string) => ({ sqlite: null, postgres: sql })

/**
 * The schema, in the SQL that SQLite, D1 and PostgreSQL share. Every text column is compared byte by byte
 * on all of them (`migrate` sees to it on PostgreSQL).
 *
 * - `revision` is the log: one row per change of one record, numbered without gaps from 1. Its primary
 *   key keeps the chain from forking: of two writers that start from one head, one is refused.
 * - `content` holds what a row's commitments commit to. Only a redaction changes it.
 * - `redaction` names the parts that were redacted, and the row of the log that says so.
 * - `publication` names the row of the log at which an import was published; its rows are shown from then.
 * - `current_record` points at each record's newest revision that is shown, `pointer` at the newest row
 *   of the log and the newest that is shown. Both can be rebuilt from the log.
 * - `proposal` holds writes that wait for a second person, `idempotency` the answers to writes that may be
 *   repeated, `api_key` the digests of secrets.
 * - `import_job` and `import_chunk` hold how far each import has come and what it met, `staged` which rows of
 *   the log each of its chunks became and between which lines of the file those stood.
 * - `revision_original` holds imported rows as they stood in their files, by the row of the log that they
 *   became; `original` those that became none, and all of older imports: each content of a record of a
 *   dataset once.
 * - `figure` holds citations by the id that is made from their content, `figure_incident` which incidents
 *   they counted.
 * - `snapshot` holds what is known of encoded tables, `snapshot_chunk` their bytes by hash, in chunks that
 *   every engine takes. All of it can be made again from the log.
 */
export const migrations: readonly Migration[] = [
  {
    id: '0001-log',
    statements: [
      sqlite(`create table revision (
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
      )`),
      sqlite('create index revision_recorded_at on revision (recorded_at)'),
      sqlite(`create table current_record (
        kind text not null,
        id text not null,
        version integer not null,
        revision integer not null references revision (revision),
        primary key (kind, id)
      )`),
      sqlite(`create trigger revision_is_not_changed before update on revision
        begin select raise(abort, 'the log is append-only'); end`),
      sqlite(`create trigger revision_is_not_removed before delete on revision
        begin select raise(abort, 'the log is append-only'); end`),
      `create table figure (
        id text primary key,
        body text not null,
        created_at text not null
      )`,
      'create index figure_created_at on figure (created_at, id)',
      sqlite(`create trigger figure_is_not_changed before update on figure
        begin select raise(abort, 'a figure is never changed'); end`),
      sqlite(`create trigger figure_is_not_removed before delete on figure
        begin select raise(abort, 'a figure is never removed'); end`),
    ],
  },
  {
    id: '0002-commitments',
    statements: [
      sqlite('drop trigger revision_is_not_changed'),
      sqlite('drop trigger revision_is_not_removed'),
      sqlite('drop index revision_recorded_at'),
      sqlite('alter table current_record rename to former_current_record'),
      sqlite('alter table revision rename to former_revision'),
      `create table revision (
        revision integer primary key,
        format integer not null,
        kind text not null,
        id text not null,
        version integer not null,
        status text not null,
        redirect text,
        import text,
        author text not null,
        recorded_at text not null,
        commitments text not null,
        previous_hash text not null,
        hash text not null,
        unique (kind, id, version)
      )`,
      'create index revision_recorded_at on revision (recorded_at, revision)',
      'create index revision_import on revision (import, revision) where import is not null',
      `create table content (
        revision integer primary key references revision (revision),
        parts text not null
      )`,
      `create table redaction (
        revision integer not null references revision (revision),
        part text not null,
        redacted_by integer not null references revision (revision),
        primary key (revision, part)
      )`,
      'create index redaction_redacted_by on redaction (redacted_by)',
      `create table publication (
        import text primary key,
        revision integer not null references revision (revision)
      )`,
      `create table current_record (
        kind text not null,
        id text not null,
        version integer not null,
        revision integer not null references revision (revision),
        shown_from integer not null,
        status text not null,
        redirect text,
        primary key (kind, id)
      )`,
      'create index current_record_shown_from on current_record (shown_from)',
      `create table pointer (
        name text primary key,
        revision integer not null,
        hash text not null
      )`,
      sqlite(`insert into revision
        select revision, 1, kind, id, version,
          case kind when 'incident' then body->>'status' else 'published' end,
          case kind when 'incident' then body->>'mergedInto' end,
          null, author, recorded_at, '{}', previous_hash, hash
        from former_revision`),
      sqlite(`insert into content
        select revision,
          json_object('reason', json_array('', reason), 'record', json_array('', json(body)))
        from former_revision`),
      sqlite(`insert into current_record
        select kind, id, version, revision, revision, status, redirect from revision
        where revision in (select revision from former_current_record)`),
      `insert into pointer
        select names.name, coalesce(head.revision, 0), coalesce(head.hash, '${'0'.repeat(64)}')
        from (select 'head' as name union all select 'shown') as names
        left join revision as head on head.revision = (select max(revision) from revision)`,
      sqlite('drop table former_current_record'),
      sqlite('drop table former_revision'),
      postgres(`create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '%', tg_argv[0]; end $$`),
      postgres(`create function refuse_unless_redacted() returns trigger language plpgsql as $$
        begin
          if exists (select 1 from redaction where redaction.revision = old.revision) then
            return new;
          end if;
          raise exception '%', tg_argv[0];
        end $$`),
      ...refuse('revision', 'the log is append-only'),
      ...refuse('publication', 'a publication is never taken back'),
      ...refuse('redaction', 'a redaction is never taken back'),
      postgres(refusal('figure', 'update', 'a figure is never changed').postgres),
      postgres(refusal('figure', 'delete', 'a figure is never removed').postgres),
      refusal('content', 'delete', 'content is redacted, not removed'),
      {
        sqlite: `create trigger content_update before update on content
          when not exists (select 1 from redaction where redaction.revision = old.revision)
          begin select raise(abort, 'only a redaction changes content'); end`,
        postgres: `create trigger content_update before update on content
          for each row execute function refuse_unless_redacted('only a redaction changes content')`,
      },
    ],
  },
  {
    id: '0003-writers',
    statements: [
      'alter table revision add column approved_by text',
      `create table proposal (
        id text primary key,
        operations text not null,
        author text not null,
        reason text not null,
        proposed_at text not null,
        state text not null,
        decided_by text,
        decision text,
        decided_at text
      )`,
      'create index proposal_state on proposal (state, proposed_at, id)',
      `create table idempotency (
        author text not null,
        key text not null,
        request_digest text not null,
        answer text not null,
        created_at text not null,
        primary key (author, key)
      )`,
      'create index idempotency_created_at on idempotency (created_at)',
      `create table api_key (
        id text primary key,
        secret_digest text not null,
        holder text not null,
        scopes text not null,
        created_at text not null,
        expires_at text,
        revoked_at text,
        last_used_day text,
        replaces text
      )`,
    ],
  },
  {
    id: '0004-imports',
    statements: [
      `create table import_job (
        id text primary key,
        dataset text not null,
        state text not null,
        file_name text,
        author text not null,
        reason text not null,
        started_at text not null,
        ended_at text,
        report text
      )`,
      `create unique index import_job_running on import_job (dataset) where state = 'running'`,
      'create index import_job_started_at on import_job (started_at, id)',
      `create table import_chunk (
        import text not null references import_job (id),
        number integer not null,
        digest text not null,
        counts text not null,
        issues text not null,
        primary key (import, number)
      )`,
      `create table original (
        dataset text not null,
        record_id text not null,
        content_hash text not null,
        import text not null references import_job (id),
        line integer not null,
        body text,
        primary key (dataset, record_id, content_hash)
      )`,
      'create index original_import on original (import, line)',
      'create index original_record_id on original (record_id)',
    ],
  },
  {
    id: '0005-figures-by-incident',
    statements: [
      `create table figure_incident (
        incident text not null,
        figure text not null references figure (id),
        figure_revision integer not null,
        version integer,
        primary key (incident, figure)
      )`,
      {
        sqlite: `insert into figure_incident (incident, figure, figure_revision, version)
          select cited.value->>'id', figure.id, coalesce(figure.body->>'revision', 0),
            cited.value->>'version'
          from figure, json_each(figure.body, '$.incidents') as cited`,
        postgres: `insert into figure_incident (incident, figure, figure_revision, version)
          select cited->>'id', figure.id, coalesce(cast(figure.body::json->>'revision' as integer), 0),
            cast(cited->>'version' as integer)
          from figure, json_array_elements(figure.body::json->'incidents') as cited`,
      },
      `create table snapshot (
        hash text primary key,
        revision integer not null,
        name text not null,
        chunks integer not null,
        created_at text not null
      )`,
      'create index snapshot_name on snapshot (name, revision)',
      `create table snapshot_chunk (
        hash text not null references snapshot (hash),
        number integer not null,
        body text not null,
        primary key (hash, number)
      )`,
    ],
  },
  {
    id: '0006-public-tables',
    statements: [
      'drop table snapshot_chunk',
      'drop table snapshot',
      `create table snapshot (
        name text not null,
        revision integer not null,
        day text not null,
        hash text not null,
        length integer not null,
        memo text not null,
        created_at text not null,
        primary key (name, revision, day)
      )`,
      'create index snapshot_hash on snapshot (hash)',
      `create table snapshot_chunk (
        hash text not null,
        number integer not null,
        body text not null,
        primary key (hash, number)
      )`,
    ],
  },
  {
    id: '0007-publications-by-revision',
    statements: ['create index publication_revision on publication (revision)'],
  },
  {
    id: '0008-staged-ranges',
    statements: [
      `create table staged (
        import text not null,
        first_revision integer not null,
        last_revision integer not null,
        primary key (import, first_revision)
      )`,
      `insert into staged (import, first_revision, last_revision)
        select import, min(revision), max(revision) from (
          select import, revision,
            revision - row_number() over (partition by import order by revision) as block
          from revision where import is not null
        ) as numbered group by import, block`,
      'drop index revision_import',
      'drop index revision_recorded_at',
    ],
  },
  {
    id: '0009-originals-by-revision',
    statements: [
      `create table revision_original (
        revision integer primary key,
        content_hash text not null,
        line integer not null,
        body text
      )`,
      'alter table staged add column first_line integer',
      'alter table staged add column last_line integer',
    ],
  },
]

function refuse(table: string, message: string): readonly MigrationStatement[] {
  return [refusal(table, 'update', message), refusal(table, 'delete', message)]
}

function refusal(table: string, action: 'update' | 'delete', message: string) {
  return {
    sqlite: `create trigger ${table}_${action} before ${action} on ${table}
      begin select raise(abort, '${message}'); end`,
    postgres: `create trigger ${table}_${action} before ${action} on ${table}
      for each row execute function refuse_change('${message}')`,
  }
}
