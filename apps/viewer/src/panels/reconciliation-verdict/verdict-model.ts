import type { ReconciledRow, Reconciliation } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import { greatestOf } from '../../design/interval-bar-model.ts'
import { type Measure, measures } from '../../design/measure.ts'
import { leadingNumber } from '../../language/leading-number.ts'
import { reconciledCellName } from '../../language/reconciled-cell.ts'
import type { RecordNames } from '../../language/record-names.ts'
import { shortName } from '../../language/short-name.ts'
import type { Words } from '../../language/words.ts'

/** One number of a printed total's cell: as printed, or under a reading of the ledger. */
export interface VerdictLine {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly interval: Interval | null
  readonly href: string | null
}

/** Whether a printed total adds up, in sentences, with the numbers that they compare. */
export interface VerdictModel {
  readonly measure: Measure
  /** What is printed: "at least", "96", "killed". */
  readonly printed: { readonly before: string; readonly number: string; readonly harm: string }
  readonly sum: string
  readonly but: string | null
  readonly asides: readonly string[]
  readonly lines: readonly VerdictLine[]
  readonly greatest: number
}

/** What a verdict says of a reconciliation. */
export interface Judged {
  readonly reconciliation: Reconciliation
  /** What each incident of the readings has in each row; `null` where it gives no such number. */
  readonly amounts: ReadonlyMap<string, readonly (Interval | null)[]>
  /** For each row, the number of incidents that surely lie within the period; `null` without one. */
  readonly surelyInside: readonly (number | null)[] | null
}

/** What a verdict is made of. `hrefOf` gives the page that lists a reading's incidents. */
export interface VerdictSource {
  readonly reconciled: Judged
  readonly names: Pick<RecordNames, 'actor'>
  readonly hrefOf: (search: string) => string
}

/**
 * The row that a printed total is known by: all groups together, killed before wounded; the first one
 * where none is over all groups. -1 for a total without cells.
 */
export function leadingRow(rows: readonly Pick<ReconciledRow, 'group'>[]): number {
  const whole = rows.findIndex(({ group }) => group === 'all')
  return whole >= 0 ? whole : Math.min(0, rows.length - 1)
}

/**
 * Says whether a printed total adds up, by the cell that it is known by; `null` for a total without
 * cells. First whether the sum follows from the incidents, then what it counts that a stricter reading
 * would not, then what is uncertain about that.
 */
export function verdictModel(source: VerdictSource, words: Words): VerdictModel | null {
  const { reconciliation } = source.reconciled
  const index = leadingRow(reconciliation.rows)
  const row = reconciliation.rows[index]
  if (row === undefined) return null
  const { say } = words
  const text = (interval: Interval | null) =>
    interval === null ? say.number.unknown : words.interval(interval)
  const lines: readonly VerdictLine[] = [
    {
      key: 'printed',
      label: say.reconciliation.printed,
      text: text(row.reported),
      interval: row.reported,
      href: null,
    },
    ...reconciliation.readings.map(({ name, query }, reading) => {
      const interval = row.counted[reading] ?? null
      return {
        key: name,
        label: say.reconciliation.readings[name],
        text: text(interval),
        interval,
        href: source.hrefOf(query),
      }
    }),
  ]
  return {
    measure: measures.find((measure) => measure === row.harm) ?? 'incidents',
    printed: { ...leadingNumber(row.reported, words), harm: say.vocabulary.harms[row.harm] },
    sum: sumSentence(row, source, words),
    but: butSentence(row, source, words),
    asides: asidesOf(row, index, source, words),
    lines,
    greatest: greatestOf(lines.map(({ interval }) => interval)),
  }
}

function sumSentence(row: ReconciledRow, { reconciled }: VerdictSource, words: Words): string {
  const { verdict } = words.say.reconciliation
  const isTold = reconciled.reconciliation.readings[0]?.name === 'told-in-document'
  const counted = quantityText(row.counted[0] ?? null, row, words)
  if (row.verdict.status === 'matches') {
    return isTold ? verdict.follows(counted) : verdict.followsInScope(counted)
  }
  const printed = quantityText(row.reported, row, words)
  return isTold ? verdict.differs(counted, printed) : verdict.differsInScope(counted, printed)
}

function butSentence(row: ReconciledRow, source: VerdictSource, words: Words): string | null {
  const { reconciliation } = source.reconciled
  const { verdict } = words.say.reconciliation
  const harm = words.say.vocabulary.harms[row.harm]
  const base = bestOf(row.counted[0] ?? null)
  const lostBy = (name: string) => {
    const reading = reconciliation.readings.findIndex((known) => known.name === name)
    const left = reading < 0 ? null : bestOf(row.counted[reading] ?? null)
    return base === null || left === null ? 0 : base - left
  }
  const outside = lostBy('within-period')
  const unattributed = lostBy('claimed-or-attributed')
  const { actor } = reconciliation.reportedTotal.scope
  const clauses = [
    outside > 0 ? verdict.outsidePeriod(words.number(outside), harm) : null,
    unattributed > 0 && actor !== null
      ? verdict.unattributed(words.number(unattributed), harm, shortName(source.names.actor(actor)))
      : null,
  ].filter((clause) => clause !== null)
  const [first, second] = clauses
  if (first === undefined) {
    return reconciliation.readings.length > 1 && row.verdict.status === 'matches'
      ? verdict.onEveryReading
      : null
  }
  return verdict.but(second === undefined ? first : words.say.number.and(first, second))
}

function asidesOf(
  row: ReconciledRow,
  index: number,
  { reconciled, names }: VerdictSource,
  words: Words,
): readonly string[] {
  const { reconciliation, surelyInside, amounts } = reconciled
  const { verdict } = words.say.reconciliation
  const differing = reconciliation.rows.filter(
    (other) =>
      other !== row && (other.verdict.status === 'short' || other.verdict.status === 'over'),
  )
  const someDiffer =
    row.verdict.status === 'matches' && differing.length > 0
      ? verdict.someDiffer(
          words.say.number.list(differing.map((cell) => reconciledCellName(cell, names, words))),
        )
      : null

  const within = reconciliation.readings.findIndex(({ name }) => name === 'within-period')
  const inside = bestOf(row.counted[within] ?? null)
  const sure = surelyInside?.[index] ?? null
  const unsure = inside === null || sure === null ? 0 : inside - sure
  const undated = (reconciliation.readings[within]?.partlyInside ?? []).filter(
    (incident) => (bestOf(amounts.get(incident)?.[index] ?? null) ?? 0) > 0,
  )
  const harm = words.say.vocabulary.harms[row.harm]
  const undatedPart =
    unsure > 0
      ? verdict.undated(
          words.number(unsure),
          harm,
          words.say.number.incidents(undated.length, words.number(undated.length)),
          words.number(sure ?? 0),
        )
      : null
  return [someDiffer, undatedPart].filter((aside) => aside !== null)
}

function quantityText(interval: Interval | null, row: ReconciledRow, words: Words): string {
  const number = interval === null ? words.say.number.unknown : words.interval(interval)
  return `${number} ${words.say.vocabulary.harms[row.harm]}`
}

function bestOf(interval: Interval | null): number | null {
  return interval === null ? null : (interval.best ?? interval.low)
}
