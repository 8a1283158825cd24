import { type Issue, makeIssue, type Parsed } from '@recount/core/primitives'
import { fieldParts } from '@recount/core/protection'
import { readText } from '../sql/read-column.ts'
import { appendEntries } from './append-entries.ts'
import { readParts, type SaltedParts, writeParts } from './commitment.ts'
import { makeLedgerEntry } from './entry.ts'
import type { LedgerContext } from './ledger-context.ts'
import { readLogRow } from './revision.ts'

/** What came of a redaction: the row of the log that says so, and whether the engine's files are rid of it. */
export interface Redacted {
  readonly revision: number
  readonly isPurged: boolean
}

/** Who redacts, and by which law or order: public, so it must not repeat what is redacted. */
export interface RedactionNote {
  readonly author: string
  readonly reason: string
}

/** The parts that can be redacted. `record` cannot: what identifies nobody stays countable. */
export const redactableParts: readonly string[] = [
  ...fieldParts.filter((part) => part !== 'record'),
  'reason',
]

/**
 * Deletes parts of one row of the log, value and salt, and says so in the log. The chain verifies as
 * before: it was made of commitments, which stay.
 *
 * The imported rows of the record go with it. Copies elsewhere are not reached: backups, a provider's history of the database, exports.
 */
export async function redact(
  context: LedgerContext,
  revision: number,
  parts: readonly string[],
  { author, reason }: RedactionNote,
): Promise<Parsed<Redacted>> {
  const { database } = context
  const gone = [...new Set(parts)].sort()
  const entry = makeLedgerEntry(
    context,
    'redaction',
    `redaction-${revision}-${context.salts.next()}`,
    { revision, parts: gone },
    reason,
  )
  let found: Redactable = { parts: {}, issues: [] }
  const rows = await appendEntries(context, [entry], {
    author,
    at: context.now(),
    isAllowed: async () => {
      found = await findRedactable(context, revision, gone)
      return found.issues.length === 0
    },
    alongside: ([written]) => [
      ...gone.map((part) => ({
        sql: 'insert into redaction (revision, part, redacted_by) values (?, ?, ?)',
        parameters: [revision, part, written?.revision ?? 0],
      })),
      {
        sql: 'update content set parts = ? where revision = ?',
        parameters: [writeParts(without(found.parts, gone)), revision],
      },
      // The row of a file from which the record came says the same. Its digest stays, so that importing
      // the file again does not bring it back.
      {
        sql: `update original set body = null where record_id = (
          select kind || ':' || id from revision where revision = ?
        )`,
        parameters: [revision],
      },
      {
        sql: `update revision_original set body = null where revision in (
          select of_record.revision from revision as redacted cross join revision as of_record
          where redacted.revision = ? and of_record.kind = redacted.kind
            and of_record.id = redacted.id
        )`,
        parameters: [revision],
      },
      // Tables made of it say the same. Whoever redacts has them made again.
      {
        sql: 'delete from snapshot_chunk where hash in (select hash from snapshot where revision >= ?)',
        parameters: [revision],
      },
      { sql: 'delete from snapshot where revision >= ?', parameters: [revision] },
    ],
  })
  if (rows === null) return { value: null, issues: found.issues }
  const isPurged = (await database.purge?.()) ?? false
  return { value: { revision: rows[0]?.revision ?? 0, isPurged }, issues: [] }
}

/** The parts that a row holds, and why some cannot be redacted. */
interface Redactable {
  readonly parts: SaltedParts
  readonly issues: readonly Issue[]
}

async function findRedactable(
  { database }: LedgerContext,
  revision: number,
  wanted: readonly string[],
): Promise<Redactable> {
  const [stored] = await database.query(
    `select revision.*, content.parts from revision
      join content on content.revision = revision.revision where revision.revision = ?`,
    [revision],
  )
  const parts = stored === undefined ? null : readParts(readText(stored, 'parts'))
  const refused = (code: string, path: string, expected: string, received: unknown) => ({
    parts: {},
    issues: [makeIssue(code, path, expected, received)],
  })
  if (stored === undefined || parts === null) {
    return refused('unknown-revision', 'revision', 'a revision of the ledger', revision)
  }
  if (readLogRow(stored).format === 1) {
    const expected = 'a revision of format 2: the hash of an older one covers its values'
    return refused('not-redactable', 'revision', expected, revision)
  }
  const here = redactableParts.filter((part) => Object.hasOwn(parts, part))
  const issues = wanted
    .filter((part) => !here.includes(part))
    .map((part) => makeIssue('unknown-value', 'parts', `some of ${here.join(', ')}`, part))
  if (wanted.length > 0) return { parts, issues }
  return refused('missing', 'parts', `some of ${here.join(', ')}`, undefined)
}

function without(parts: SaltedParts, gone: readonly string[]): SaltedParts {
  return Object.fromEntries(Object.entries(parts).filter(([part]) => !gone.includes(part)))
}
