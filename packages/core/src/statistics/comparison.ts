import {
  type DayNumber,
  dayNumberOf,
  type Interval,
  type IsoDate,
  isoDateOf,
} from '../primitives/index.ts'
import { oneWord, type Query, type Selection } from '../query/index.ts'
import { chunkLength, type IncidentTable, takeCodes } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { type Asked, askedBy } from './asked-toll.ts'
import { type Calendar, yearBefore } from './calendar-period.ts'
import { calendarOption, optionWithDefault } from './option-parameter.ts'
import { placesUpTo } from './order-groups.ts'
import { type RateRatio, rateRatio } from './rate-ratio.ts'
import { defineStatistic } from './statistic-definition.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import {
  type Casualties,
  casualtiesOfSlot,
  emptySums,
  moveSlot,
  type TollSums,
} from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/** The earlier periods that a period can be compared with. */
export const earlierPeriods = ['previous', 'year-before'] as const
export type EarlierPeriod = (typeof earlierPeriods)[number]

/**
 * One of the two periods, both days included. `tooImprecise` incidents may lie outside it as well as
 * inside, and are in neither period.
 */
export interface ComparedPeriod extends Casualties {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly days: number
  readonly tooImprecise: number
}

/** How much more or, below 0, fewer. A `null` bound is open, and `best: null` is no best estimate. */
export interface TollChange {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
}

/**
 * A period beside an earlier one.
 *
 * The changes are differences of the tolls, each `null` where one of the two was not reported.
 * `incidentRate` is the ratio of incidents a day, with its exact interval, `null` where there were none
 * in either. Everything is `null` where the query's period is open at an end (`reason` is
 * `open-period`), or where the earlier one lies before the calendar (`before-calendar`).
 */
export interface CasualtyComparison {
  readonly period: ComparedPeriod | null
  readonly earlier: ComparedPeriod | null
  readonly killedChange: TollChange | null
  readonly woundedChange: TollChange | null
  readonly incidentRate: RateRatio | null
  readonly reason: 'open-period' | 'before-calendar' | null
}

interface ComparisonOptions {
  readonly with: EarlierPeriod
  readonly calendar: Calendar
}

const sides = ['period', 'earlier'] as const
type Side = (typeof sides)[number]

/** The mergeable summary behind a comparison. */
interface ComparisonSummary {
  /** A slot for each side. */
  readonly tolls: TollSums
  /** How many selected incidents lie only partly in their period, and how many were not selected. */
  readonly partlyInside: Record<Side, number>
  readonly leftOut: Record<Side, number>
}

/**
 * Compares the query's period with an earlier one: the same number of days that end before it begins,
 * or the same dates a year before.
 *
 * Only incidents that surely lie in a period count in it. Incidents are taken for Poisson counts, over
 * days. For the killed no such interval is given: people are killed together, so their number varies
 * far more than a Poisson count, and the interval would be too narrow.
 *
 * Source: METHODS.md, "comparison"; see `rateRatio`.
 */
export const comparison = defineStatistic({
  name: 'comparison',
  summary: 'Killed, wounded and incidents beside those of an earlier period.',
  parameters: {
    with: optionWithDefault(
      oneWord<EarlierPeriod, 'previous'>(
        {
          name: 'with',
          summary: 'The earlier period: the one just before, or the same dates a year before.',
          example: 'year-before',
        },
        earlierPeriods,
        'previous',
      ),
      'previous' as EarlierPeriod,
    ),
    calendar: calendarOption(),
  },
  queryBesides: ({ query, options }) => {
    const earlier = earlierThan(query, options)
    return earlier === null
      ? null
      : { ...query, from: isoDateOf(earlier.from), to: isoDateOf(earlier.to) }
  },
  init: (): ComparisonSummary => ({
    tolls: emptySums(sides.length),
    partlyInside: { period: 0, earlier: 0 },
    leftOut: { period: 0, earlier: 0 },
  }),
  add: (summary, { table, selection, besides }, { query, options }) => {
    const earlier = earlierThan(query, options)
    if (earlier === null || besides === null) return
    const asked = askedBy(query)
    addPeriod(summary, 'period', table, selection, spanOf(query), asked)
    addPeriod(summary, 'earlier', table, besides, earlier, asked)
  },
  merge: (summary, other) => {
    for (const [slot, side] of sides.entries()) {
      moveSlot(summary.tolls.numbers, slot, other.tolls.numbers, slot)
      summary.partlyInside[side] += other.partlyInside[side]
      summary.leftOut[side] += other.leftOut[side]
    }
  },
  finish: ({ tolls, partlyInside, leftOut }, { query, options }) => {
    const [span, before] = [spanOf(query), earlierThan(query, options)]
    if (span === null || before === null) {
      const result: CasualtyComparison = {
        ...nothing,
        reason: span === null ? 'open-period' : 'before-calendar',
      }
      return { result, tooImprecise: 0 }
    }
    const asked = askedBy(query)
    const sideOf = (side: Side, { from, to }: Span): ComparedPeriod => ({
      from: isoDateOf(from),
      to: isoDateOf(to),
      days: to - from + 1,
      ...casualtiesOfSlot(tolls, sides.indexOf(side), asked),
      tooImprecise: partlyInside[side] + leftOut[side],
    })
    const [period, earlier] = [sideOf('period', span), sideOf('earlier', before)]
    const result: CasualtyComparison = {
      period,
      earlier,
      killedChange: changeOf(period.killed, earlier.killed),
      woundedChange: changeOf(period.wounded, earlier.wounded),
      incidentRate: rateRatio(period.incidents, period.days, earlier.incidents, earlier.days),
      reason: null,
    }
    return { result, tooImprecise: partlyInside.period }
  },
})

interface Span {
  readonly from: DayNumber
  readonly to: DayNumber
}

const nothing = {
  period: null,
  earlier: null,
  killedChange: null,
  woundedChange: null,
  incidentRate: null,
}

function spanOf({ from, to }: Query): Span | null {
  return from === null || to === null ? null : { from: dayNumberOf(from), to: dayNumberOf(to) }
}

function earlierThan(query: Query, options: ComparisonOptions): Span | null {
  const span = spanOf(query)
  if (span === null) return null
  const earlier =
    options.with === 'previous'
      ? { from: 2 * span.from - span.to - 1, to: span.from - 1 }
      : {
          from: yearBefore(span.from, options.calendar),
          to: yearBefore(span.to, options.calendar),
        }
  return earlier.from < dayNumberOf('0001-01-01') ? null : earlier
}

function addPeriod(
  summary: ComparisonSummary,
  side: Side,
  table: IncidentTable,
  { rows, tooImprecise }: Selection,
  span: Span | null,
  asked: Asked,
): void {
  if (span === null) return
  const chunk = makeTollChunk(table, asked)
  const tally = makeTally()
  const slots = new Int32Array(chunkLength)
  const places = placesUpTo(chunkLength)
  const spans = new Uint32Array(chunkLength)
  const { earliest, latest } = table.when.entries
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    takeCodes(table.when.codes, ofChunk, spans, 0)
    for (let index = 0; index < ofChunk.length; index++) {
      const code = spans[index] ?? 0
      const isInside = (earliest[code] ?? 0) >= span.from && (latest[code] ?? 0) <= span.to
      slots[index] = isInside ? 0 : 1
      if (!isInside) summary.partlyInside[side]++
    }
    addIncidents(tally, 2, slots, places, ofChunk.length, chunk)
  }
  moveSlot(summary.tolls.numbers, sides.indexOf(side), finishTally(tally, 1).numbers, 0)
  summary.leftOut[side] += tooImprecise
}

function changeOf(now: Interval | null, before: Interval | null): TollChange | null {
  if (now === null || before === null) return null
  return {
    low: before.high === null ? null : now.low - before.high,
    best: now.best === null || before.best === null ? null : now.best - before.best,
    high: now.high === null ? null : now.high - before.low,
  }
}
