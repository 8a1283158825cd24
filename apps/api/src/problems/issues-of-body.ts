import { type Issue, makeIssue } from '@recount/core/primitives'
import type { ZodError } from 'zod'

/** What a schema has against a request body, as issues with the path of the field. */
export function issuesOfBody({ issues }: ZodError, body: unknown): readonly Issue[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        makeIssue('unknown-field', [...path, key].join('.'), 'no such field', fieldOf(body, key)),
      )
    }
    const received = path.reduce(fieldOf, body)
    const code = received === undefined ? 'missing' : 'malformed-field'
    return [makeIssue(code, path.join('.'), expectedBy(issue), received)]
  })
}

function expectedBy(issue: ZodError['issues'][number]): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}${unitOf(issue)}`
  if (issue.code === 'too_small') return `at least ${issue.minimum}${unitOf(issue)}`
  return issue.message
}

function unitOf({ origin }: { readonly origin: string }): string {
  return origin === 'string' ? ' characters' : ''
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, field)?.value
}
