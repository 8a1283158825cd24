import type { Query, Selection } from '../query/index.ts'
import { countableHarms, groups } from '../records/index.ts'
import { chunkLength, type IncidentTable } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { askedBy } from './asked-toll.ts'
import type { Calendar } from './calendar-period.ts'
import { type Dimension, exactDimensions } from './dimension.ts'
import { addParts, groupOfPart, harmOfPart, readParts } from './divided-tolls.ts'
import type { GroupedTolls, KeyColumn } from './grouped-tolls.ts'
import {
  addKey,
  addKeys,
  addPartKey,
  type Digit,
  digitsOf,
  type KeyCodes,
  makeKeyCodes,
  repeatEntries,
  startCodes,
  takeDigits,
} from './key-codes.ts'
import { keyReader, listReader, makeChunkLists } from './key-reader.ts'
import { makeSlotIndex, takeSlots } from './slot-index.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { emptySums } from './toll-sums.ts'

/** What incidents are grouped by, and the calendar of their years and months. */
export interface Grouping {
  readonly by: readonly Dimension[]
  readonly calendar: Calendar
}

/**
 * The tolls of selected incidents by group, and how many of these incidents are not known exactly enough
 * for a dimension of time or place.
 *
 * Incidents are taken a chunk at a time: their keys are read dimension by dimension and combined to one
 * number each, the numbers get slots, and the tolls are added to the slots.
 */
export function groupTolls(
  table: IncidentTable,
  { rows }: Pick<Selection, 'rows'>,
  query: Query,
  { by, calendar }: Grouping,
): { readonly groups: GroupedTolls; readonly tooImprecise: number } {
  const context = { table, query, calendar }
  const division = { byHarm: by.includes('harm'), byGroup: by.includes('group') }
  const isDivided = division.byHarm || division.byGroup
  const asked = askedBy(query)
  const most = Math.min(chunkLength, rows.length)
  const chunk = makeTollChunk(table, asked, isDivided || !asked.fromTotals, most)
  const steps = by.map((dimension): Step => stepOf(dimension, context)).sort(byOrder)
  const { digits, combinations } = digitsOf(steps.map(({ words }) => words.length + 1))
  const index = makeSlotIndex(combinations, rows.length)
  const sums = emptySums()
  const [codes, parts] = [makeKeyCodes(most), makeChunkLists()]
  const isImprecise = new Uint8Array(most)
  let slots = new Int32Array(most)
  let tooImprecise = 0
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    startCodes(codes, ofChunk.length)
    isImprecise.fill(0)
    let combined: KeyCodes = codes
    if (isDivided) readParts(chunk, division, parts)
    let areDivided = false
    steps.forEach((step, place) => {
      const digit = digits[place]
      if (!digit) return
      if (step.isPart && !areDivided) {
        combined = repeatEntries(combined, parts)
        areDivided = true
      }
      combined = addStep(combined, step, digit, ofChunk, isImprecise)
    })
    if (slots.length < combined.length) slots = new Int32Array(combined.length * 2)
    takeSlots(index, combined.codes, combined.length, slots)
    if (isDivided) {
      addParts(sums, index.length, slots, combined.places, combined.parts, combined.length, chunk)
    } else {
      addIncidents(sums, index.length, slots, combined.places, combined.length, chunk)
    }
    for (let place = 0; place < ofChunk.length; place++) tooImprecise += isImprecise[place] ?? 0
  }
  const columns = takeDigits(index, digits)
  const keys = by.map((dimension): KeyColumn => {
    const place = steps.findIndex((step) => step.dimension === dimension)
    const { words = [] } = steps[place] ?? {}
    return { words, codes: columns[place] ?? new Uint32Array(0) }
  })
  return { groups: { length: index.length, keys, sums }, tooImprecise }
}

/** How one dimension is read. Those with one key come first, so that nothing is repeated too early. */
interface Step {
  readonly dimension: Dimension
  readonly words: readonly string[]
  readonly order: number
  readonly isPart: boolean
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

function stepOf(dimension: Dimension, context: Parameters<typeof keyReader>[1]): Step {
  const one = keyReader(dimension, context)
  if (one !== null) {
    const keys = new Uint32Array(chunkLength)
    const isExact = exactDimensions.includes(dimension)
    const { words, read } = one
    return {
      dimension,
      words,
      order: 0,
      isPart: false,
      add: (codes, digit, rows, isImprecise) => {
        read(rows, keys)
        addKey(codes, keys, digit)
        if (isExact) markKeyless(isImprecise, keys, rows.length, words.length)
        return codes
      },
    }
  }
  const many = listReader(dimension, context)
  if (many !== null) {
    const lists = makeChunkLists()
    return {
      dimension,
      words: many.words,
      order: 1,
      isPart: false,
      add: (codes, digit, rows) => {
        many.readLists(rows, lists)
        return addKeys(codes, lists, digit)
      },
    }
  }
  const keyOfPart = dimension === 'harm' ? harmOfPart : groupOfPart
  return {
    dimension,
    words: dimension === 'harm' ? countableHarms : groups,
    order: 2,
    isPart: true,
    add: (codes, digit) => {
      addPartKey(codes, keyOfPart, digit)
      return codes
    },
  }
}

function markKeyless(marks: Uint8Array, keys: Uint32Array, length: number, none: number): void {
  for (let index = 0; index < length; index++) {
    if (keys[index] === none) marks[index] = 1
  }
}
