import { type Issue, makeIssue } from '@recount/core/primitives'
import { checkProjections } from './check-projections.ts'
import { type ChainPosition, chainStart, checkRow } from './check-row.ts'
import type { SaltedParts } from './commitment.ts'
import type { LedgerContext } from './ledger-context.ts'
import { parseRedaction } from './redaction.ts'
import type { LogRow } from './revision.ts'

/**
 * What a check of the ledger found.
 *
 * `revisions` is how many rows were read, `redacted` how many parts of them were redacted, `head` the
 * hash of the last row. Whoever noted down an earlier head can find it again in the log: that shows
 * what no chain shows by itself, that the whole was not written anew.
 */
export interface ChainCheck {
  readonly revisions: number
  readonly redacted: number
  readonly head: string
  readonly issues: readonly Issue[]
}

const rowsAtOnce = 500

/**
 * Reads the whole log and reports each row that is missing, changed or out of place, each part of a
 * record that is gone without a redaction, and each record whose current state is not what the log says.
 */
export async function checkLedger(context: LedgerContext): Promise<ChainCheck> {
  const { database, sha256Hex } = context
  const issues: Issue[] = []
  const redactions = makeRedactionCheck(issues)
  let position: ChainPosition = chainStart
  let revisions = 0
  for (;;) {
    const page = await database.query(
      `select revision.*, content.parts from revision
        left join content on content.revision = revision.revision
        where revision.revision > ? order by revision.revision limit ?`,
      [position.revision, rowsAtOnce],
    )
    for (const stored of page) {
      const checked = checkRow(stored, position, sha256Hex)
      issues.push(...checked.issues)
      redactions.see(checked.row, checked.parts, checked.missing)
      position = checked.row
      revisions += 1
    }
    if (page.length < rowsAtOnce) break
  }
  const redacted = redactions.end()
  issues.push(...(await checkProjections(database, position, redacted)))
  return { revisions, redacted: redacted.size, head: position.hash, issues }
}

/** Compares the parts that are missing with those that the log says were redacted. */
function makeRedactionCheck(issues: Issue[]) {
  const missing = new Map<string, number>()
  const redacted = new Set<string>()
  return {
    see(row: LogRow, parts: SaltedParts, gone: readonly string[]) {
      for (const part of gone) missing.set(`${row.revision}.parts.${part}`, row.revision)
      if (row.kind !== 'redaction') return
      const redaction = parseRedaction(parts.record?.json ?? 'null')
      if (redaction === null) return
      for (const part of redaction.parts) redacted.add(`${redaction.revision}.parts.${part}`)
    },
    end(): ReadonlySet<string> {
      for (const path of missing.keys()) {
        if (redacted.has(path)) continue
        const expected = 'content, or a redaction in the log'
        issues.push(makeIssue('missing-content', `revisions.${path}`, expected, undefined))
      }
      for (const path of redacted) {
        if (missing.has(path)) continue
        const expected = 'nothing: the log says that it was redacted'
        issues.push(makeIssue('content-not-redacted', `revisions.${path}`, expected, 'content'))
      }
      return redacted
    },
  }
}
