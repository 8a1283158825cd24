import fc from 'fast-check'
import { attributionStandards } from '../src/counting/index.ts'
import { countableHarms, groups, placePrecisions, tollGroups } from '../src/records/index.ts'
import {
  buildTableOfRows,
  type IncidentRow,
  type IncidentTable,
  type KnownQuantity,
  openEnd,
  openStart,
} from '../src/table/index.ts'

/** A row of which only what matters is said. */
export function rowWith(fields: Partial<IncidentRow>): IncidentRow {
  return {
    id: 'a-1',
    text: '',
    span: { earliest: 0, latest: 0, precision: 'day' },
    hour: null,
    firstSaid: null,
    country: null,
    province: null,
    district: null,
    position: { latitude: null, longitude: null, precision: 'country' },
    type: null,
    grade: null,
    dataset: null,
    methods: [],
    targets: [],
    sources: [],
    documents: [],
    perpetrators: [],
    totals: { killed: null, wounded: null, missing: null, abducted: null },
    cells: [],
    compared: [],
    ...fields,
  }
}

/** The table of rows that are known to be good. */
export function tableOf(rows: readonly IncidentRow[]): IncidentTable {
  const { value, issues } = buildTableOfRows('envelope@1', rows)
  if (value === null || issues.length > 0) throw new Error(JSON.stringify(issues))
  return value
}

const quantity: fc.Arbitrary<KnownQuantity> = fc.oneof(
  fc.nat(3).map((count) => ({
    quantity: { low: count, best: count, high: count },
    unknown: false,
  })),
  fc
    .tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.boolean(), fc.boolean())
    .map(([low, more, most, hasBest, isOpen]) => ({
      quantity: {
        low,
        best: hasBest ? low + more : null,
        high: isOpen ? null : low + more + most,
      },
      unknown: false,
    })),
  fc.constant({ quantity: { low: 1, best: null, high: null }, unknown: true }),
)

const word = (...words: readonly string[]) => fc.constantFrom(null, ...words)
const words = (...known: readonly string[]) => fc.subarray([...known])

const span = fc
  .tuple(
    fc.integer({ min: -40, max: 420 }),
    fc.oneof(fc.constant(0), fc.nat(5), fc.nat(60), fc.nat(400)),
    fc.constantFrom('known', 'known', 'known', 'known', 'open start', 'open end'),
  )
  .map(([day, length, bound]) => ({
    earliest: bound === 'open start' ? openStart : day,
    latest: bound === 'open end' ? openEnd : day + length,
    precision: length === 0 && bound === 'known' ? ('day' as const) : ('unknown' as const),
  }))

const position = fc.oneof(
  fc
    .tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -180, max: 180 }))
    .map(([latitude, longitude]) => ({ latitude, longitude, precision: 'exact' as const })),
  fc
    .constantFrom(...placePrecisions)
    .map((precision) => ({ latitude: null, longitude: null, precision })),
)

const row: fc.Arbitrary<IncidentRow> = fc.record({
  id: fc.oneof(
    fc.nat(10_000).map((number) => `ged-${number}`),
    fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
  ),
  text: fc.constantFrom('', 'kaj school', 'herat road', 'school'),
  span,
  hour: fc.option(fc.nat(23)),
  firstSaid: fc.option(fc.integer({ min: -40, max: 500 })),
  country: word('AFG', 'PAK', 'SYR'),
  province: word('AF01', 'AF02', 'PK1'),
  district: word('AF0101', 'AF0102'),
  position,
  type: word('battle', 'riot'),
  grade: word('fair', 'weak'),
  dataset: word('ucdp-ged'),
  methods: words('firearms', 'drone', 'grenade'),
  targets: words('business', 'police'),
  sources: words('unama', 'pajhwok', '8am'),
  documents: words('d1', 'd2'),
  perpetrators: fc
    .subarray(['iskp', 'nrf', 'taliban'])
    .chain((actors) =>
      fc.tuple(
        ...actors.map((actor) =>
          fc.constantFrom(...attributionStandards).map((standard) => ({ actor, standard })),
        ),
      ),
    ),
  totals: fc.record(
    Object.fromEntries(countableHarms.map((harm) => [harm, fc.option(quantity)])) as Record<
      (typeof countableHarms)[number],
      fc.Arbitrary<KnownQuantity | null>
    >,
  ),
  cells: fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom(...countableHarms),
        fc.constantFrom(...groups),
        word('taliban', 'iskp'),
        quantity,
      )
      .map(([harm, group, actor, known]) => ({
        harm,
        group,
        actor: group === 'armed-actor' ? actor : null,
        ...known,
      })),
    { maxLength: 4, selector: ({ harm, group, actor }) => `${harm} ${group} ${actor}` },
  ),
  compared: fc.uniqueArray(
    fc.record({
      harm: fc.constantFrom(...countableHarms),
      group: fc.constantFrom(...tollGroups),
      quantities: fc.array(
        quantity.filter(({ unknown }) => !unknown).map((known) => known.quantity),
        { minLength: 2, maxLength: 3 },
      ),
    }),
    { maxLength: 2, selector: ({ harm, group }) => `${harm} ${group}` },
  ),
})

/** Rows of every shape, each id once, in no order. */
export const anyRows = fc.uniqueArray(row, { maxLength: 40, selector: ({ id }) => id })
