import { chunkLength, openEnd, type Spans, takeCodes } from '../table/index.ts'
import { sumsOf } from './kept-sums.ts'
import { defineStatistic, type NoOptions, type SelectedTable } from './statistic-definition.ts'

/** A quantile of lags: that share of incidents at least was told of within so many days. */
export interface LagQuantile {
  readonly share: number
  readonly days: number
}

/** How many incidents were first told of so many days after, both bounds included; `to: null` is open. */
export interface LagRow {
  readonly from: number
  readonly to: number | null
  readonly incidents: number
}

/**
 * How long after an incident it was first told of.
 *
 * `measured` incidents have a lag. Of the others the day is not exact (counted in the answer's
 * `tooImprecise`), nothing that was said is dated (`undated`), or something is dated before the incident
 * itself (`beforehand`). Quantiles are empty where nothing was measured.
 */
export interface ReportingLag {
  readonly measured: number
  readonly undated: number
  readonly beforehand: number
  readonly quantiles: readonly LagQuantile[]
  readonly rows: readonly LagRow[]
}

/** The mergeable summary behind a lag: how many incidents have a lag of each number of days. */
interface LagSummary {
  readonly counts: Map<number, number>
  undated: number
  beforehand: number
  tooImprecise: number
}

const percents = [0, 10, 25, 50, 75, 90, 100]
const steps = [0, 1, 2, 8, 31, 91, 366]

/**
 * Days between an incident and the first day on which something was said of it; what was said is dated
 * by its document where nothing else is known.
 *
 * Quantiles are days that occur: the inverse of the empirical distribution function.
 *
 * Source: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", *The American
 * Statistician* 50 (1996), definition 1; METHODS.md, "lag".
 */
export const lag = defineStatistic<'lag', NoOptions, LagSummary, ReportingLag>({
  name: 'lag',
  summary: 'Days between incidents and the first that was said of them.',
  parameters: {},
  init: noLags,
  add: (summary, part, { query }) => {
    mergeLags(
      summary,
      sumsOf(part, query, {
        name: 'lag',
        reads: [],
        make: sumLags,
        without: lagsWithout,
        bytesOf: ({ counts }) => 32 * counts.size,
      }),
    )
  },
  merge: mergeLags,
  finish: ({ counts, undated, beforehand, tooImprecise }) => {
    const ascending = [...counts].sort(([a], [b]) => a - b)
    const measured = ascending.reduce((sum, [, count]) => sum + count, 0)
    const result = {
      measured,
      undated,
      beforehand,
      quantiles: quantilesOf(ascending, measured),
      rows: rowsOf(ascending),
    }
    return { result, tooImprecise }
  },
})

function noLags(): LagSummary {
  return { counts: new Map(), undated: 0, beforehand: 0, tooImprecise: 0 }
}

function mergeLags(summary: LagSummary, other: LagSummary): void {
  for (const [days, count] of other.counts) addCount(summary.counts, days, count)
  summary.undated += other.undated
  summary.beforehand += other.beforehand
  summary.tooImprecise += other.tooImprecise
}

function lagsWithout(whole: LagSummary, part: LagSummary): LagSummary {
  const counts = new Map<number, number>()
  for (const [days, count] of whole.counts) {
    const left = count - (part.counts.get(days) ?? 0)
    if (left > 0) counts.set(days, left)
  }
  return {
    counts,
    undated: whole.undated - part.undated,
    beforehand: whole.beforehand - part.beforehand,
    tooImprecise: whole.tooImprecise - part.tooImprecise,
  }
}

function sumLags({ table: { when, firstSaid }, selection: { rows } }: SelectedTable): LagSummary {
  const summary = noLags()
  const spans = new Uint32Array(chunkLength)
  const said = new Uint32Array(chunkLength)
  const short = new Uint32Array(4096)
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    takeCodes(when.codes, ofChunk, spans, 0)
    takeCodes(firstSaid.codes, ofChunk, said, firstSaid.entries.length)
    addLags(summary, short, ofChunk.length, spans, when.entries, said, firstSaid.entries)
  }
  short.forEach((count, days) => {
    if (count > 0) addCount(summary.counts, days, count)
  })
  return summary
}

/** Counts lags: those that `short` has a place for there, longer ones in the summary. */
function addLags(
  summary: LagSummary,
  short: Uint32Array,
  length: number,
  spans: Uint32Array,
  { earliest, latest }: Pick<Spans, 'earliest' | 'latest'>,
  said: Uint32Array,
  saidDays: Int32Array,
): void {
  let [tooImprecise, undated, beforehand] = [0, 0, 0]
  for (let index = 0; index < length; index++) {
    const span = spans[index] ?? 0
    const day = latest[span] ?? openEnd
    const code = said[index] ?? 0
    if (earliest[span] !== day) tooImprecise++
    else if (code >= saidDays.length) undated++
    else {
      const days = (saidDays[code] ?? 0) - day
      if (days < 0) beforehand++
      else if (days < short.length) short[days] = (short[days] ?? 0) + 1
      else addCount(summary.counts, days, 1)
    }
  }
  summary.tooImprecise += tooImprecise
  summary.undated += undated
  summary.beforehand += beforehand
}

function addCount(counts: Map<number, number>, days: number, count: number): void {
  counts.set(days, (counts.get(days) ?? 0) + count)
}

type CountedDays = readonly (readonly [days: number, count: number])[]

function quantilesOf(ascending: CountedDays, measured: number): readonly LagQuantile[] {
  if (measured === 0) return []
  return percents.map((percent) => {
    let left = Math.max(1, Math.ceil((percent * measured) / 100))
    const found = ascending.find(([, count]) => {
      left -= count
      return left <= 0
    })
    return { share: percent / 100, days: found?.[0] ?? 0 }
  })
}

function rowsOf(ascending: CountedDays): readonly LagRow[] {
  return steps.map((from, index) => {
    const next = steps[index + 1]
    const to = next === undefined ? null : next - 1
    const inside = ascending.filter(([days]) => days >= from && (to === null || days <= to))
    return { from, to, incidents: inside.reduce((sum, [, count]) => sum + count, 0) }
  })
}
