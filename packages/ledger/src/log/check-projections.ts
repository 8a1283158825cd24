import { type Issue, makeIssue } from '@recount/core/primitives'
import type { Database } from '../sql/database.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import type { ChainPosition } from './check-row.ts'

/** Whether everything that is derived from the log is what the log says. */
export async function checkProjections(
  database: Database,
  head: ChainPosition,
  redacted: ReadonlySet<string>,
): Promise<readonly Issue[]> {
  return [
    ...(await checkVersions(database)),
    ...(await checkCurrentRecords(database)),
    ...(await checkPointers(database, head)),
    ...(await checkPublications(database)),
    ...(await checkStaged(database)),
    ...(await checkRedactions(database, redacted)),
  ]
}

async function checkVersions(database: Database): Promise<readonly Issue[]> {
  const rows = await database.query(
    `select kind, id, count(*) as versions, max(version) as newest from revision
      group by kind, id having count(*) <> max(version)`,
  )
  return rows.map((row) =>
    makeIssue(
      'skipped-version',
      pathOf(row),
      `versions 1 to ${readWholeNumber(row, 'versions')}`,
      `version ${readWholeNumber(row, 'newest')}`,
    ),
  )
}

async function checkCurrentRecords(database: Database): Promise<readonly Issue[]> {
  const stale = await database.query(
    `select newest.kind, newest.id, newest.revision, current_record.revision as received
      from (
        select revision.kind, revision.id, max(revision.revision) as revision from revision
        left join publication on publication.import = revision.import
        where (revision.import is null or publication.revision is not null)
          and revision.kind not in ('import', 'redaction')
        group by revision.kind, revision.id
      ) as newest
      join revision on revision.revision = newest.revision
      left join publication on publication.import = revision.import
      left join current_record on current_record.kind = newest.kind and current_record.id = newest.id
      where current_record.revision is null
        or current_record.revision <> newest.revision
        or current_record.version <> revision.version
        or current_record.status <> revision.status
        or coalesce(current_record.redirect, '') <> coalesce(revision.redirect, '')
        or current_record.shown_from <> coalesce(publication.revision, revision.revision)
      order by newest.kind, newest.id`,
  )
  const stray = await database.query(
    `select current_record.kind, current_record.id from current_record
      left join revision on revision.kind = current_record.kind and revision.id = current_record.id
        and revision.version = 1
      where revision.revision is null order by current_record.kind, current_record.id`,
  )
  return [
    ...stale.map((row) => {
      const expected = `revision ${readWholeNumber(row, 'revision')} as the log has it`
      return makeIssue('stale-projection', pathOf(row), expected, row.received)
    }),
    ...stray.map((row) =>
      makeIssue('stray-record', pathOf(row), 'a revision in the log', undefined),
    ),
  ]
}

async function checkPointers(database: Database, head: ChainPosition): Promise<readonly Issue[]> {
  const rows = await database.query(
    `select pointer.name, pointer.revision, pointer.hash, revision.hash as expected
      from pointer left join revision on revision.revision = pointer.revision order by pointer.name`,
  )
  const [shown] = await database.query(
    'select coalesce(max(revision), 0) as revision from revision where import is null',
  )
  const expected = new Map([
    ['head', head.revision],
    ['shown', Number(shown?.revision ?? 0)],
  ])
  const issues: Issue[] = []
  for (const row of rows) {
    const name = readText(row, 'name')
    const revision = readWholeNumber(row, 'revision')
    const isRight = revision === expected.get(name) && (row.expected ?? row.hash) === row.hash
    if (!isRight) {
      const path =
        name === 'head' && revision > head.revision ? `revisions.${revision}` : `pointers.${name}`
      issues.push(makeIssue('stale-pointer', path, `revision ${expected.get(name)}`, revision))
    }
    expected.delete(name)
  }
  for (const name of expected.keys()) {
    issues.push(makeIssue('stale-pointer', `pointers.${name}`, 'a pointer', undefined))
  }
  return issues
}

async function checkPublications(database: Database): Promise<readonly Issue[]> {
  const rows = await database.query(
    `select revision.id, revision.revision, publication.revision as received from revision
      left join publication on publication.import = revision.id
      where revision.kind = 'import'
        and (publication.revision is null or publication.revision <> revision.revision)
      union all
      select publication.import, null, publication.revision from publication
      left join revision on revision.kind = 'import' and revision.id = publication.import
      where revision.revision is null`,
  )
  return rows.map((row) =>
    makeIssue(
      'stale-projection',
      `imports.${readText(row, 'id')}`,
      `revision ${row.revision}`,
      row.received,
    ),
  )
}

/** Whether the ranges of rows that imports have staged are those that name them in the log. */
async function checkStaged(database: Database): Promise<readonly Issue[]> {
  const rows = await database.query(
    `select import, revision from revision where import is not null and not exists (
        select 1 from staged where staged.import = revision.import
          and revision.revision between first_revision and last_revision
      )
      union all
      select import, first_revision from staged where last_revision - first_revision + 1 <> (
        select count(*) from revision where revision.import = staged.import
          and revision.revision between first_revision and last_revision
      )`,
  )
  return rows.map((row) =>
    makeIssue(
      'stale-projection',
      `imports.${readText(row, 'import')}.staged`,
      'the revisions that name it in the log',
      `another range at ${readWholeNumber(row, 'revision')}`,
    ),
  )
}

async function checkRedactions(
  database: Database,
  redacted: ReadonlySet<string>,
): Promise<readonly Issue[]> {
  const rows = await database.query('select revision, part from redaction order by revision, part')
  const stored = new Set(
    rows.map((row) => `${readWholeNumber(row, 'revision')}.parts.${readText(row, 'part')}`),
  )
  return [
    ...[...redacted].filter((path) => !stored.has(path)),
    ...[...stored].filter((path) => !redacted.has(path)),
  ].map((path) =>
    makeIssue('stale-projection', `redactions.${path}`, 'what the log says', 'something else'),
  )
}

function pathOf(row: Parameters<typeof readText>[0]): string {
  return `records.${readText(row, 'kind')}.${readText(row, 'id')}`
}
