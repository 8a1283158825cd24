import { canonicalJson, type Issue, makeIssue } from '@recount/core/primitives'
import type { SqlRow } from '../sql/database.ts'
import { readText } from '../sql/read-column.ts'
import { readParts, type SaltedParts, textOfCommitment } from './commitment.ts'
import { type LogRow, noHash, readLogRow, textOfFormerRow, textOfRow } from './revision.ts'

/** Where in the log the next row has to fit. */
export interface ChainPosition {
  readonly revision: number
  readonly hash: string
  readonly recordedAt: string
}

/** In front of the first row. */
export const chainStart: ChainPosition = { revision: 0, hash: noHash, recordedAt: '' }

/** A row that was checked: what is wrong with it, and what it holds. */
export interface CheckedRow {
  readonly row: LogRow
  readonly parts: SaltedParts
  /** Parts that it commits to and that are not there. */
  readonly missing: readonly string[]
  readonly issues: readonly Issue[]
}

/**
 * Checks one row of the log, read with its content, against the row before and against its own hash and
 * commitments.
 */
export function checkRow(
  stored: SqlRow,
  before: ChainPosition,
  sha256Hex: (text: string) => string,
): CheckedRow {
  const row = readLogRow({ ...stored, commitments: objectOrNone(stored.commitments) })
  const path = `revisions.${row.revision}`
  const issues: Issue[] = []
  const expect = (code: string, field: string, expected: string | number, received: unknown) => {
    if (expected === received) return
    issues.push(makeIssue(code, `${path}.${field}`, String(expected), received))
  }
  if (row.revision !== before.revision + 1) {
    const missing = `revisions.${before.revision + 1}`
    issues.push(makeIssue('missing-revision', missing, 'a row', `revision ${row.revision}`))
  }
  expect('broken-chain', 'previousHash', before.hash, row.previousHash)
  if (row.recordedAt < before.recordedAt) {
    const expected = `no time before ${before.recordedAt}`
    issues.push(makeIssue('changed-revision', `${path}.recordedAt`, expected, row.recordedAt))
  }
  const written = readText(stored, 'commitments')
  const commitments = canonicalJson(row.commitments)
  expect('changed-revision', 'commitments', commitments, written)

  const content = typeof stored.parts === 'string' ? readParts(stored.parts) : {}
  if (content === null) {
    issues.push(makeIssue('changed-content', `${path}.parts`, 'pairs of salt and value', 'another'))
  }
  const parts = content ?? {}
  if (row.format === 1) {
    expect('changed-revision', 'hash', hashOfFormerRow(row, parts, sha256Hex), row.hash)
    expect('changed-revision', 'status', statusIn(row, parts), row.status)
  } else {
    expect('unknown-format', 'format', 2, row.format)
    expect('changed-revision', 'hash', sha256Hex(textOfRow({ ...row, commitments })), row.hash)
    for (const [part, value] of Object.entries(parts)) {
      const expected = row.commitments[part] ?? 'no such part'
      const commitment = sha256Hex(textOfCommitment(part, value))
      expect('changed-content', `parts.${part}`, expected, commitment)
    }
  }
  const missing =
    content === null
      ? []
      : Object.keys(row.commitments).filter((part) => !Object.hasOwn(parts, part))
  return { row, parts, missing, issues }
}

/** The text where it is a JSON object, else that of an empty one, which then does not fit the hash. */
function objectOrNone(text: unknown): string {
  try {
    const value: unknown = JSON.parse(String(text))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return String(text)
  } catch {}
  return '{}'
}

function hashOfFormerRow(
  row: LogRow,
  { record, reason }: SaltedParts,
  sha256Hex: (text: string) => string,
): string {
  const words: unknown = JSON.parse(reason?.json ?? '""')
  return sha256Hex(textOfFormerRow(row, record?.json ?? '', String(words)))
}

/** In format 1 an incident's record alone says its status; the column repeats it. */
function statusIn({ kind }: LogRow, { record }: SaltedParts): string {
  if (kind !== 'incident') return 'published'
  const content: { readonly status?: unknown } = JSON.parse(record?.json ?? '{}')
  return String(content.status)
}
