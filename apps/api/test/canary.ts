import { casebook } from '@recount/casebook'
import { emptyRecordSet, type Incident, type RecordSet } from '@recount/core/records'
import type { Ledger } from '@recount/ledger'
import { parquetReadObjects } from 'hyparquet'

/** What every planted text begins with; behind it stands the number of the place where it was planted. */
export const canary = 'canary7f3a'

/** Numbers that stand for a hidden position, as text. */
const positions = ['34.123457', '69.765432']

/** Ids that are told in addresses, and of which nothing may be found there. */
export const hiddenIds: string[] = []

const firstOf = <Item>([first]: readonly Item[]): Item => {
  if (first === undefined) throw new Error('the casebook lacks a record')
  return first
}
const kaj = firstOf(casebook.incidents.filter(({ id }) => id === 'afg-2022-kaj'))
const source = firstOf(casebook.sources)
const document = firstOf(casebook.documents)
const place = firstOf(casebook.places)
const actor = firstOf(casebook.actors)
const total = firstOf(casebook.reportedTotals)

/** A ledger with something hidden in every way that there is. */
export async function plantCanaries(ledger: Ledger): Promise<void> {
  const note = { author: 'editor-1', reason: 'r' }
  await ledger.seed(casebook, note)
  let planted = 0
  const text = () => `${canary}-${++planted}`
  const words = () => ({ en: text(), fa: text() })
  const hidden = (id: string) => {
    hiddenIds.push(id)
    return id
  }
  const write = async (...operations: Parameters<Ledger['write']>[0]) => {
    const secretly = { author: text(), reason: text() }
    const outcome = await ledger.write(operations, secretly)
    if (outcome.outcome !== 'written') throw new Error(JSON.stringify(outcome))
  }

  /** An incident with a text of its own wherever it can have one, and all that only it refers to. */
  const plantSecret = async (changes: Partial<Incident>): Promise<string> => {
    const ids = {
      incident: hidden(`incident-${text()}`),
      source: hidden(`source-${text()}`),
      document: hidden(`document-${text()}`),
      place: hidden(`place-${text()}`),
      actor: hidden(`actor-${text()}`),
    }
    const incident: Incident = {
      ...kaj,
      id: ids.incident,
      title: words(),
      when: { ...kaj.when, wording: text() },
      where: { ...kaj.where, locality: words(), place: ids.place, position: hiddenPosition },
      what: { ...kaj.what, targets: kaj.what.targets.map((each) => ({ ...each, name: words() })) },
      claims: kaj.claims.map((claim) => ({
        ...claim,
        speaker: ids.source,
        document: ids.document,
        ...(claim.kind === 'statement' ? { summary: words() } : { actor: ids.actor }),
      })) as Incident['claims'],
      assessment: { grade: 'fair', assessor: text(), reason: text() },
      links: [],
      damage: [{ what: words(), claim: null }],
      ...changes,
    }
    await write(
      {
        operation: 'create',
        kind: 'actor',
        record: { ...actor, id: ids.actor, name: words(), aliases: [text()], partOf: null },
      },
      {
        operation: 'create',
        kind: 'source',
        record: { ...source, id: ids.source, name: words(), actor: ids.actor, derivedFrom: [] },
      },
      {
        operation: 'create',
        kind: 'document',
        record: {
          ...document,
          id: ids.document,
          source: ids.source,
          title: words(),
          url: `https://example.org/${text()}`,
        },
      },
      { operation: 'create', kind: 'place', record: { ...place, id: ids.place, name: words() } },
      { operation: 'create', kind: 'incident', record: incident },
    )
    return ids.incident
  }

  await plantSecret({ status: 'draft' })
  await plantSecret({ status: 'proposed' })
  await plantSecret({ embargoedUntil: '2099-01-01' })
  const on = (id: string, expectedVersion: number) =>
    ({ kind: 'incident', id, expectedVersion }) as const
  const withdrawn = await plantSecret({ status: 'draft' })
  await write({ operation: 'withdraw', ...on(withdrawn, 1) })
  const merged = await plantSecret({ status: 'proposed' })
  await write({ operation: 'merge', into: kaj.id, ...on(merged, 1) })
  const embargoedAndGone = await plantSecret({ embargoedUntil: '2099-01-01' })
  await write({ operation: 'withdraw', ...on(embargoedAndGone, 1) })
  const tookBack = await plantSecret({})
  const [stored] = await ledger.recordsOf('incident', [tookBack])
  if (stored === undefined) throw new Error('not stored')
  const asDraft: Incident = { ...stored.record, status: 'draft' }
  await write({ operation: 'revise', kind: 'incident', record: asDraft, expectedVersion: 1 })
  await write({ operation: 'withdraw', ...on(tookBack, 2) })

  // Incidents that everybody sees, but for the fields that their labels or the policy hide. Only what
  // is hidden holds canaries, and does so in the version before it was labelled too.
  const label = async (
    sensitivity: Incident['sensitivity'][number],
    changes: Partial<Incident>,
  ) => {
    const incident: Incident = {
      ...kaj,
      id: `labelled-${sensitivity}`,
      assessment: { grade: 'fair', assessor: text(), reason: 'seen' },
      links: [],
      ...changes,
    }
    const labelled: Incident = { ...incident, sensitivity: [sensitivity] }
    await ledger.append([{ kind: 'incident', record: incident, replaces: null }], note)
    await ledger.append([{ kind: 'incident', record: labelled, replaces: 1 }], note)
  }
  const withSummaries = (claims: Incident['claims']) =>
    claims.map((claim) =>
      claim.kind === 'statement' ? { ...claim, summary: words() } : claim,
    ) as Incident['claims']
  const said = firstOf(
    casebook.incidents
      .flatMap(({ claims }) => claims)
      .filter((claim) => claim.kind === 'statement'),
  )
  const spoken = [...kaj.claims, { ...said, id: 'said' }] as Incident['claims']

  const hiddenPlace = { ...place, id: hidden(`place-${text()}`), name: words() }
  await ledger.append([{ kind: 'place', record: hiddenPlace, replaces: null }], note)
  await label('location-endangers', {
    where: {
      ...kaj.where,
      district: text(),
      locality: words(),
      place: hiddenPlace.id,
      position: hiddenPosition,
    },
  })

  const speaker = { ...source, id: hidden(`source-${text()}`), name: words(), derivedFrom: [] }
  const told = { ...document, id: hidden(`document-${text()}`), source: speaker.id, title: words() }
  await ledger.append(
    [
      { kind: 'source', record: speaker, replaces: null },
      { kind: 'document', record: told, replaces: null },
    ],
    note,
  )
  await label('source-endangers', {
    claims: withSummaries(spoken).map((claim) => ({
      ...claim,
      speaker: speaker.id,
      document: told.id,
      locator: { paragraph: null, selector: { type: 'TextQuoteSelector', exact: text() } },
    })) as Incident['claims'],
  })
  await label('personal-information', {
    claims: withSummaries(spoken),
    what: {
      ...kaj.what,
      targets: [{ type: 'private-citizens', name: words(), outcome: 'carried-out' }],
    },
  })

  // Drafts of the other kinds.
  const draft = { operation: 'create', status: 'draft' } as const
  const draftSource = { ...source, id: hidden(`s-${text()}`), name: words(), derivedFrom: [] }
  const draftDocument = { ...document, id: hidden(`d-${text()}`), source: draftSource.id }
  await write(
    { ...draft, kind: 'actor', record: { ...actor, id: hidden(`a-${text()}`), name: words() } },
    { ...draft, kind: 'place', record: { ...place, id: hidden(`p-${text()}`), name: words() } },
    { ...draft, kind: 'source', record: draftSource },
    { ...draft, kind: 'document', record: { ...draftDocument, title: words() } },
    {
      ...draft,
      kind: 'reported-total',
      record: { ...total, id: hidden(`t-${text()}`), title: words() },
    },
  )

  // What waits for a decision, who may write, and what is being imported.
  const record = { ...actor, id: hidden(`b-${text()}`), name: words() }
  const proposed = await ledger.propose([{ operation: 'create', kind: 'actor', record }], {
    author: text(),
    reason: text(),
  })
  hiddenIds.push(proposed.value?.id ?? '')
  await ledger.keys.create({ holder: text(), scopes: ['admin'], expiresAt: null })
  const secretly = { fileName: text(), author: text(), reason: text() }
  const job = await ledger.imports.begin({ dataset: text(), ...secretly })
  hidden(job.id)
  await ledger.imports.stage(job, 0, batchOf({ ...record, id: hidden(`c-${text()}`) }, text()))
  const openly = { dataset: 'open', author: 'importer', reason: 'r' }
  await ledger.imports.run(
    { ...openly, fileName: text() },
    (async function* () {
      yield batchOf({ ...actor, id: 'imported-actor', partOf: null }, text())
    })(),
    () => ({ fileName: text(), issues: [{ message: text() }] }),
  )
}

const hiddenPosition = { latitude: Number(positions[0]), longitude: Number(positions[1]) }

function batchOf(record: RecordSet['actors'][number], original: string) {
  const issue = { code: 'c', path: original, expected: original, received: original }
  return {
    records: { ...emptyRecordSet, actors: [record] },
    originals: [{ line: 1, text: original, records: [] }],
    issues: [{ ...issue, message: original }],
  }
}

/** One answer, as all of its bytes read as text: status, headers and body, Parquet unpacked. */
export async function textOfAnswer(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  if (!/parquet/.test(response.headers.get('Content-Type') ?? '')) {
    return `${response.status}\n${headers}\n${await response.text()}`
  }
  const file = await response.arrayBuffer()
  const rows = file.byteLength === 0 ? [] : await parquetReadObjects({ file })
  const written = JSON.stringify(rows, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return `${response.status}\n${headers}\n${written}`
}

/** What of a text tells what is hidden; empty where nothing does. */
export function findCanaries(text: string): readonly string[] {
  const found = text.match(new RegExp(`${canary}-\\d+`, 'g')) ?? []
  return [...found, ...positions.filter((position) => text.includes(position))]
}

interface DescribedParameter {
  readonly name: string
  readonly in: string
  readonly example?: string
}
type Operations = Readonly<
  Record<
    string,
    { readonly parameters?: readonly DescribedParameter[]; readonly security?: unknown }
  >
>

/** A request that somebody without a key makes, and the ids that it repeats. */
export interface PublicRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The values that are tried for the parameters of paths. A parameter that is not here is an error. */
export interface PathValues {
  readonly [name: string]: readonly string[]
}

/**
 * Every request that the description of the API allows: each route with each id, each parameter with its
 * example and with what somebody who searches would try, each method without a key.
 */
export function* everyRequest(
  paths: Readonly<Record<string, Operations>>,
  values: PathValues,
  isThorough: boolean,
): Generator<PublicRequest> {
  for (const [route, operations] of Object.entries(paths)) {
    for (const [method, { parameters = [], security }] of Object.entries(operations)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      const inQuery = parameters.filter((parameter) => parameter.in === 'query')
      for (const path of fillPath(route, inPath, values)) {
        if (method !== 'get') {
          const json = { 'Content-Type': 'application/json', 'If-Match': '"1"' }
          yield { method: method.toUpperCase(), path, headers: json, body: '{}' }
          continue
        }
        yield { method: 'GET', path }
        if (security !== undefined) continue
        const isHidden = hiddenIds.some((id) => path.includes(id))
        if (isHidden && !isThorough) continue
        for (const { name, example = '' } of inQuery) {
          for (const value of valuesOf(name, example)) {
            yield { method: 'GET', path: `${path}?${name}=${encodeURIComponent(value)}` }
          }
        }
        yield { method: 'GET', path: `${path}?nonsense=1` }
      }
    }
  }
  for (const type of ['text/csv', 'application/geo+json', 'application/x-ndjson', 'text/html']) {
    yield { method: 'GET', path: '/v1/incidents', headers: { Accept: type } }
  }
  for (const statistic of ['total', 'groups', 'agreement']) {
    for (const query of ['', `q=${canary}`, `actor=${hiddenIds[4] ?? ''}`]) {
      yield {
        method: 'POST',
        path: '/v1/figures',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ statistic, query }),
      }
    }
  }
}

function* fillPath(
  route: string,
  [first, ...rest]: readonly DescribedParameter[],
  values: PathValues,
): Generator<string> {
  if (first === undefined) {
    yield route
    return
  }
  const tried = values[first.name]
  if (tried === undefined) throw new Error(`${route}: say in the test what {${first.name}} can be`)
  for (const value of tried) {
    yield* fillPath(route.replace(`{${first.name}}`, encodeURIComponent(value)), rest, values)
  }
}

function valuesOf(name: string, example: string): readonly string[] {
  const others: Readonly<Record<string, readonly string[]>> = {
    limit: ['1000'],
    asOf: ['60', '85', '95', '2026-11-22', '2099-01-01', canary],
    q: [canary, 'withheld'],
    f: ['json', 'csv', 'geojson', 'jsonl', 'parquet'],
    by: ['source', 'actor', 'district', 'place', 'province,grade'],
    sort: ['newest', 'oldest', 'killed', 'id'],
    cursor: ['abc'],
  }
  return [example, ...(others[name] ?? [canary])]
}
