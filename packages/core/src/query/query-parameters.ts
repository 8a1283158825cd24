import { attributionStandards, defaultCountingRule, parseCountingRule } from '../counting/index.ts'
import { foldText, isIsoDate } from '../primitives/index.ts'
import {
  countableHarms,
  eventTypes,
  grades,
  groups,
  methods,
  targetTypes,
} from '../records/index.ts'
import type { BoundingBox } from './bounding-box.ts'
import {
  checkedText,
  codeList,
  idList,
  oneWord,
  type Parameter,
  refuse,
  wordList,
} from './parameter.ts'
import { periodPrecisions, type Query, sortOrders } from './query.ts'

/** Every parameter of a query, in canonical order. Addresses, documentation and OpenAPI read this table. */
export const queryParameters: { readonly [Name in keyof Query]: Parameter<Query[Name]> } = {
  from: checkedText(
    { name: 'from', summary: 'First day of the period, included.', example: '2022-10-05' },
    'a day that exists, as YYYY-MM-DD',
    isIsoDate,
  ),
  to: checkedText(
    { name: 'to', summary: 'Last day of the period, included.', example: '2022-12-05' },
    'a day that exists, as YYYY-MM-DD',
    isIsoDate,
  ),
  precision: oneWord(
    {
      name: 'precision',
      summary: 'Whether an imprecise date must lie in the period wholly, or only meet it.',
      example: 'contained',
    },
    periodPrecisions,
    'overlapping',
  ),
  country: codeList(
    { name: 'country', summary: 'Countries, by ISO 3166-1 alpha-3 code.', example: 'AFG' },
    'ISO 3166-1 alpha-3 codes in capitals, separated by commas',
    /^[A-Z]{3}$/,
  ),
  province: idList({ name: 'province', summary: 'Provinces, by code.', example: 'AF32' }),
  district: idList({ name: 'district', summary: 'Districts, by code.', example: 'AF3202' }),
  bbox: {
    name: 'bbox',
    summary:
      'A box of degrees, WGS 84. Incidents not known to the district or better are not in it.',
    expected: 'west,south,east,north in degrees',
    example: '60.5,29.3,74.9,38.5',
    parse: parseBox,
    format: (box) => (box === null ? null : [box.west, box.south, box.east, box.north].join(',')),
  },
  actor: idList({
    name: 'actor',
    summary: 'Parties held responsible, by id; see attribution.',
    example: 'iskp',
  }),
  attribution: oneWord(
    {
      name: 'attribution',
      summary: 'How much an attribution must be worth to count.',
      example: 'claimed',
    },
    attributionStandards,
    null,
  ),
  type: wordList({ name: 'type', summary: 'Event types.', example: 'battle' }, eventTypes),
  method: wordList(
    { name: 'method', summary: 'Methods and weapons.', example: 'firearms' },
    methods,
  ),
  target: wordList(
    { name: 'target', summary: 'Types of target.', example: 'religious-institution' },
    targetTypes,
  ),
  harm: wordList({ name: 'harm', summary: 'What is counted.', example: 'killed' }, countableHarms),
  group: wordList(
    {
      name: 'group',
      summary: 'Whose harm is counted; all but the attackers when left out.',
      example: 'civilian',
    },
    groups,
  ),
  rule: {
    name: 'rule',
    summary: 'The counting rule.',
    expected: 'a counting rule',
    example: 'most-conservative',
    parse: (text) => {
      const parsed = parseCountingRule(text)
      return { value: parsed.value?.name ?? null, issues: parsed.issues }
    },
    format: (rule) => (rule === defaultCountingRule ? null : rule),
  },
  grade: wordList({ name: 'grade', summary: 'Verification grades.', example: 'confirmed' }, grades),
  source: idList({
    name: 'source',
    summary: 'Incidents of which one of these sources said something, by id.',
    example: 'unama',
  }),
  dataset: idList({
    name: 'dataset',
    summary: 'Datasets that incidents were imported from, by id.',
    example: 'ucdp-ged',
  }),
  document: idList({
    name: 'document',
    summary: 'Incidents that one of these documents tells of, by id.',
    example: '8am-2022-12-05',
  }),
  incident: idList({
    name: 'incident',
    summary: 'These incidents only, by id.',
    example: 'afg-2022-kaj',
  }),
  q: {
    name: 'q',
    summary: 'Words of the title or the locality, in any language.',
    expected: 'words, at most 200 characters',
    example: 'kaj',
    parse: (text) => {
      const words = text.trim()
      return foldText(words) !== '' && words.length <= 200
        ? { value: words, issues: [] }
        : refuse('q', 'words, at most 200 characters', text)
    },
    format: (words) => words,
  },
  asOf: checkedText(
    {
      name: 'asOf',
      summary: 'The ledger as known at a revision or a time.',
      example: '12',
    },
    'a ledger revision or an ISO 8601 time',
    (text) => /^(?:0|[1-9]\d{0,11})$/.test(text) || isTime(text),
  ),
  sort: oneWord(
    { name: 'sort', summary: 'The order of a list.', example: 'oldest' },
    sortOrders,
    'newest',
  ),
  limit: {
    name: 'limit',
    summary: 'How many entries a page has.',
    expected: 'a whole number from 1 to 1000',
    example: '50',
    parse: (text) => {
      const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
      return limit >= 1 && limit <= 1000
        ? { value: limit, issues: [] }
        : refuse('limit', 'a whole number from 1 to 1000', text)
    },
    format: (limit) => (limit === 100 ? null : String(limit)),
  },
  cursor: checkedText(
    {
      name: 'cursor',
      summary: 'Where a page begins, from the page before.',
      example: 'eyJpZCI6ImEifQ',
    },
    'a cursor as a page before gave it',
    (text) => /^[A-Za-z0-9_-]{1,400}$/.test(text),
  ),
}

function parseBox(text: string) {
  const expected = 'west,south,east,north in degrees, south not above north'
  // Adding 0 makes 0 of −0, so that equal boxes are written equally.
  const numbers = text
    .split(',')
    .map((part) => (degrees.test(part) ? Number(part) + 0 : Number.NaN))
  const [west, south, east, north] = numbers
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) {
    return refuse<BoundingBox>('bbox', expected, text)
  }
  const box = { west: west ?? 0, south: south ?? 0, east: east ?? 0, north: north ?? 0 }
  const inRange =
    Math.abs(box.west) <= 180 && Math.abs(box.east) <= 180 && box.south >= -90 && box.north <= 90
  if (!inRange || box.south > box.north) return refuse<BoundingBox>('bbox', expected, text)
  return { value: box, issues: [] }
}

const degrees = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/

function isTime(text: string): boolean {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?Z)?$/.exec(text)
  return match?.[1] !== undefined && isIsoDate(match[1])
}
