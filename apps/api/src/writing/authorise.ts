import { type ApiKey, allows, type Ledger, type Scope } from '@recount/ledger'
import type { Context } from 'hono'
import { type Problem, respondProblem } from '../problems/index.ts'

/** Whoever made a request, or why it goes no further. */
export type Authorised =
  | { readonly key: ApiKey; readonly refusal: null }
  | { readonly key: null; readonly refusal: Response }

/**
 * Looks at the key of a request, which has to allow one of the scopes. What is wrong with a key that is
 * not valid is told to nobody.
 *
 * Source: RFC 6750, 3.
 */
export async function authorise(
  context: Context,
  ledger: Ledger,
  scopes: readonly Scope[],
): Promise<Authorised> {
  const token = readBearerToken(context.req.header('Authorization'))
  if (token === null) return refuse(context, notAuthenticated)
  const checked = await ledger.keys.check(token)
  if (checked.outcome !== 'valid') return refuse(context, notValid)
  if (!scopes.some((scope) => allows(checked.key, scope))) {
    return refuse(context, scopeMissing(scopes))
  }
  return { key: checked.key, refusal: null }
}

/** A key that is valid, but does not allow what was asked for. */
export function scopeMissing(scopes: readonly Scope[]): Problem {
  return {
    kind: 'scope-missing',
    detail: `This takes a key with the scope ${scopes.join(' or ')}.`,
    headers: {
      'WWW-Authenticate': `${challenge}, error="insufficient_scope", scope="${scopes.join(' ')}"`,
    },
  }
}

const challenge = 'Bearer realm="recount"'

const notAuthenticated: Problem = {
  kind: 'not-authenticated',
  detail: 'This takes a key: send it as `Authorization: Bearer`.',
  headers: { 'WWW-Authenticate': challenge },
}

const notValid: Problem = {
  kind: 'not-authenticated',
  detail: 'The key is not valid.',
  headers: { 'WWW-Authenticate': `${challenge}, error="invalid_token"` },
}

/** The token of an `Authorization` header, `null` where there is none of the kind that the API takes. */
function readBearerToken(header: string | undefined): string | null {
  return /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header ?? '')?.[1] ?? null
}

function refuse(context: Context, problem: Problem): Authorised {
  return { key: null, refusal: respondProblem(context, problem) }
}
