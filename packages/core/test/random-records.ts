import fc from 'fast-check'
import { isoDateOf } from '../src/primitives/index.ts'
import { type PublicRecordSet, projectPublic, publicByDefault } from '../src/protection/index.ts'
import {
  type Attribution,
  attributionBases,
  type Claim,
  countableHarms,
  type Document,
  eventTypes,
  grades,
  groups,
  harms,
  type Incident,
  methods,
  type Quantity,
  type RecordSet,
  type Source,
  type Statement,
  sourceKinds,
  type Toll,
  targetTypes,
  tollGroups,
} from '../src/records/index.ts'

/** Days around the turn of a Gregorian and of a Solar Hijri year, 2021-12-01 to 2022-04-30. */
export const firstDay = 18_962
export const lastDay = 19_112

/** Numbers of people as anybody may give them: exact, between bounds, open, or no number at all. */
export const quantities: fc.Arbitrary<Quantity> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(60).map((count) => bounded(count, count, count)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(20), fc.nat(9), fc.nat(9))
      .map(([low, up, further]) => bounded(low, low + up, low + up + further)),
  },
  { weight: 1, arbitrary: fc.nat(20).map((low) => bounded(low, null, low + 9)) },
  { weight: 1, arbitrary: fc.nat(60).map((low) => bounded(low, null, null)) },
  { weight: 1, arbitrary: fc.constant(bounded(1, null, null)) },
)

/** When an incident was: on a day, in a span of up to two months, or open at either end. */
export const times: fc.Arbitrary<Incident['when']> = fc
  .record({
    start: fc.integer({ min: firstDay, max: lastDay }),
    length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(60)),
    open: fc.constantFrom('no', 'no', 'no', 'no', 'start', 'end', 'both'),
    timeOfDay: fc.constantFrom(null, '00:10', '08:30', '23:59'),
  })
  .map(({ start, length, open, timeOfDay }) => ({
    earliest: open === 'start' || open === 'both' ? null : isoDateOf(start),
    latest: open === 'end' || open === 'both' ? null : isoDateOf(start + length),
    precision: open !== 'no' ? 'unknown' : length === 0 ? 'day' : 'days',
    timeOfDay,
    zone: 'Asia/Kabul',
    wording: null,
  }))

/** Where an incident was, as exactly as it may be known. */
export const locations: fc.Arbitrary<Incident['where']> = fc
  .record({
    country: fc.constantFrom('AFG', 'PAK'),
    province: fc.nat(2),
    district: fc.nat(1),
    latitude: fc.double({ min: 29, max: 38, noNaN: true }),
    longitude: fc.double({ min: 60, max: 75, noNaN: true }),
    precision: fc.constantFrom('exact', 'locality', 'district', 'province', 'country'),
  })
  .map(({ country, province, district, latitude, longitude, precision }) => {
    const code = `${country.slice(0, 2)}0${province}`
    return {
      country,
      province: precision === 'country' ? null : code,
      district: precision === 'country' || precision === 'province' ? null : `${code}0${district}`,
      locality: null,
      position: precision === 'country' ? null : { latitude, longitude },
      precision: precision as Incident['where']['precision'],
      place: null,
    }
  })

/** The sources of {@link recordSets}: `s1` copies `s0`, and `s2` and `s3` speak for themselves. */
export const sourceIds = ['s0', 's1', 's2', 's3'] as const
export const documentIds = ['d0', 'd1', 'd2'] as const
export const actorIds = ['iskp', 'taliban', 'nrf'] as const

/** Anything that may be said of an incident. */
export const claims: fc.Arbitrary<readonly Claim[]> = fc
  .array(
    fc.record({
      speaker: fc.constantFrom(...sourceIds),
      document: fc.constantFrom(...documentIds),
      date: fc.option(
        fc.integer({ min: firstDay, max: lastDay + 90 }).map((day) => isoDateOf(day)),
        { freq: 1 },
      ),
      kind: fc.constantFrom('toll', 'toll', 'toll', 'toll', 'attribution', 'statement'),
      harm: fc.constantFrom(...harms, 'killed', 'wounded'),
      group: fc.constantFrom(...tollGroups),
      party: fc.constantFrom(...actorIds),
      quantity: fc.option(quantities, { freq: 12 }),
      basis: fc.constantFrom(...attributionBases),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drawn) => drawn.map((parts, index) => claimOf(`c${index}`, parts as ClaimParts)))

/** One incident with its claims, published and fit for `parseRecord`. */
export const incidents: fc.Arbitrary<Incident> = fc
  .record({
    id: fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
    when: times,
    where: locations,
    type: fc.constantFrom(...eventTypes),
    methods: fc.uniqueArray(fc.constantFrom(...methods), { maxLength: 2 }),
    targets: fc.array(fc.constantFrom(...targetTypes), { maxLength: 2 }),
    claims,
    grade: fc.option(fc.constantFrom(...grades)),
    dataset: fc.option(fc.constantFrom('s2', 's3'), { freq: 1 }),
  })
  .map(({ id, when, where, type, methods, targets, claims, grade, dataset }) => ({
    id,
    version: 1,
    title: { en: `Incident ${id}` },
    when,
    where,
    what: {
      type,
      subtype: null,
      methods,
      suicide: null,
      targets: targets.map((target) => ({ type: target, name: null, outcome: 'carried-out' })),
      devices: [],
      outcome: 'carried-out',
    },
    claims,
    assessment: grade === null ? null : { grade, assessor: 's2', reason: 'drawn' },
    links: [],
    damage: [],
    dataset,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }))

/** Records of up to `maxLength` incidents in no particular order, with the sources that they name. */
export function recordSets(maxLength = 25): fc.Arbitrary<RecordSet> {
  return fc.uniqueArray(incidents, { maxLength, selector: ({ id }) => id }).map((drawn) => ({
    sources,
    documents,
    actors: actorIds.map((id) => ({
      id,
      version: 1,
      name: { en: id },
      aliases: [],
      kind: 'armed-group',
      partOf: null,
      codes: { ucdp: null, acled: null, gtd: null },
    })),
    places: [],
    incidents: drawn,
    reportedTotals: [],
  }))
}

/** The same, as the public may see them. */
export function publicRecordSets(maxLength = 25): fc.Arbitrary<PublicRecordSet> {
  return recordSets(maxLength).map((records) =>
    projectPublic(records, publicByDefault('2023-01-01')),
  )
}

/** Parts of an address that ask for something in {@link recordSets}; joined by `&` they are a query. */
export const searches: fc.Arbitrary<string> = fc
  .record(
    {
      from: fc.integer({ min: firstDay, max: firstDay + 60 }).map((day) => isoDateOf(day)),
      to: fc.integer({ min: firstDay + 60, max: lastDay }).map((day) => isoDateOf(day)),
      precision: fc.constantFrom('contained', 'overlapping'),
      country: fc.constantFrom('AFG', 'AFG,PAK'),
      province: fc.constantFrom('AF00', 'AF01,PA02'),
      bbox: fc.constant('62,30,70,36'),
      actor: fc.constantFrom('iskp', 'iskp,taliban'),
      attribution: fc.constantFrom('claimed', 'claimed-or-attributed', 'any'),
      harm: fc.subarray([...countableHarms], { minLength: 1 }).map((list) => list.join(',')),
      group: fc.subarray([...groups], { minLength: 1 }).map((list) => list.join(',')),
      rule: fc.constantFrom('envelope', 'most-conservative', 'single-source(s2)'),
      limit: fc.constantFrom('1', '3', '1000'),
    },
    { requiredKeys: [] },
  )
  .map((parts) =>
    Object.entries(parts)
      .map(([name, text]) => `${name}=${text}`)
      .join('&'),
  )

const sources: readonly Source[] = sourceIds.map((id, index) => ({
  id,
  version: 1,
  name: { en: id },
  kind: sourceKinds[index * 2] ?? 'media',
  languages: [],
  url: null,
  actor: null,
  derivedFrom: id === 's1' ? [{ source: 's0', derivation: 'wire-copy' as const }] : [],
}))

const documents: readonly Document[] = documentIds.map((id, index) => ({
  id,
  version: 1,
  source: sourceIds[index] ?? 's0',
  title: { en: id },
  url: null,
  archivedUrl: null,
  language: 'en',
  published: index === 0 ? null : isoDateOf(lastDay + 30 * index),
  retrieved: null,
  contentHash: null,
  licence: null,
}))

interface ClaimParts {
  readonly speaker: string
  readonly document: string
  readonly date: string | null
  readonly kind: Claim['kind']
  readonly harm: Toll['harm']
  readonly group: Toll['group']
  readonly party: string
  readonly quantity: Quantity | null
  readonly basis: Attribution['basis']
}

function claimOf(id: string, parts: ClaimParts): Claim {
  const { speaker, document, date, kind, harm, group, party, quantity, basis } = parts
  const said = { id, speaker, document, date, locator: { paragraph: null, selector: null } }
  if (kind === 'attribution') return { ...said, kind, basis, actor: party } satisfies Attribution
  if (kind === 'statement') {
    const words = { act: 'condemnation', about: null, summary: { en: 'Condemned.' } } as const
    return { ...said, kind, basis: 'stated', ...words } satisfies Statement
  }
  const actor = group === 'armed-actor' ? party : null
  return { ...said, kind, basis: 'stated', harm, group, actor, quantity, ofWhich: [] }
}

function bounded(low: number, best: number | null, high: number | null): Quantity {
  return { low, best, high, wording: null }
}
