import { type Issue, makeIssue } from '@recount/core/primitives'

/**
 * What an issue did: `stopped` the reading of the file; `refused` the row or line, of which nothing was
 * taken; `changed` a value, told in words, and took the rest; `noted` something and took all as it is.
 */
export type IssueEffect = 'stopped' | 'refused' | 'changed' | 'noted'

/** An issue with its place in a file. `line` and `column` count from 1; `null` where there is none. */
export interface RowIssue extends Issue {
  readonly effect: IssueEffect
  readonly line: number | null
  readonly column: number | null
  /** The column's name as the file writes it, or the field's in a record; `null` for a whole row. */
  readonly field: string | null
}

/** Where in a file something is. */
export interface FilePosition {
  readonly line: number | null
  readonly column?: number | null
  readonly field?: string | null
}

/**
 * Makes an issue with its place, which its message begins with.
 *
 * @example
 * makeRowIssue('refused', 'malformed', { line: 7, column: 3, field: 'best' }, 'a whole number', 'x').message
 * //=> 'line 7, column 3 (best): expected a whole number, received x'
 */
export function makeRowIssue(
  effect: IssueEffect,
  code: string,
  { line, column = null, field = null }: FilePosition,
  expected: string,
  received: unknown,
): RowIssue {
  const issue = makeIssue(code, field ?? '', expected, received)
  const place = [
    line === null ? '' : `line ${line}`,
    column === null ? '' : `column ${column}`,
  ].filter((part) => part !== '')
  const where = field === null ? place.join(', ') : `${place.join(', ')} (${field})`.trim()
  const said = `expected ${issue.expected}, received ${issue.received}`
  return {
    ...issue,
    message: where === '' ? said : `${where}: ${said}`,
    effect,
    line,
    column,
    field,
  }
}
