import type { Figure } from '@recount/core/figures'
import type { PublicRecordSet } from '@recount/core/protection'

/** All public records of a ledger revision, with the hash that the server gave them. */
export interface Snapshot {
  readonly revision: number
  readonly hash: string
  readonly records: PublicRecordSet
}

/** What came of asking the server: the thing, or that it has none, or that no answer came. */
export type Answer<Value> =
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'missing' }
  | { readonly status: 'failed' }

/** All that the viewer asks of a server. */
export interface RecountApi {
  readonly latestSnapshot: () => Promise<Answer<Snapshot>>
  readonly figure: (id: string) => Promise<Answer<Figure>>
  readonly makeFigure: (statistic: string, query: string) => Promise<Answer<Figure>>
}

/**
 * The API over HTTP. This is the only file of the viewer that fetches.
 *
 * What comes from the server went through its protection policy and its schemas, so it is taken at its
 * word; a body that is not of the expected kind is a failure, never a half-filled page.
 */
export function connectTo(
  base: string,
  fetchFrom: typeof fetch = (address, request) => fetch(address, request),
): RecountApi {
  return {
    latestSnapshot: () => ask('snapshots/latest', isSnapshot),
    figure: async (id) => unwrapped(await ask(`figures/${encodeURIComponent(id)}`, isObject)),
    makeFigure: async (statistic, query) =>
      unwrapped(
        await ask('figures', isObject, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ statistic, query }),
        }),
      ),
  }

  async function ask<Value>(
    path: string,
    isExpected: (body: unknown) => body is Value,
    request: RequestInit = {},
  ): Promise<Answer<Value>> {
    try {
      const response = await fetchFrom(`${base}/${path}`, {
        ...request,
        headers: { accept: 'application/json', ...request.headers },
      })
      if (response.status === 404 || response.status === 410) return { status: 'missing' }
      if (!response.ok) return { status: 'failed' }
      const body: unknown = await response.json()
      return isExpected(body) ? { status: 'ready', value: body } : { status: 'failed' }
    } catch {
      return { status: 'failed' }
    }
  }
}

function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null
}

function isSnapshot(body: unknown): body is Snapshot {
  if (!isObject(body) || !isObject(body.records)) return false
  return typeof body.revision === 'number' && Array.isArray(body.records.incidents)
}

/** A figure comes bare or with its verification beside it. */
function unwrapped(answer: Answer<Readonly<Record<string, unknown>>>): Answer<Figure> {
  if (answer.status !== 'ready') return answer
  const found = isFigure(answer.value) ? answer.value : answer.value.figure
  return isFigure(found) ? { status: 'ready', value: found } : { status: 'failed' }
}

function isFigure(body: unknown): body is Figure {
  return isObject(body) && typeof body.id === 'string' && typeof body.query === 'string'
}
