import type { Figure, Verification } from '@recount/core/figures'
import type { PublicRecordSet } from '@recount/core/protection'

/** All public records of a ledger revision, with the hash that the server gave them. */
export interface Snapshot {
  readonly revision: number
  readonly hash: string
  readonly records: PublicRecordSet
}

/** A figure as the server keeps it, with what came of its own counting again; `null` where it sent none. */
export interface KeptFigure {
  readonly figure: Figure
  readonly verification: Verification | null
}

/** When a revision of the ledger was recorded, in ISO 8601. */
export interface RevisionTime {
  readonly revision: number
  readonly recordedAt: string
}

/** The part of an OpenAPI description that the viewer lists. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What came of asking the server: the thing, or that it has none, or that no answer came. */
export type Answer<Value> =
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'missing' }
  | { readonly status: 'failed' }

/** All that the viewer asks of a server. */
export interface RecountApi {
  readonly latestSnapshot: () => Promise<Answer<Snapshot>>
  /** The records as known at a revision, or at a time in ISO 8601. */
  readonly snapshotAt: (asOf: number | string) => Promise<Answer<Snapshot>>
  readonly figure: (id: string) => Promise<Answer<KeptFigure>>
  readonly makeFigure: (statistic: string, query: string) => Promise<Answer<Figure>>
  readonly revisionTime: (revision: number) => Promise<Answer<RevisionTime>>
  readonly description: () => Promise<Answer<ApiDescription>>
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
    latestSnapshot: () => ask('snapshots/records', isSnapshot),
    snapshotAt: (asOf) => ask(`snapshots/records?asOf=${encodeURIComponent(asOf)}`, isSnapshot),
    figure: async (id) => keptFigure(await ask(`figures/${encodeURIComponent(id)}`, isObject)),
    makeFigure: async (statistic, query) =>
      mapped(
        keptFigure(
          await ask('figures', isObject, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ statistic, query }),
          }),
        ),
        ({ figure }) => figure,
      ),
    revisionTime: async (revision) =>
      firstRevision(await ask(`revisions?asOf=${revision}&limit=1`, isObject)),
    description: () => ask('/openapi.json', isDescription),
  }

  async function ask<Value>(
    path: string,
    isExpected: (body: unknown) => body is Value,
    request: RequestInit = {},
  ): Promise<Answer<Value>> {
    try {
      const response = await fetchFrom(path.startsWith('/') ? path : `${base}/${path}`, {
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

function isDescription(body: unknown): body is ApiDescription {
  return isObject(body) && isObject(body.paths)
}

function mapped<From, To>(answer: Answer<From>, map: (value: From) => To): Answer<To> {
  return answer.status === 'ready' ? { status: 'ready', value: map(answer.value) } : answer
}

/** A figure comes bare or with its verification beside it. */
function keptFigure(answer: Answer<Readonly<Record<string, unknown>>>): Answer<KeptFigure> {
  if (answer.status !== 'ready') return answer
  const { value } = answer
  const figure = isFigure(value) ? value : value.figure
  if (!isFigure(figure)) return { status: 'failed' }
  const verification = isVerification(value.verification) ? value.verification : null
  return { status: 'ready', value: { figure, verification } }
}

function firstRevision(answer: Answer<Readonly<Record<string, unknown>>>): Answer<RevisionTime> {
  if (answer.status !== 'ready') return answer
  const items: unknown = answer.value.items
  const first: unknown = Array.isArray(items) ? items[0] : null
  return isRevisionTime(first) ? { status: 'ready', value: first } : { status: 'failed' }
}

function isFigure(body: unknown): body is Figure {
  return isObject(body) && typeof body.id === 'string' && typeof body.query === 'string'
}

function isVerification(body: unknown): body is Verification {
  return isObject(body) && typeof body.status === 'string' && Array.isArray(body.differences)
}

function isRevisionTime(body: unknown): body is RevisionTime {
  return isObject(body) && typeof body.revision === 'number' && typeof body.recordedAt === 'string'
}
