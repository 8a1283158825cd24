import type {
  Incident,
  RecordOfKind,
  RecordSet,
  Sensitivity,
  Source,
  Status,
} from '@recount/core/records'
import type { AnyRecord } from '../log/entry.ts'
import type { RegistryKind } from './registry-kind.ts'

/** What a record says of others, and nothing else of it. */
export interface References {
  readonly source: Pick<Source, 'kind' | 'actor' | 'derivedFrom'>
  readonly document: { readonly source: string }
  readonly actor: { readonly partOf: string | null }
  readonly place: Readonly<Record<string, never>>
  readonly 'reported-total': {
    readonly document: string
    readonly actor: string | null
    readonly cells: readonly (string | null)[]
  }
}

/** The outline of a registry's record: what became of it, and what others it names. */
export interface RecordOutline<Kind extends RegistryKind = RegistryKind> {
  readonly id: string
  readonly status: Status
  readonly redirect: string | null
  readonly names: References[Kind]
}

/** The outline of an incident: what protects it, and what others it names, each combination once. */
export interface IncidentOutline {
  readonly id: string
  readonly status: Status
  readonly mergedInto: string | null
  readonly embargoedUntil: string | null
  readonly sensitivity: readonly Sensitivity[]
  readonly dataset: string | null
  readonly place: string | null
  /** Speaker, document, and actor where one is named. */
  readonly said: readonly (readonly [string, string, string | null])[]
}

/** How the references of each kind are told from its records. */
const readers: {
  readonly [Kind in RegistryKind]: (record: RecordOfKind[Kind]) => References[Kind]
} = {
  source: ({ kind, actor, derivedFrom }) => ({ kind, actor, derivedFrom }),
  document: ({ source }) => ({ source }),
  actor: ({ partOf }) => ({ partOf }),
  place: () => ({}),
  'reported-total': ({ document, scope, cells }) => ({
    document,
    actor: scope.actor,
    cells: [...new Set(cells.map(({ actor }) => actor))],
  }),
}

/** What a record of a kind names. */
export function referencesOfRecord<Kind extends RegistryKind>(
  kind: Kind,
  record: AnyRecord,
): References[Kind] {
  // Records are stored under their own kind.
  return readers[kind](record as RecordOfKind[Kind])
}

/** The outline of an incident. */
export function outlineOf(incident: Incident): IncidentOutline {
  const { id, status, mergedInto, embargoedUntil, sensitivity, dataset, where, claims } = incident
  const said = new Map<string, readonly [string, string, string | null]>()
  for (const claim of claims) {
    const actor = claim.kind === 'statement' ? null : claim.actor
    said.set(JSON.stringify([claim.speaker, claim.document, actor]), [
      claim.speaker,
      claim.document,
      actor,
    ])
  }
  return {
    id,
    status,
    mergedInto,
    embargoedUntil,
    sensitivity,
    dataset,
    place: where.place,
    said: [...said.values()],
  }
}

/** Whether an incident is shown on every day with all that it refers to. */
export function isPlain({
  status,
  embargoedUntil,
  sensitivity,
}: Pick<Incident, 'status' | 'embargoedUntil' | 'sensitivity'>): boolean {
  return status === 'published' && embargoedUntil === null && sensitivity.length === 0
}

/** The sources, documents, actors and the place that an incident names, by `kind/id`, each once. */
export function namesIn({ dataset, place, said }: IncidentOutline): ReadonlySet<string> {
  const names = new Set<string>()
  if (dataset !== null) names.add(`source/${dataset}`)
  if (place !== null) names.add(`place/${place}`)
  for (const [speaker, document, actor] of said) {
    names.add(`source/${speaker}`)
    names.add(`document/${document}`)
    if (actor !== null) names.add(`actor/${actor}`)
  }
  return names
}

/** A record that names what an outline names, and of which nothing else is true. */
export function recordOfOutline<Kind extends RegistryKind>(
  kind: Kind,
  id: string,
  names: References[Kind],
): AnyRecord {
  const writers: {
    readonly [Of in RegistryKind]: (names: References[Of]) => RecordOfKind[Of]
  } = {
    source: (named) => ({ ...blank, name: noText, languages: [], url: null, ...named, id }),
    document: ({ source }) => ({ ...blankDocument, id, source }),
    actor: ({ partOf }) => ({ ...blankActor, id, partOf }),
    place: () => ({ ...blankPlace, id }),
    'reported-total': ({ document, actor, cells }) => ({
      ...blank,
      title: noText,
      id,
      document,
      paragraph: null,
      scope: { from: null, to: null, country: null, actor, wording: '' },
      cells: cells.map((of) => ({ harm: 'killed', group: 'all', actor: of, quantity: unknown })),
    }),
  }
  return writers[kind](names)
}

/** An incident that names what an outline names, and is protected as it is. */
export function incidentOfOutline(outline: IncidentOutline): Incident {
  const { place, said, ...rest } = outline
  return {
    ...blankIncident,
    ...rest,
    where: { ...blankIncident.where, place },
    claims: said.map(([speaker, document, actor], index) => ({
      kind: 'toll',
      id: `c${index}`,
      speaker,
      document,
      locator: { paragraph: null, selector: null },
      date: null,
      basis: 'stated',
      harm: 'killed',
      group: 'armed-actor',
      actor,
      quantity: null,
      ofWhich: [],
    })),
  }
}

const blank = { version: 1 } as const
const noText = {}
const unknown = { low: 0, best: null, high: null, wording: '' } as const

const blankDocument: Omit<RecordSet['documents'][number], 'id' | 'source'> = {
  ...blank,
  title: noText,
  url: null,
  archivedUrl: null,
  language: null,
  published: null,
  retrieved: null,
  contentHash: null,
  licence: null,
}

const blankActor: Omit<RecordSet['actors'][number], 'id' | 'partOf'> = {
  ...blank,
  name: noText,
  kind: 'other',
  aliases: [],
  codes: { ucdp: null, acled: null, gtd: null },
}

const blankLocation = {
  country: 'XXX',
  province: null,
  district: null,
  locality: null,
  position: null,
  precision: 'country',
} as const

const blankPlace: Omit<RecordSet['places'][number], 'id'> = {
  ...blank,
  name: noText,
  ...blankLocation,
}

const blankIncident: Omit<Incident, Exclude<keyof IncidentOutline, 'place' | 'said'> | 'claims'> = {
  ...blank,
  title: noText,
  when: {
    earliest: null,
    latest: null,
    precision: 'unknown',
    timeOfDay: null,
    zone: null,
    wording: null,
  },
  where: { ...blankLocation, place: null },
  what: {
    type: 'battle',
    subtype: null,
    methods: [],
    suicide: null,
    targets: [],
    devices: [],
    outcome: 'unknown',
  },
  damage: [],
  assessment: null,
  links: [],
}
