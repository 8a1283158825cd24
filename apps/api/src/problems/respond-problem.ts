import type { Context } from 'hono'
import { type Problem, problemKinds } from './problem.ts'

/** The answer for a problem, as `application/problem+json`. Never cached. Source: RFC 9457. */
export function respondProblem(context: Context, problem: Problem): Response {
  const { status, title } = problemKinds[problem.kind]
  const { pathname, search } = new URL(context.req.url)
  const body = {
    type: `/docs#${problem.kind}`,
    title,
    status,
    detail: problem.detail,
    instance: `${pathname}${search}`,
    errors: problem.errors ?? [],
  }
  return context.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...problem.headers,
  })
}
