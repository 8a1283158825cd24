import type { IsoDate } from '@recount/core/primitives'
import {
  isWithheldId,
  type PublicRecordSet,
  projectAsOf,
  projectPublic,
  publicByDefault,
  redactedId,
  releaseOf,
} from '@recount/core/protection'
import type { Incident, RecordKind, RecordSet } from '@recount/core/records'
import type { Redirects } from '../reads/follow-redirects.ts'
import type { StoredRecord } from '../reads/ledger-state.ts'
import { recordSetOfState } from '../reads/record-set-of-state.ts'
import { type IncidentOutline, incidentOfOutline, namesIn, recordOfOutline } from './outline.ts'
import type { Register } from './register.ts'
import { type RegistryKind, registryKinds } from './registry-kind.ts'

/**
 * Which records the public may see as known at a revision, by the labels of the newest one, on a day.
 *
 * - `ids` are the public ones of each kind, by id, and behind them those of stand-ins; `stored` those
 *   that belong to the state, the withheld ones included, which never leave the server.
 * - `standIns` are the records that stand for what was kept back.
 * - `redirects` lead from what was merged.
 * - `lastEmbargoEnded` is the last embargo of any incident that has ended, empty where none has: the only
 *   way in which a day changes what is shown.
 * - `isSecret` says whether not even the id of an incident is public.
 */
export interface PublicRegister {
  readonly revision: number
  readonly newest: number
  readonly day: IsoDate
  readonly policy: string
  readonly ids: Readonly<Record<RegistryKind, readonly string[]>>
  readonly stored: ReadonlySet<string>
  readonly standIns: Pick<RecordSet, 'sources' | 'documents'>
  readonly redirects: Redirects
  readonly withheld: PublicRecordSet['withheld']
  readonly tombstones: PublicRecordSet['tombstones']
  readonly lastEmbargoEnded: IsoDate | ''
  has(kind: RegistryKind, id: string): boolean
  isSecret(incident: string): boolean
}

/**
 * Tells who may be seen by projecting outlines: what is decided is decided by the same policy, and in the
 * same code, as for whole records.
 *
 * `moved` are the versions at the earlier revision of incidents that were plain then and are guarded at
 * the newest revision: its labels hold for them.
 */
export function makePublicRegister(
  then: Register,
  newest: Register,
  moved: readonly IncidentOutline[],
  day: IsoDate,
): PublicRegister {
  const policy = publicByDefault(day)
  const isNewest = then.revision === newest.revision
  const places = new Set([...placesOf(then), ...placesOf(newest)])
  const stored = recordSetOf(then, moved, places)
  const shown = isNewest
    ? projectPublic(stored, policy)
    : projectAsOf(stored, recordSetOf(newest, [], places), policy)
  const ids = idsOf(shown)
  const known = new Set(registryKinds.flatMap((kind) => ids[kind].map((id) => `${kind}/${id}`)))
  const storedIds = idsOf(stored)
  return {
    revision: then.revision,
    newest: newest.revision,
    day,
    policy: shown.policy,
    ids,
    stored: new Set(registryKinds.flatMap((kind) => storedIds[kind].map((id) => `${kind}/${id}`))),
    standIns: {
      sources: shown.sources.filter(isStandIn),
      documents: shown.documents.filter(isStandIn),
    },
    redirects: redirectsOf(then),
    withheld: shown.withheld,
    tombstones: shown.tombstones,
    lastEmbargoEnded: lastEmbargoOf([then, newest], day),
    has: (kind, id) => known.has(`${kind}/${id}`),
    isSecret(id) {
      const guarded = newest.guarded.get(id)
      if (guarded === undefined) return false
      const release = releaseOf(guarded, day)
      return release === 'draft' || release === 'embargoed'
    },
  }
}

/** Whether a newest incident protects its earlier versions too. */
export function protectsEarlier({ status, embargoedUntil, sensitivity }: IncidentOutline): boolean {
  const isHidden = status === 'draft' || status === 'proposed'
  return isHidden || embargoedUntil !== null || sensitivity.length > 0
}

function lastEmbargoOf(registers: readonly Register[], day: IsoDate): IsoDate | '' {
  let last = ''
  for (const { guarded } of registers) {
    for (const { embargoedUntil: until } of guarded.values()) {
      if (until !== null && until <= day && until > last) last = until
    }
  }
  return last
}

function isStandIn({ id }: { readonly id: string }): boolean {
  return id === redactedId || isWithheldId(id)
}

function idsOf(records: RecordSet): Readonly<Record<RegistryKind, readonly string[]>> {
  const listed = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
  return {
    source: listed(records.sources),
    document: listed(records.documents),
    actor: listed(records.actors),
    place: listed(records.places),
    'reported-total': listed(records.reportedTotals),
  }
}

/** Places that may be withheld: those of guarded incidents, and those that are there only where named. */
function placesOf({ records, guarded }: Register): readonly string[] {
  return [
    ...[...guarded.values()].flatMap(({ place }) => (place === null ? [] : [place])),
    ...records.place.filter(({ status }) => status !== 'published').map(({ id }) => id),
  ]
}

/** Outlines as a record set. What plain incidents name stands in incidents made for it. */
function recordSetOf(
  register: Register,
  moved: readonly IncidentOutline[],
  places: ReadonlySet<string>,
): RecordSet {
  const outlines = <Kind extends RegistryKind>(kind: Kind): readonly StoredRecord[] =>
    register.records[kind].map(({ id, status, redirect, names }) => ({
      id,
      record: recordOfOutline(kind, id, names),
      status,
      redirect,
      redacted: [],
    }))
  const guarded = [...register.guarded.values(), ...moved].sort((a, b) => (a.id < b.id ? -1 : 1))
  const witnesses = [...witnessesOf(register, moved, places)]
  const incidents: readonly Incident[] = [...witnesses, ...guarded.map(incidentOfOutline)]
  return recordSetOfState({
    stored: {
      source: outlines('source'),
      document: outlines('document'),
      actor: outlines('actor'),
      place: outlines('place'),
      'reported-total': outlines('reported-total'),
      incident: incidents.map((record) => ({
        id: record.id,
        record,
        status: record.status,
        redirect: null,
        redacted: [],
      })),
    },
  })
}

/** No id has this character. */
const nobody = '\u0000'

/** Published incidents that name all that plain ones name. */
function* witnessesOf(
  { named }: Register,
  moved: readonly IncidentOutline[],
  places: ReadonlySet<string>,
): Generator<Incident> {
  const rest = new Map(named)
  for (const outline of moved) {
    for (const name of namesIn(outline)) rest.set(name, (rest.get(name) ?? 0) - 1)
  }
  const idsOfKind = (kind: RecordKind) =>
    [...rest].flatMap(([name, number]) =>
      number > 0 && name.startsWith(`${kind}/`) ? [name.slice(kind.length + 1)] : [],
    )
  const sources = idsOfKind('source')
  const documents = idsOfKind('document')
  const actors = idsOfKind('actor')
  const most = Math.max(sources.length, documents.length, actors.length)
  const said = Array.from(
    { length: most },
    (_, index) =>
      [sources[index] ?? nobody, documents[index] ?? nobody, actors[index] ?? null] as const,
  )
  const plain = {
    status: 'published',
    mergedInto: null,
    embargoedUntil: null,
    sensitivity: [],
    dataset: null,
    place: null,
  } as const
  yield incidentOfOutline({ ...plain, id: nobody, said })
  for (const place of idsOfKind('place')) {
    if (places.has(place))
      yield incidentOfOutline({ ...plain, id: `${nobody}${place}`, place, said: [] })
  }
}

function redirectsOf({ records }: Register): Redirects {
  const redirects: Partial<Record<RecordKind, Map<string, string>>> = {}
  for (const kind of registryKinds) {
    const merged = new Map<string, string>()
    for (const { id, redirect } of records[kind]) {
      if (redirect !== null && id !== redactedId) merged.set(id, redirect)
    }
    if (merged.size > 0) redirects[kind] = merged
  }
  return redirects
}
