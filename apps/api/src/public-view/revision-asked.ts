import { makeIssue, type Parsed } from '@recount/core/primitives'
import type { Ledger } from '@recount/ledger'

/** The revision that `asOf` names by its number or by a time; the newest where it is left out. */
export async function revisionAsked(
  ledger: Pick<Ledger, 'revisionAtTime'>,
  asOf: string | null,
  latest: number,
): Promise<Parsed<number>> {
  if (asOf === null) return { value: latest, issues: [] }
  const isNumber = /^\d+$/.test(asOf)
  const revision = isNumber ? Number(asOf) : await ledger.revisionAtTime(asOf)
  if (revision <= latest) return { value: revision, issues: [] }
  const expected = `a ledger revision from 0 to ${latest}, or a time`
  return { value: null, issues: [makeIssue('unknown-revision', 'asOf', expected, asOf)] }
}
