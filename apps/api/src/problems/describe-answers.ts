import type { RouteConfig } from '@hono/zod-openapi'
import type { ZodType } from 'zod'
import { type ProblemKind, problemKinds, problemSchema } from './problem.ts'
import { status } from './status.ts'

/** The answers of a route, by status. */
export type Answers = RouteConfig['responses']

/**
 * The answers of a route for its OpenAPI operation: what it gives, not modified, and its problems.
 *
 * `describeAnswers(schema, 'An incident.', ['not-found'])`
 */
export function describeAnswers(
  schema: ZodType,
  description: string,
  problems: readonly ProblemKind[] = [],
  mediaType = 'application/json',
): Answers {
  return {
    [status.ok]: { description, content: { [mediaType]: { schema } } },
    [status.notModified]: { description: 'As it was when the `ETag` was given.' },
    ...describeProblems(['bad-parameter', ...problems]),
  }
}

/** The answers of a check, which has no representation to keep. */
export function describeCheck(schema: ZodType, problems: readonly ProblemKind[] = []): Answers {
  const content = { 'application/json': { schema } }
  return { [status.ok]: { description: 'It does.', content }, ...describeProblems(problems) }
}

/** The answers of a route that makes something: made, or there already. */
export function describeMaking(
  schema: ZodType,
  description: string,
  problems: readonly ProblemKind[],
): Answers {
  const content = { 'application/json': { schema } }
  return {
    [status.created]: { description, content },
    [status.ok]: { description: `${description} It was there already.`, content },
    ...describeProblems(['bad-parameter', ...problems]),
  }
}

/** The answers of a route that takes a key: what it gives (`null`: nothing), and its problems. */
export function describeKeyed(
  schema: ZodType | null,
  description: string,
  isMaking: boolean,
  problems: readonly ProblemKind[],
): Answers {
  const done = schema === null ? status.noContent : isMaking ? status.created : status.ok
  return {
    [done]: {
      description,
      ...(schema === null ? {} : { content: { 'application/json': { schema } } }),
    },
    ...describeProblems(['not-authenticated', 'scope-missing', ...problems, 'storage-full']),
  }
}

/** The answers for problems, those of one status as one. */
export function describeProblems(kinds: readonly ProblemKind[]): Answers {
  const byStatus = new Map<number, string[]>()
  for (const kind of [...kinds, 'internal-error', 'storage-unavailable'] as const) {
    const { status: code, title } = problemKinds[kind]
    byStatus.set(code, [...(byStatus.get(code) ?? []), title])
  }
  return Object.fromEntries(
    [...byStatus].map(([code, titles]) => [
      code,
      {
        description: `${titles.join('; ')}.`,
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}
