import type { z } from 'zod'
import { type Issue, makeIssue, type Parsed } from '../primitives/index.ts'
import { type Actor, actorSchema } from './actor.ts'
import { type Document, documentSchema } from './document.ts'
import { findUnwritable } from './find-unwritable.ts'
import { type Incident, incidentSchema } from './incident.ts'
import { type Place, placeSchema } from './place.ts'
import { type ReportedTotal, reportedTotalSchema } from './reported-total.ts'
import { type Source, sourceSchema } from './source.ts'

/** The kinds of record, each with its schema. */
export const recordSchemas = {
  source: sourceSchema,
  document: documentSchema,
  actor: actorSchema,
  place: placeSchema,
  incident: incidentSchema,
  'reported-total': reportedTotalSchema,
} as const

/** The record of each kind. */
export interface RecordOfKind {
  readonly source: Source
  readonly document: Document
  readonly actor: Actor
  readonly place: Place
  readonly incident: Incident
  readonly 'reported-total': ReportedTotal
}

export type RecordKind = keyof RecordOfKind
export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[]

/**
 * Reads one record of a kind from anything. Never throws: what is wrong comes back as issues, each
 * with the path of its field, and then the value is `null`.
 *
 * @example
 * parseRecord('source', { id: 'un' }).issues[0].path //=> 'version'
 */
export function parseRecord<Kind extends RecordKind>(
  kind: Kind,
  input: unknown,
): Parsed<RecordOfKind[Kind]> {
  const result = recordSchemas[kind].safeParse(input)
  if (!result.success) {
    return { value: null, issues: result.error.issues.flatMap((issue) => toIssues(issue, input)) }
  }
  const issues = findUnwritable(result.data)
  return issues.length > 0
    ? { value: null, issues }
    : { value: result.data as RecordOfKind[Kind], issues: [] }
}

/**
 * Reads many records of a kind: the good ones, and the issues of the others with their position in
 * front of the path. A bad record never hides a good one.
 *
 * @example
 * parseRecords('source', [null, 5]).values.length //=> 0
 */
export function parseRecords<Kind extends RecordKind>(
  kind: Kind,
  inputs: readonly unknown[],
): { readonly values: readonly RecordOfKind[Kind][]; readonly issues: readonly Issue[] } {
  const values: RecordOfKind[Kind][] = []
  const issues: Issue[] = []
  inputs.forEach((input, index) => {
    const parsed = parseRecord(kind, input)
    if (parsed.value !== null) values.push(parsed.value)
    for (const issue of parsed.issues) {
      const path = issue.path === '' ? String(index) : `${index}.${issue.path}`
      issues.push({
        ...issue,
        path,
        message: `${path}: expected ${issue.expected}, received ${issue.received}`,
      })
    }
  })
  return { values, issues }
}

function toIssues(issue: z.core.$ZodIssue, input: unknown): readonly Issue[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      makeIssue(
        'unknown-field',
        [...path, key].join('.'),
        'no such field',
        valueAt(input, [...path, key]),
      ),
    )
  }
  const received = valueAt(input, path)
  const missing = received === undefined && path.length > 0
  return [
    makeIssue(missing ? 'missing' : codeOf(issue), path.join('.'), expectedBy(issue), received),
  ]
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'wrong-type'
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'unknown-value'
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'out-of-range'
  if (issue.code === 'invalid_format' || issue.code === 'invalid_key') return 'malformed'
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code
  return 'inconsistent'
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? `a ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_union' && 'options' in issue) {
    return `one of ${issue.options?.map(String).join(', ')}`
  }
  if (issue.code === 'invalid_key') return 'a language tag such as en or fa-AF'
  const unit = 'origin' in issue && issue.origin === 'string' ? ' characters' : ''
  if (issue.code === 'too_small') return `at least ${issue.minimum}${unit}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}${unit}`
  return issue.message
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[step]
        : undefined,
    input,
  )
}
