import fc, { type Arbitrary } from 'fast-check'
import { attributionStandards, countingRules } from '../src/counting/index.ts'
import { foldText } from '../src/primitives/index.ts'
import {
  everything,
  parameterNames,
  periodPrecisions,
  type Query,
  queryParameters,
  sortOrders,
} from '../src/query/index.ts'
import {
  countableHarms,
  eventTypes,
  grades,
  groups,
  methods,
  targetTypes,
} from '../src/records/index.ts'
import { days, known, orNull, texts } from './arbitraries.ts'

const subsetOf = <Word extends string>(words: readonly Word[]): Arbitrary<readonly Word[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<readonly Word[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...words]).map((some) => some.sort()) },
  )

const ids = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,8}$/)
const degrees = (most: number) =>
  fc.double({ min: -most, max: most, noNaN: true }).map((n) => n + 0)

const boxes = fc
  .tuple(degrees(180), degrees(180), degrees(90), degrees(90))
  .map(([west, east, a, b]) => ({ west, east, south: Math.min(a, b), north: Math.max(a, b) }))

const searchWords = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => foldText(text) !== '' && text.length <= 200)

const periods = fc
  .tuple(orNull(days), orNull(days))
  .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b }))

const fields = {
  precision: fc.constantFrom(...periodPrecisions),
  country: subsetOf(known.countries),
  province: subsetOf(known.provinces),
  district: subsetOf(known.districts),
  actor: subsetOf(known.actors),
  attribution: orNull(fc.constantFrom(...attributionStandards)),
  type: subsetOf(eventTypes),
  method: subsetOf(methods),
  target: subsetOf(targetTypes),
  harm: subsetOf(countableHarms),
  group: subsetOf(groups),
  rule: fc.oneof(
    fc.constantFrom(...countingRules.map(({ name }) => name)),
    ids.map((id) => `single-source(${id})`),
  ),
  grade: subsetOf(grades),
  source: subsetOf(known.sources),
  dataset: subsetOf(known.datasets),
  document: subsetOf(known.documents),
  incident: subsetOf(['i0', 'i1', 'i2', 'i3']),
}

/** Any question in its canonical form. */
export const queries: Arbitrary<Query> = fc
  .tuple(
    periods,
    fc.record({
      ...fields,
      bbox: orNull(boxes),
      q: orNull(searchWords),
      asOf: orNull(fc.oneof(fc.nat().map(String), fc.constant('2022-12-05T10:00Z'))),
      sort: fc.constantFrom(...sortOrders),
      limit: fc.integer({ min: 1, max: 1000 }),
      cursor: orNull(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)),
    }),
  )
  .map(([period, rest]) => ({ ...everything, ...rest, ...period }))

/** Questions that random records can answer: few of them narrow, so that some incidents are left. */
export const answerableQueries: Arbitrary<Query> = fc
  .tuple(
    periods,
    fc.record({
      ...fields,
      rule: fc.constant(everything.rule),
      bbox: orNull(
        fc
          .tuple(
            fc.integer({ min: 55, max: 80 }),
            fc.integer({ min: 55, max: 80 }),
            fc.integer({ min: 28, max: 34 }),
            fc.integer({ min: 34, max: 40 }),
          )
          .map(([west, east, south, north]) => ({ west, east, south, north })),
      ),
      q: fc.option(fc.constantFrom('attack', 'ایبک', 'fargh school', 'explosion'), {
        nil: null,
        freq: 2,
      }),
    }),
  )
  .map(([period, rest]) => ({ ...everything, ...rest, ...period }))

/** Any text that might stand behind the question mark of an address. */
export const anySearch: Arbitrary<string> = fc.oneof(
  texts,
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...parameterNames), fc.string()),
        fc.oneof(
          fc.constantFrom(...parameterNames.map((name) => queryParameters[name].example)),
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('', ',', '%', '%zz', '%ff', '-1', '9'.repeat(30)),
        ),
      ),
      { maxLength: 4 },
    )
    .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&')),
)
