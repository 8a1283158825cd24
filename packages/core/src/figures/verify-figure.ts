import { canonicalJson, type Interval } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import {
  type ComputedStatistic,
  casualtyTotal,
  computeStatistic,
  incidentsUsed,
  isStatisticName,
  rowsUsed,
  type StatisticName,
} from '../statistics/index.ts'
import { idOfRow } from '../table/index.ts'
import { type Figure, isFigureIntact } from './figure.ts'

/** How one incident made a difference to a figure. `null` is *not in it*. */
export interface FigureDifference {
  readonly incident: string
  readonly reason: 'added' | 'revised' | 'recounted' | 'merged' | 'withdrawn' | 'no-longer-selected'
  readonly versionThen: number | null
  readonly versionNow: number | null
  readonly killed: Change
  readonly wounded: Change
}

/**
 * A quantity in the figure and now; `null` where it was not reported or the incident did not count.
 * `before` is `null` too where the records of the figure's own revision are not at hand.
 */
export interface Change {
  readonly before: Interval | null
  readonly after: Interval | null
}

/**
 * What came of counting a figure again.
 *
 * - `holds`: the result is the same at the ledger's present revision, byte for byte.
 * - `changed`: it is another one now; `differences` says which incidents made it so.
 * - `not-reproducible`: it does not follow from the records of its own revision.
 * - `tampered`: its content does not fit its id.
 */
export interface Verification {
  readonly figure: string
  readonly status: 'holds' | 'changed' | 'not-reproducible' | 'tampered'
  readonly revisionThen: number
  readonly revisionNow: number
  readonly resultThen: Figure['result']
  readonly resultNow: Figure['result'] | null
  readonly differences: readonly FigureDifference[]
}

/** Public records of a ledger revision. */
export interface RecordsAtRevision {
  readonly revision: number
  readonly records: PublicRecordSet
}

/**
 * Counts a figure again: at its own revision, where those records are at hand (`then`), and at the
 * present one. The figure's own number is never replaced.
 *
 * Incidents are also listed when they changed without changing the result.
 *
 * Source: METHODS.md, "Figures".
 *
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * const figure = citeFigure(records, 1, 'total', '').value
 * verifyFigure(figure, records, { revision: 2, records }).status //=> 'holds'
 */
export function verifyFigure(
  figure: Figure,
  then: PublicRecordSet | null,
  now: RecordsAtRevision,
): Verification {
  const question = isFigureIntact(figure) ? questionOfFigure(figure) : null
  const recount = ({ revision, records }: RecordsAtRevision): ComputedStatistic | null =>
    question && computeStatistic(records, revision, question.statistic, question.search).value
  const versions = new Map(now.records.incidents.map(({ id, version }) => [id, version]))
  const buried = new Map(now.records.tombstones.map(({ id, status }) => [id, status]))
  return verifyRecounted(figure, now.revision, {
    before: then && recount({ revision: figure.revision, records: then }),
    after: recount(now),
    versionOf: (id) => versions.get(id),
    buriedAs: (id) => buried.get(id),
  })
}

/**
 * A figure counted again: `before` at its own revision, `null` where that is not at hand, `after` at the
 * newest one, `null` where its question cannot be read. `versionOf` tells the version of each incident that counts now, `buriedAs` what became
 * of one that was taken out.
 */
export interface RecountedFigure {
  readonly before: ComputedStatistic | null
  readonly after: ComputedStatistic | null
  readonly versionOf: (incident: string) => number | undefined
  readonly buriedAs: (incident: string) => 'merged' | 'withdrawn' | undefined
}

/** Compares a figure with what counting it again gave, wherever that was done. See {@link verifyFigure}. */
export function verifyRecounted(
  figure: Figure,
  revisionNow: number,
  recounted: RecountedFigure,
): Verification {
  const outcome = {
    figure: figure.id,
    revisionThen: figure.revision,
    revisionNow,
    resultThen: figure.result,
    resultNow: null,
    differences: [],
  }
  if (!isFigureIntact(figure)) return { ...outcome, status: 'tampered' }
  const { before, after } = recounted
  if (before !== null && !isSameResult(before, figure)) {
    return { ...outcome, status: 'not-reproducible', resultNow: before.answer.result }
  }
  if (after === null) return { ...outcome, status: 'not-reproducible' }
  return {
    ...outcome,
    status: isSameResult(after, figure) ? 'holds' : 'changed',
    resultNow: after.answer.result,
    differences: differencesOf(figure, before, after, recounted),
  }
}

/** What a figure asks, as {@link parseStatistic} takes it; `null` where it names no statistic. */
export interface FigureQuestion {
  readonly statistic: StatisticName
  /** Its query with the rule and its version, and without `asOf`: its revision stands for that. */
  readonly search: string
}

/**
 * What a figure asks.
 *
 * @example
 * questionOfFigure({ statistic: 'total', query: 'asOf=3&country=AFG', rule: 'envelope@1' }).search
 * //=> 'country=AFG&rule=envelope%401'
 */
export function questionOfFigure({
  statistic,
  query,
  rule,
}: Pick<Figure, 'statistic' | 'query' | 'rule'>): FigureQuestion | null {
  if (!isStatisticName(statistic)) return null
  return { statistic, search: withRule(withoutAsOf(query), rule) }
}

/** A figure that was asked for as known at a time is of that time's revision: records are chosen by it. */
function withoutAsOf(query: string): string {
  return query
    .split('&')
    .filter((part) => !part.startsWith('asOf='))
    .join('&')
}

function withRule(query: string, rule: string): string {
  const others = query.split('&').filter((part) => part !== '' && !part.startsWith('rule='))
  return [...others, `rule=${encodeURIComponent(rule)}`].join('&')
}

function isSameResult(computed: ComputedStatistic, figure: Figure): boolean {
  const { result, incidents } = computed.answer
  return canonicalJson([result, incidents]) === canonicalJson([figure.result, figure.counted])
}

function differencesOf(
  figure: Figure,
  then: ComputedStatistic | null,
  now: ComputedStatistic,
  { versionOf, buriedAs }: RecountedFigure,
): readonly FigureDifference[] {
  const versionsThen = new Map(figure.incidents.map(({ id, version }) => [id, version]))
  const usedNow = new Set(incidentsUsed(now))
  const [tollThen, tollNow] = [tollReader(then), tollReader(now)]
  const ids = [...new Set([...versionsThen.keys(), ...usedNow])].sort()
  return ids.flatMap((incident) => {
    const versionThen = versionsThen.get(incident) ?? null
    const versionNow = usedNow.has(incident) ? (versionOf(incident) ?? null) : null
    const [before, after] = [tollThen(incident), tollNow(incident)]
    const isSame =
      versionThen === versionNow &&
      (then === null || canonicalJson(before) === canonicalJson(after))
    if (isSame) return []
    return [
      {
        incident,
        reason: reasonOf(versionThen, versionNow, buriedAs(incident)),
        versionThen,
        versionNow,
        killed: { before: before.killed, after: after.killed },
        wounded: { before: before.wounded, after: after.wounded },
      },
    ]
  })
}

function reasonOf(
  versionThen: number | null,
  versionNow: number | null,
  buried: 'merged' | 'withdrawn' | undefined,
): FigureDifference['reason'] {
  if (versionThen === null) return 'added'
  if (versionNow === null) return buried ?? 'no-longer-selected'
  return versionThen === versionNow ? 'recounted' : 'revised'
}

interface TollOfIncident {
  readonly killed: Interval | null
  readonly wounded: Interval | null
}

function tollReader(computed: ComputedStatistic | null): (incident: string) => TollOfIncident {
  if (computed === null) return () => nothing
  const { table, query } = computed
  const rows = new Map(Array.from(rowsUsed(computed), (row) => [idOfRow(table.id, row), row]))
  return (incident) => {
    const row = rows.get(incident)
    return row === undefined ? nothing : casualtyTotal(table, [row], query)
  }
}

const nothing: TollOfIncident = { killed: null, wounded: null }
