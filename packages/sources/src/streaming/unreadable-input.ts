import { type Issue, makeIssue } from '@recount/core/primitives'

/**
 * Stops the reading of a file from deep inside it. It never leaves this package: `readRecords` catches
 * it and reports its issue.
 */
export class UnreadableInput extends Error {
  readonly issue: Issue
  readonly line: number | null

  constructor(code: string, expected: string, received: unknown, line: number | null = null) {
    const issue = makeIssue(code, '', expected, received)
    super(issue.message)
    this.name = 'UnreadableInput'
    this.issue = issue
    this.line = line
  }
}
