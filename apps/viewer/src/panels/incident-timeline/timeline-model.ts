import type { Interval, IsoDate } from '@recount/core/primitives'
import type { CasualtyRow, PeriodLength } from '@recount/core/statistics'
import { ticks } from 'd3-array'
import { casualtyTable } from '../../design/casualty-table.ts'
import { greatestOf } from '../../design/interval-bar-model.ts'
import { type Measure, measured } from '../../design/measure.ts'
import { measuredLabel } from '../../design/measured-label.ts'
import type { TableModel } from '../../design/table-model.ts'
import type { Words } from '../../language/words.ts'

/** One step of the timeline: a bar in percent of the scale's height, and whether the period holds it. */
export interface TimelineBar {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly name: string
  readonly label: string
  readonly low: number
  readonly best: number
  readonly high: number
  readonly isOpen: boolean
  readonly inPeriod: boolean
  /** The text under the bar where a larger unit begins; else `null`. */
  readonly tick: string | null
}

/** The bar of incidents that belong to no step. */
export interface UndatedBar
  extends Pick<TimelineBar, 'label' | 'low' | 'best' | 'high' | 'isOpen'> {
  readonly incidents: number
  readonly text: string
  /** Whether the bar is far higher than all others and is drawn with a gap, off the scale. */
  readonly isCut: boolean
}

/** A timeline ready to be drawn. `scale` is in the measure's unit, its lines in percent. */
export interface TimelineModel {
  readonly bars: readonly TimelineBar[]
  /** Whether the period has more steps than can be told apart; then there are no bars. */
  readonly isTooLong: boolean
  readonly undated: UndatedBar | null
  readonly scale: readonly { readonly text: string; readonly at: number }[]
  readonly extent: { readonly from: IsoDate; readonly to: IsoDate } | null
  readonly table: TableModel
}

/** What the incidents without a step come to. */
export interface Undated {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
  readonly unknownToll: number
}

/** What a timeline is made of. */
export interface TimelineSource {
  readonly rows: readonly CasualtyRow[]
  readonly undated: Undated
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  readonly step: PeriodLength
  readonly measure: Measure
}

const mostTicks = 8
/** The undated ones raise the scale by no more than this: higher, the steps could not be told apart. */
const mostRaised = 2
const mostBars = 750

/**
 * Lays out a series without gaps. Incidents known too roughly for one step stand in a bar of their own,
 * on the same scale, unless it is far higher than all others: then it is cut. They are never spread over
 * steps.
 */
export function timelineModel(source: TimelineSource, words: Words): TimelineModel {
  const { undated, measure, step } = source
  const isTooLong = source.rows.length > mostBars
  const rows = isTooLong ? [] : source.rows
  const intervals = rows.map((row) => measured(row, measure))
  const rough = measured(undated, measure)
  const [greatestStep, greatestRough] = [greatestOf(intervals), greatestOf([rough])]
  const isCut = greatestStep > 0 && greatestRough > mostRaised * greatestStep
  const greatest = isCut ? greatestStep : Math.max(greatestStep, greatestRough)
  const lines = ticks(0, greatest, 3).filter((line) => Number.isInteger(line))
  const top = Math.max(greatest, lines.at(-1) ?? 0) * 1.06
  const ticksAt = tickTexts(rows, step, words)
  const { say } = words
  return {
    isTooLong,
    bars: rows.map((row, index) => {
      const from = row.key.from ?? ''
      const to = row.key.to ?? ''
      const interval = row.incidents === 0 ? null : (intervals[index] ?? null)
      const name = periodName(from, to, step, words)
      return {
        from,
        to,
        name,
        label: measuredLabel(name, row, measure, words),
        ...heightsOf(interval, top),
        inPeriod:
          (source.from === null || to >= source.from) && (source.to === null || from <= source.to),
        tick: ticksAt.get(index) ?? null,
      }
    }),
    undated:
      undated.incidents === 0
        ? null
        : {
            incidents: undated.incidents,
            text: textOf(rough, words),
            isCut,
            label: measuredLabel(say.timeline.undated, undated, measure, words),
            ...(isCut ? { ...whole, isOpen: rough?.high === null } : heightsOf(rough, top)),
          },
    scale: lines
      .filter((line) => line > 0)
      .map((line) => ({ text: words.number(line), at: percent(line, top) })),
    extent:
      rows.length === 0 ? null : { from: rows[0]?.key.from ?? '', to: rows.at(-1)?.key.to ?? '' },
    table: casualtyTable(
      say.explore.timeline,
      say.timeline.period,
      [
        ...source.rows.map((row) => ({
          ...row,
          id: row.key.from ?? '',
          label: periodName(row.key.from ?? '', row.key.to ?? '', step, words),
        })),
        ...(undated.incidents === 0
          ? []
          : [{ ...undated, id: 'undated', label: say.timeline.undated, quiet: true }]),
      ],
      words,
    ),
  }
}

/**
 * The period that a drag over bars chooses, from the first bar to the last, whichever came first.
 *
 * @example
 * periodOfBars([], 0, 3) //=> null
 */
export function periodOfBars(
  bars: readonly Pick<TimelineBar, 'from' | 'to'>[],
  start: number,
  end: number,
): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const first = bars[Math.min(start, end)]
  const last = bars[Math.max(start, end)]
  return first && last ? { from: first.from, to: last.to } : null
}

/**
 * The bar that lies at a part of the width, 0 to 1, from the side on which time begins.
 *
 * @example
 * barAt(0.99, 4) //=> 3
 */
export function barAt(fraction: number, bars: number): number {
  return Math.max(0, Math.min(bars - 1, Math.floor(fraction * bars)))
}

/** A bar that is cut is as high as the plot. */
const whole = { low: 100, best: 100, high: 100 }

function heightsOf(interval: Interval | null, top: number) {
  if (interval === null) return { low: 0, best: 0, high: 0, isOpen: false }
  const { low, best, high } = interval
  return {
    low: percent(low, top),
    best: percent(best ?? low, top),
    high: percent(high ?? best ?? low, top),
    isOpen: high === null,
  }
}

function percent(count: number, top: number): number {
  return Math.round((10_000 * count) / top) / 100
}

function textOf(interval: Interval | null, words: Words): string {
  return interval === null ? words.say.number.noNumber : words.interval(interval)
}

function periodName(from: IsoDate, to: IsoDate, step: PeriodLength, words: Words): string {
  const { date } = words.say
  if (step === 'day') return words.day(from)
  if (step === 'week') return date.weekOf(words.day(from))
  if (step === 'month') return words.month(from)
  if (step === 'quarter') return date.between(words.month(from), words.month(to))
  return words.year(from)
}

/**
 * A tick where the next larger unit begins. The year is told at the first tick and when it changes; ticks
 * too near to the next one are left out, so that none is written over another.
 */
function tickTexts(
  rows: readonly CasualtyRow[],
  step: PeriodLength,
  words: Words,
): ReadonlyMap<number, string> {
  const isFine = step === 'day' || step === 'week'
  const unitOf = (row: CasualtyRow) => {
    const from = row.key.from ?? ''
    return isFine ? words.month(from) : words.year(from)
  }
  const starts = rows.flatMap((row, index) => {
    const before = rows[index - 1]
    return before === undefined || unitOf(before) !== unitOf(row) ? [index] : []
  })
  const room = rows.length / mostTicks
  const kept = starts.filter((start, position) => {
    const next = starts[position + 1]
    return position > 0 || next === undefined || next - start >= room
  })
  const every = Math.ceil(kept.length / mostTicks)
  let told = ''
  return new Map(
    kept
      .filter((_, position) => position % every === 0)
      .map((start) => {
        const from = rows[start]?.key.from ?? ''
        const year = words.year(from)
        const text =
          !isFine || year !== told ? (isFine ? words.month(from) : year) : words.monthName(from)
        told = year
        return [start, text]
      }),
  )
}
