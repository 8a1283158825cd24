import fc, { type Arbitrary } from 'fast-check'
import { dayNumberOf, type Interval, isoDateOf } from '../src/primitives/index.ts'
import {
  type Actor,
  type Attribution,
  attributionBases,
  type Claim,
  type Document,
  datePrecisions,
  eventSubtypes,
  eventTypes,
  grades,
  harms,
  type Incident,
  methods,
  outcomes,
  placePrecisions,
  type Quantity,
  type RecordSet,
  type Source,
  type Statement,
  sensitivities,
  sourceKinds,
  statementActs,
  statuses,
  subgroups,
  type Toll,
  targetTypes,
  tollGroups,
} from '../src/records/index.ts'

/** Ids that generated records refer to: few, so that they meet often. */
export const known = {
  sources: ['hospital', 'newspaper', 'police', 'un', 'wire'],
  documents: ['d1', 'd2', 'd3'],
  actors: ['iskp', 'nrf', 'taliban'],
  datasets: ['ucdp-ged'],
  countries: ['AFG', 'PAK'],
  provinces: ['AF01', 'AF24'],
  districts: ['AF0101', 'AF2402'],
} as const

/** Any well-formed text, in every script: characters of one and of two code units. */
export const texts: Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0x10ffff }),
      fc.integer({ min: 0x20, max: 0x7e }),
    ),
    { maxLength: 40 },
  )
  .map((points) => String.fromCodePoint(...points))

/** Any interval with low ≤ best ≤ high, open ends and missing best estimates included. */
export const intervals: Arbitrary<Interval> = fc
  .tuple(fc.nat(60), fc.nat(20), fc.nat(20), fc.boolean(), fc.integer({ min: 0, max: 3 }))
  .map(([low, first, second, hasBest, end]) => ({
    low,
    best: hasBest ? low + first : null,
    high: end === 0 ? null : low + first + second,
  }))

/** Any quantity, the unknown number included. */
export const quantities: Arbitrary<Quantity> = fc.oneof(
  { weight: 5, arbitrary: intervals.map((interval) => ({ ...interval, wording: null })) },
  { weight: 2, arbitrary: fc.nat(30).map((n) => ({ low: n, best: n, high: n, wording: null })) },
  {
    weight: 1,
    arbitrary: fc.constant({ low: 1, best: null, high: null, wording: 'an unknown number' }),
  },
)

const firstDay = dayNumberOf('2022-09-01')

/** A day of the autumn of 2022. */
export const days: Arbitrary<string> = fc.nat(120).map((offset) => isoDateOf(firstDay + offset))

/** Now and then `null`, else one of the values. */
export const orNull = <Value>(values: Arbitrary<Value>) => fc.option(values, { nil: null })

const said = {
  speaker: fc.constantFrom(...known.sources),
  document: fc.constantFrom(...known.documents),
  locator: fc.constant({ paragraph: null, selector: null }),
  date: orNull(days),
}

const parties: Arbitrary<Pick<Toll, 'group' | 'actor'>> = fc
  .tuple(fc.constantFrom(...tollGroups), orNull(fc.constantFrom(...known.actors)))
  .map(([group, actor]) => ({ group, actor: group === 'armed-actor' ? actor : null }))

type WithoutId<Said> = Omit<Said, 'id'>

const tolls: Arbitrary<WithoutId<Toll>> = fc
  .tuple(
    fc.record({
      ...said,
      kind: fc.constant('toll' as const),
      basis: fc.constantFrom('stated' as const, 'reported' as const),
      harm: fc.constantFrom(...harms),
      quantity: fc.option(quantities, { nil: null, freq: 8 }),
      ofWhich: fc.array(
        fc.record({ subgroup: fc.constantFrom(...subgroups), quantity: quantities }),
        { maxLength: 1 },
      ),
    }),
    parties,
  )
  .map(([toll, party]) => ({ ...toll, ...party }))

const attributions: Arbitrary<WithoutId<Attribution>> = fc.record({
  ...said,
  kind: fc.constant('attribution' as const),
  basis: fc.constantFrom(...attributionBases),
  actor: fc.constantFrom(...known.actors),
})

const statements: Arbitrary<WithoutId<Statement>> = fc.record({
  ...said,
  kind: fc.constant('statement' as const),
  basis: fc.constant('stated' as const),
  act: fc.constantFrom(...statementActs),
  about: fc.constant(null),
  summary: fc.constant({ en: 'Said something.' }),
})

/** One claim or more, each with an id of its own. */
export const claimLists: Arbitrary<readonly Claim[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: tolls },
      { weight: 2, arbitrary: attributions },
      { weight: 1, arbitrary: statements },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((claims) => claims.map((claim, index) => ({ ...claim, id: `c${index}` })))

const times: Arbitrary<Incident['when']> = fc
  .tuple(
    fc.constantFrom('day', 'span', 'from', 'until', 'unknown'),
    fc.nat(100),
    fc.nat(40),
    orNull(fc.constantFrom('00:30', '16:00', '23:59')),
    fc.constantFrom(...datePrecisions),
  )
  .map(([shape, start, length, timeOfDay, precision]) => {
    const at = (offset: number) => isoDateOf(firstDay + offset)
    const rest = { timeOfDay, zone: null, wording: null }
    if (shape === 'day') {
      return { earliest: at(start), latest: at(start), precision: 'day', ...rest }
    }
    if (shape === 'span') {
      const vague = precision === 'day' ? 'days' : precision
      return { earliest: at(start), latest: at(start + length), precision: vague, ...rest }
    }
    return {
      earliest: shape === 'from' ? at(start) : null,
      latest: shape === 'until' ? at(start) : null,
      precision: 'unknown',
      ...rest,
    }
  })

const locations: Arbitrary<Incident['where']> = fc.record({
  country: fc.constantFrom(...known.countries),
  province: orNull(fc.constantFrom(...known.provinces)),
  district: orNull(fc.constantFrom(...known.districts)),
  locality: orNull(
    fc.constantFrom<Record<string, string>>(
      { en: 'Fargh Shahr' },
      { en: 'Aybak', 'fa-AF': 'ایبک' },
    ),
  ),
  position: orNull(
    fc.record({
      latitude: fc.integer({ min: 30, max: 38 }),
      longitude: fc.integer({ min: 60, max: 74 }),
    }),
  ),
  precision: fc.constantFrom(...placePrecisions),
  place: fc.constant(null),
})

const events: Arbitrary<Incident['what']> = fc
  .tuple(
    fc.constantFrom(...eventTypes),
    fc.record({
      methods: fc.subarray([...methods], { maxLength: 3 }),
      suicide: orNull(fc.boolean()),
      targets: fc.array(
        fc.record({
          type: fc.constantFrom(...targetTypes),
          name: fc.constant(null),
          outcome: fc.constantFrom(...outcomes),
        }),
        { maxLength: 2 },
      ),
      devices: fc.constant([]),
      outcome: fc.constantFrom(...outcomes),
    }),
    fc.boolean(),
  )
  .map(([type, event, isSubtyped]) => ({
    ...event,
    type,
    subtype: isSubtyped ? eventSubtypes[type][0] : null,
  }))

const contents: Arbitrary<Omit<Incident, 'id'>> = fc.record({
  version: fc.integer({ min: 1, max: 5 }),
  title: fc.constantFrom<Record<string, string>>(
    { en: 'An attack on a school' },
    { en: 'Explosion', 'fa-AF': 'انفجار' },
  ),
  when: times,
  where: locations,
  what: events,
  claims: claimLists,
  assessment: orNull(
    fc.record({
      grade: fc.constantFrom(...grades),
      assessor: fc.constant('desk'),
      reason: fc.constant('read'),
    }),
  ),
  links: fc.constant([]),
  damage: fc.constant([]),
  dataset: orNull(fc.constantFrom(...known.datasets)),
  sensitivity: fc.constant([]),
  embargoedUntil: fc.constant(null),
  status: fc.constant('published' as const),
  mergedInto: fc.constant(null),
})

/** Published incidents without labels, with ids of their own. */
export const incidentLists: Arbitrary<readonly Incident[]> = fc
  .array(contents, { maxLength: 8 })
  .map((incidents) => incidents.map((incident, index) => ({ ...incident, id: `i${index}` })))

const guards = fc.record({
  status: fc.constantFrom(...statuses),
  sensitivity: fc.subarray([...sensitivities]),
  embargoedUntil: orNull(days),
  mergedInto: fc.constantFrom('i0', 'i1', 'elsewhere'),
  links: fc.array(
    fc.record({
      link: fc.constant('follow-up-of' as const),
      incident: fc.constantFrom('i0', 'i1', 'i2', 'elsewhere'),
    }),
    { maxLength: 2 },
  ),
})

/** Incidents in every status, with embargoes, labels and links. */
export const guardedIncidentLists: Arbitrary<readonly Incident[]> = fc
  .array(fc.tuple(contents, guards), { maxLength: 8 })
  .map((guarded) =>
    guarded.map(([incident, guard], index) => ({
      ...incident,
      ...guard,
      mergedInto: guard.status === 'merged' ? guard.mergedInto : null,
      id: `i${index}`,
    })),
  )

const sourceLists: Arbitrary<readonly Source[]> = fc
  .tuple(
    ...known.sources.map((id) =>
      fc.record({
        id: fc.constant(id),
        version: fc.constant(1),
        name: fc.constant({ en: id }),
        kind: fc.constantFrom(...sourceKinds),
        languages: fc.constant([]),
        url: fc.constant(null),
        actor: orNull(fc.constantFrom(...known.actors)),
        derivedFrom: fc.array(
          fc.record({
            source: fc.constantFrom(...known.sources),
            derivation: fc.constantFrom('wire-copy' as const, 'cites' as const),
          }),
          { maxLength: 1 },
        ),
      }),
    ),
  )
  .map((sources) => [...sources, datasetSource])

const datasetSource: Source = {
  id: 'ucdp-ged',
  version: 1,
  name: { en: 'UCDP GED' },
  kind: 'dataset',
  languages: [],
  url: null,
  actor: null,
  derivedFrom: [],
}

const documentLists: Arbitrary<readonly Document[]> = fc.tuple(
  ...known.documents.map((id) =>
    fc.record({
      id: fc.constant(id),
      version: fc.constant(1),
      source: fc.constantFrom(...known.sources),
      title: fc.constant({ en: id }),
      url: fc.constant(null),
      archivedUrl: fc.constant(null),
      language: fc.constant(null),
      published: orNull(days),
      retrieved: fc.constant(null),
      contentHash: fc.constant(null),
      licence: fc.constant(null),
    }),
  ),
)

const actors: readonly Actor[] = known.actors.map((id) => ({
  id,
  version: 1,
  name: { en: id },
  kind: 'armed-group',
  aliases: [],
  partOf: null,
  codes: { ucdp: null, acled: null, gtd: null },
}))

/** Complete record sets around a list of incidents. */
export function recordSetsOf(incidents: Arbitrary<readonly Incident[]>): Arbitrary<RecordSet> {
  return fc.record({
    sources: sourceLists,
    documents: documentLists,
    actors: fc.constant(actors),
    places: fc.constant([]),
    incidents,
    reportedTotals: fc.constant([]),
  })
}
