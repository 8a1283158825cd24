import { everything, type Query, selectIncidents } from '../../query/index.ts'
import type { IncidentTable, WordColumn } from '../../table/index.ts'
import type { ViewName } from './view-name.ts'

/**
 * The filters of a session but the period, each with a bit. `actor` and `attribution` ask one question
 * together, so that there are three: with both, and without either one's own.
 */
const filters = {
  country: bit(0),
  province: bit(1),
  district: bit(2),
  type: bit(3),
  grade: bit(4),
  dataset: bit(5),
  method: bit(6),
  target: bit(7),
  source: bit(8),
  perpetrator: bit(9),
  withoutActor: bit(10),
  withoutAttribution: bit(11),
  others: bit(12),
  box: bit(13),
  vague: bit(14),
} as const
type Filter = keyof typeof filters

/** For each incident the filters that it does not pass, as bits. */
export type FilterMarks = Uint16Array

/** The bits of what lies in no box, or may do so because its place is not known exactly enough. */
export const boxBits = { outside: filters.box, vague: filters.vague }

/** The filters of all that a question takes, as bits. */
export const everyFilter = (filters.withoutActor - 1) | filters.others | filters.box | filters.vague

/** The filters that count for a view: all but its own. */
export function filtersOf(name: ViewName): number {
  switch (name) {
    case 'actor':
      return (everyFilter & ~filters.perpetrator) | filters.withoutActor
    case 'attribution':
      return (everyFilter & ~filters.perpetrator) | filters.withoutAttribution
    case 'country':
    case 'province':
    case 'district':
    case 'type':
    case 'grade':
    case 'dataset':
    case 'method':
    case 'target':
    case 'source':
      return everyFilter & ~filters[name]
    default:
      return everyFilter
  }
}

/**
 * Marks the incidents that do not pass the filters which a change of query touched. Gives back the bits
 * of these filters.
 */
export function markFilters(
  marks: FilterMarks,
  table: IncidentTable,
  query: Query,
  before: Query,
): number {
  let changed = 0
  const questions: readonly (readonly [Filter, Partial<Query>])[] = [
    ...plainFilters.map((name) => [name, { [name]: query[name] }] as const),
    ['perpetrator', { actor: query.actor, attribution: query.attribution }],
    ['withoutActor', { attribution: query.attribution }],
    ['withoutAttribution', { actor: query.actor }],
    ['others', { q: query.q, document: query.document, incident: query.incident }],
  ]
  for (const [filter, question] of questions) {
    if (isSame(question, before)) continue
    const word = wordFilters.find((name) => name === filter)
    if (word === undefined) markOthers(marks, filters[filter], table, question)
    else markOtherWords(marks, filters[word], table[word], query[word])
    changed |= filters[filter]
  }
  if (JSON.stringify(query.bbox) !== JSON.stringify(before.bbox)) {
    markBox(marks, table, query)
    changed |= filters.box | filters.vague
  }
  return changed
}

const wordFilters = ['country', 'province', 'district', 'type', 'grade', 'dataset'] as const
const plainFilters = [...wordFilters, 'method', 'target', 'source'] as const

function isSame(question: Partial<Query>, before: Query): boolean {
  return JSON.stringify({ ...before, ...question }) === JSON.stringify(before)
}

/** Sets a bit for all incidents that a question does not take. */
function markOthers(
  marks: FilterMarks,
  bitOfFilter: number,
  table: IncidentTable,
  question: Partial<Query>,
): void {
  const { rows } = selectIncidents(table, { ...everything, ...question })
  if (rows.length === table.length) {
    for (let row = 0; row < marks.length; row++) marks[row] = (marks[row] ?? 0) & ~bitOfFilter
    return
  }
  for (let row = 0; row < marks.length; row++) marks[row] = (marks[row] ?? 0) | bitOfFilter
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    marks[row] = (marks[row] ?? 0) & ~bitOfFilter
  }
}

/** The same for a column of words, in one pass over its codes. */
function markOtherWords(
  marks: FilterMarks,
  bitOfFilter: number,
  { entries, codes }: WordColumn,
  asked: readonly string[],
): void {
  const failed = new Uint16Array(entries.length + 1).fill(asked.length === 0 ? 0 : bitOfFilter)
  entries.forEach((word, code) => {
    if (asked.includes(word)) failed[code] = 0
  })
  for (let row = 0; row < marks.length; row++) {
    marks[row] = ((marks[row] ?? 0) & ~bitOfFilter) | (failed[codes[row] ?? 0] ?? 0)
  }
}

/** A place outside the box and one that is not known exactly enough are told apart. */
function markBox(marks: FilterMarks, table: IncidentTable, { bbox }: Query): void {
  markOthers(marks, filters.box, table, { bbox })
  markOthers(marks, filters.vague, table, { bbox: bbox === null ? null : wholeWorld })
  for (let row = 0; row < marks.length; row++) {
    const mark = marks[row] ?? 0
    if ((mark & filters.vague) !== 0) marks[row] = mark & ~filters.box
  }
}

const wholeWorld = { west: -180, south: -90, east: 180, north: 90 }

function bit(place: number): number {
  return 1 << place
}
