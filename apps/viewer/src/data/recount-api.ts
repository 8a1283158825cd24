import type { Figure } from '@recount/core/figures'
import type { StatisticAnswer } from '@recount/core/statistics'
import { keptAt } from '../offline/kept-at.ts'
import { type Answer, cut, mapAnswer, ready, silent } from './answer.ts'
import {
  type ApiDescription,
  firstRevision,
  type IncidentPage,
  isDescription,
  isIncident,
  isLanding,
  isObject,
  isPage,
  isTableAddress,
  isTotal,
  type KeptFigure,
  type KnownIncident,
  keptFigure,
  type Landing,
  type ListedIncident,
  type Page,
  type Registries,
  type RevisionItem,
  type RevisionTime,
  type TableAddress,
} from './expected-answers.ts'

/** The bytes of an encoded table, and the revision that it is of. */
export interface EncodedTable {
  readonly revision: number
  readonly bytes: Uint8Array
}

/**
 * All that the viewer asks of a server. `asOf` is a revision or a time in ISO 8601, `null` the newest;
 * `search` is a question as in an address.
 */
export interface RecountApi {
  /** Where the newest encoded table by a rule is, or the newest that was made up to then. */
  readonly tableAddress: (rule: string, asOf: string | null) => Promise<Answer<TableAddress>>
  /** The bytes of an encoded table. */
  readonly tableBytes: (table: TableAddress) => Promise<Answer<Uint8Array>>
  /** The encoded table of any revision by any rule, which the server makes when it is asked for. */
  readonly encodedTable: (rule: string, asOf: string | null) => Promise<Answer<EncodedTable>>
  readonly total: (search: string) => Promise<Answer<StatisticAnswer<'total'>>>
  readonly incidents: (search: string) => Promise<Answer<IncidentPage>>
  readonly incident: (id: string, asOf: string | null) => Promise<Answer<KnownIncident>>
  readonly registry: <Kind extends keyof Registries>(
    kind: Kind,
    search: string,
  ) => Promise<Answer<Page<Registries[Kind]>>>
  readonly entry: <Kind extends keyof Registries>(
    kind: Kind,
    id: string,
    asOf: string | null,
  ) => Promise<Answer<Registries[Kind]>>
  readonly figure: (id: string) => Promise<Answer<KeptFigure>>
  readonly makeFigure: (statistic: string, query: string) => Promise<Answer<Figure>>
  readonly revisions: (search: string) => Promise<Answer<Page<RevisionItem>>>
  /** When a revision was recorded, or what was the newest at a time. */
  readonly revisionTime: (asOf: number | string) => Promise<Answer<RevisionTime>>
  readonly landing: () => Promise<Answer<Landing>>
  readonly description: () => Promise<Answer<ApiDescription>>
}

/**
 * The API over HTTP. This is the only file of the viewer that fetches.
 *
 * What comes from the server went through its protection policy and its schemas, so it is taken at its
 * word; a body that is not of the expected kind is a failure, never a half-filled page. `tellKept` is told of
 * each answer when it was kept on the device, `null` for one that came from the network.
 */
export function connectTo(
  base: string,
  fetchFrom: typeof fetch = (address, request) => fetch(address, request),
  tellKept: (at: Date | null) => void = () => undefined,
): RecountApi {
  return {
    tableAddress: (rule, asOf) =>
      ask(`snapshots/latest${searchOf({ rule, asOf })}`, isTableAddress),
    tableBytes: async ({ href, bytes }) => {
      const answer = await send(href, { accept: '*/*' }, (response) => response.arrayBuffer())
      const whole = mapAnswer(answer, (buffer) => new Uint8Array(buffer))
      return whole.status === 'ready' && whole.value.length !== bytes ? cut : whole
    },
    encodedTable: async (rule, asOf) => {
      const path = `snapshots/encoded${searchOf({ rule, asOf })}`
      const answer = await send(path, { accept: '*/*' }, async (response) => ({
        revision: Number(response.headers.get('Recount-Revision') ?? Number.NaN),
        bytes: new Uint8Array(await response.arrayBuffer()),
      }))
      const isTold = answer.status !== 'ready' || Number.isInteger(answer.value.revision)
      return isTold ? answer : silent
    },
    total: (search) => ask(withSearch('statistics/total', search), isTotal),
    incidents: (search) => ask(withSearch('incidents', search), isPage<ListedIncident>),
    incident: (id, asOf) =>
      ask(`incidents/${encodeURIComponent(id)}${searchOf({ asOf })}`, isIncident),
    registry: <Kind extends keyof Registries>(kind: Kind, search: string) =>
      ask(withSearch(pathOf[kind], search), isPage<Registries[Kind]>),
    entry: <Kind extends keyof Registries>(kind: Kind, id: string, asOf: string | null) =>
      ask(
        `${pathOf[kind]}/${encodeURIComponent(id)}${searchOf({ asOf })}`,
        (body): body is Registries[Kind] => isObject(body) && typeof body.id === 'string',
      ),
    figure: async (id) => keptFigure(await ask(`figures/${encodeURIComponent(id)}`, isObject)),
    makeFigure: async (statistic, query) =>
      mapAnswer(
        keptFigure(
          await ask('figures', isObject, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ statistic, query }),
          }),
        ),
        ({ figure }) => figure,
      ),
    revisions: (search) => ask(withSearch('revisions', search), isPage<RevisionItem>),
    revisionTime: async (asOf) =>
      firstRevision(await ask(`revisions${searchOf({ asOf: String(asOf) })}&limit=1`, isObject)),
    landing: () => ask('', isLanding),
    description: () => ask('/openapi.json', isDescription),
  }

  async function ask<Value>(
    path: string,
    isExpected: (body: unknown) => body is Value,
    request: RequestInit = {},
  ): Promise<Answer<Value>> {
    const headers = { accept: 'application/json', ...request.headers }
    const answer = await send(path, headers, (response) => response.json(), request)
    if (answer.status !== 'ready') return answer
    const body: unknown = answer.value
    return isExpected(body) ? ready(body) : silent
  }

  async function send<Body>(
    path: string,
    headers: HeadersInit,
    read: (response: Response) => Promise<Body>,
    request: RequestInit = {},
  ): Promise<Answer<Body>> {
    const address = path.startsWith('/')
      ? path
      : [base, path].filter((part) => part !== '').join('/')
    try {
      const response = await fetchFrom(address, { ...request, headers })
      tellKept(keptAt(response))
      if (response.ok) return ready(await read(response))
      // What is not read to its end keeps its connection.
      await response.body?.cancel()
      if (response.status === 404) return { status: 'missing' }
      return response.status === 410 ? { status: 'gone' } : silent
    } catch {
      return silent
    }
  }
}

const pathOf: Readonly<Record<keyof Registries, string>> = {
  actors: 'actors',
  sources: 'sources',
  documents: 'documents',
  places: 'places',
  reportedTotals: 'reported-totals',
}

function searchOf(values: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length === 0 ? '' : `?${given.join('&')}`
}

function withSearch(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`
}
