import type { Query } from '../query/index.ts'
import { countableHarms, groups } from '../records/index.ts'
import { chunkLength } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { addParts, groupsOfParts, harmsOfParts, numberParts } from './add-parts.ts'
import { askedBy } from './asked-toll.ts'
import type { Calendar } from './calendar-period.ts'
import { type Dimension, exactDimensions } from './dimension.ts'
import { type FoundGroups, groupsWithout } from './found-groups.ts'
import { bytesOfGroups, type KeyColumn } from './grouped-tolls.ts'
import { sumsOf } from './kept-sums.ts'
import {
  addKey,
  addKeys,
  type Digit,
  digitsOf,
  type KeyCodes,
  makeKeyCodes,
  makeRoomFor,
  startCodes,
  takeDigits,
} from './key-codes.ts'
import { keyReader, listReader } from './key-reader.ts'
import { makeSlotIndex, takeSlots } from './slot-index.ts'
import type { SelectedTable } from './statistic-definition.ts'
import { findTollsFirst, makeTollChunk, readTolls } from './toll-chunk.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/** What incidents are grouped by, and the calendar of their years and months. */
export interface Grouping {
  readonly by: readonly Dimension[]
  readonly calendar: Calendar
}

/**
 * The tolls of selected incidents by group, and how many of these incidents are not known exactly enough
 * for a dimension of time or place. Those of everything are kept with the table.
 */
export function groupTolls(part: SelectedTable, query: Query, grouping: Grouping): FoundGroups {
  const { by, calendar } = grouping
  return sumsOf(part, query, {
    name: `groups ${by} ${calendar}`,
    // Who is among the parties of an incident, and by which standard, depends on who is asked for.
    reads: by.includes('actor') || by.includes('attribution') ? ['actor', 'attribution'] : [],
    make: (selected) => sumGroups(selected, query, grouping),
    without: groupsWithout,
    bytesOf: ({ groups, codes }) => bytesOfGroups(groups) + (codes?.byteLength ?? 0),
  })
}

/**
 * Sums groups up. Incidents are taken a chunk at a time: their keys are read dimension by dimension and combined to one
 * number each, the numbers get slots, and the tolls are added to the slots.
 */
function sumGroups(
  { table, selection: { rows } }: SelectedTable,
  query: Query,
  { by, calendar }: Grouping,
): FoundGroups {
  const context = { table, query, calendar }
  const division = { byHarm: by.includes('harm'), byGroup: by.includes('group') }
  const isDivided = division.byHarm || division.byGroup
  const asked = askedBy(query)
  const most = Math.min(chunkLength, rows.length)
  const chunk = makeTollChunk(table, asked, isDivided || !asked.fromTotals, most)
  findTollsFirst(chunk, rows)
  const numbering = numberParts(chunk, division)
  const steps = by.flatMap((dimension) => stepOf(dimension, context)).sort(byOrder)
  const sizes = steps.map(({ words }) => words.length + 1)
  const { digits, combinations } = digitsOf(isDivided ? [...sizes, numbering.size] : sizes)
  const index = makeSlotIndex(combinations, rows.length)
  const tally = makeTally()
  const codes = makeKeyCodes(most)
  const isPlaced = by.some((dimension) => exactDimensions.includes(dimension))
  const isImprecise = new Uint8Array(most)
  let slots = new Int32Array(most)
  let tooImprecise = 0
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    startCodes(codes, ofChunk.length)
    isImprecise.fill(0)
    let combined: KeyCodes = codes
    steps.forEach((step, place) => {
      const digit = digits[place]
      if (digit) combined = addStep(combined, step, digit, ofChunk, isImprecise)
    })
    const partDigit = digits[steps.length]
    if (partDigit) {
      makeRoomFor(combined, partDigit)
      addParts(tally.sums, index, numbering, combined, chunk)
    } else {
      if (slots.length < combined.length) slots = new Int32Array(combined.length * 2)
      takeSlots(index, combined.codes, combined.length, slots)
      addIncidents(tally, index.length, slots, combined.places, combined.length, chunk)
    }
    if (isPlaced) tooImprecise += countMarks(isImprecise, ofChunk.length)
  }
  const columns = takeDigits(index, digits)
  const parts = columns[steps.length] ?? new Uint32Array(0)
  const keys = by.map((dimension): KeyColumn => {
    if (dimension === 'harm')
      return { words: countableHarms, codes: harmsOfParts(parts, numbering) }
    if (dimension === 'group') return { words: groups, codes: groupsOfParts(parts, numbering) }
    const place = steps.findIndex((step) => step.dimension === dimension)
    const { words = [] } = steps[place] ?? {}
    return { words, codes: columns[place] ?? new Uint32Array(0) }
  })
  const sums = finishTally(tally, index.length)
  return {
    groups: { length: index.length, keys, sums },
    tooImprecise,
    codes: digits.some(({ before }) => before !== null) ? null : index.codes.slice(0, index.length),
  }
}

/** How one dimension is read. Those with one key come first, so that nothing is repeated too early. */
interface Step {
  readonly dimension: Dimension
  readonly words: readonly string[]
  readonly order: number
  readonly add: (
    codes: KeyCodes,
    digit: Digit,
    rows: Uint32Array,
    isImprecise: Uint8Array,
  ) => KeyCodes
}

function byOrder(a: Step, b: Step): number {
  return a.order - b.order
}

function addStep(
  codes: KeyCodes,
  { add }: Step,
  digit: Digit,
  rows: Uint32Array,
  isImprecise: Uint8Array,
): KeyCodes {
  return add(codes, digit, rows, isImprecise)
}

/** How a dimension is read; nothing for those that divide tolls. */
function stepOf(dimension: Dimension, context: Parameters<typeof keyReader>[1]): readonly Step[] {
  const one = keyReader(dimension, context)
  if (one !== null) {
    const keys = new Uint32Array(chunkLength)
    const isExact = exactDimensions.includes(dimension)
    const { words, read } = one
    const step: Step = {
      dimension,
      words,
      order: 0,
      add: (codes, digit, rows, isImprecise) => {
        read(rows, keys)
        addKey(codes, keys, digit)
        if (isExact) markKeyless(isImprecise, keys, rows.length, words.length)
        return codes
      },
    }
    return [step]
  }
  const many = listReader(dimension, context)
  if (many !== null) {
    const lists = new Uint32Array(chunkLength)
    const step: Step = {
      dimension,
      words: many.words,
      order: 1,
      add: (codes, digit, rows) => {
        many.read(rows, lists)
        return addKeys(codes, lists, many, digit)
      },
    }
    return [step]
  }
  return []
}

function markKeyless(marks: Uint8Array, keys: Uint32Array, length: number, none: number): void {
  for (let index = 0; index < length; index++) {
    if (keys[index] === none) marks[index] = 1
  }
}

function countMarks(marks: Uint8Array, length: number): number {
  let count = 0
  for (let index = 0; index < length; index++) count += marks[index] ?? 0
  return count
}
