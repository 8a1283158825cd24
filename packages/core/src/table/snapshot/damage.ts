import { type Issue, makeIssue } from '../../primitives/index.ts'

/** What can be wrong with a snapshot as a file. */
export type DamageCode =
  | 'not-a-snapshot'
  | 'unknown-version'
  | 'truncated-snapshot'
  | 'damaged-snapshot'

/** The issue of a snapshot that cannot be read; `where` names the part and is the issue's path. */
export function damage(
  code: DamageCode,
  where: string,
  expected: string,
  received: unknown,
): Issue {
  return makeIssue(code, where, expected, received)
}
