import type { Bridge, BridgeStep, Reading, ReconciledRow } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import type { TableModel, TableRow } from '../../design/table-model.ts'
import type { Words } from '../../language/words.ts'

/** A number that the bridge passes: a bar from nothing. Lengths are in percent of the scale. */
export interface BridgeLevel {
  readonly kind: 'level'
  readonly key: string
  readonly label: string
  readonly note: string
  readonly href: string | null
  readonly number: string
  readonly length: number
  /** The end of the bar that is of incidents without an exact day; 0 where there is none. */
  readonly unsure: number
  readonly isOpen: boolean
}

/** What one incident takes from the number before it: a bar that hangs where the last one ended. */
export interface BridgeChange {
  readonly kind: 'change'
  readonly key: string
  readonly label: string
  readonly note: string
  readonly href: string | null
  readonly number: string
  readonly start: number
  readonly length: number
  readonly isGain: boolean
  /** Where the number stands after it. */
  readonly level: number
}

/** A bridge from a printed number to a stricter one, ready to be drawn. */
export interface BridgeModel {
  readonly title: string
  readonly label: string
  readonly lines: readonly (BridgeLevel | BridgeChange)[]
  /** Incidents that a step takes away but that give no number in this cell, in a sentence; else `null`. */
  readonly withoutNumber: string | null
  readonly hasUnsure: boolean
  readonly isUnchanged: boolean
  readonly table: TableModel
}

/** What a bridge is made of, for one cell of the printed total. */
export interface BridgeSource {
  readonly bridge: Bridge
  readonly row: ReconciledRow
  readonly rowIndex: number
  readonly readings: readonly Reading[]
  /** What an incident has in this cell; `null` where it gives no such number. */
  readonly amountOf: (incident: string) => Interval | null
  /** The number of incidents that surely lie within the period, for this cell; `null` without a period. */
  readonly surelyInside: number | null
  readonly actor: string
  readonly period: string
  readonly titleOf: (incident: string) => string
  readonly whenOf: (incident: string) => string
  readonly incidentHref: (incident: string) => string
  readonly exploreHref: (search: string) => string
}

/**
 * Lays out a bridge for one cell: the printed number, then for each step every incident that it takes
 * away, by itself, and the number that is left. What single incidents do not explain stands in a line of
 * its own, so that the lines always add up.
 */
export function bridgeModel(source: BridgeSource, words: Words): BridgeModel {
  const { bridge, row, readings } = source
  const { reconciliation, number } = words.say
  const parts = bridge.steps.map((step) => partOf(step, source))
  const printed = numberOf(row.reported)
  const levels = [printed, ...parts.map(({ after }) => after)]
  const percent = percentOf(Math.max(1, ...levels.map((level) => level ?? 0)))
  const textOf = (interval: Interval | null) =>
    interval === null ? number.unknown : words.interval(interval)
  const intervalOf = (name: string) =>
    row.counted[readings.findIndex((reading) => reading.name === name)] ?? null

  const start: BridgeLevel = {
    kind: 'level',
    key: 'printed',
    label: reconciliation.printed,
    note: '',
    href: null,
    number: row.reported === null ? reconciliation.notPrinted : words.interval(row.reported),
    length: percent(printed ?? 0),
    unsure: 0,
    isOpen: row.reported?.high === null,
  }
  const lines = parts.flatMap((part): (BridgeLevel | BridgeChange)[] => {
    const { step, changes, after } = part
    let level = part.before ?? 0
    const hanging = changes.map(({ incident, change }): BridgeChange => {
      const next = level + change
      const line: BridgeChange = {
        kind: 'change',
        key: `${step.to} ${incident ?? 'rest'}`,
        label: labelOf(incident, step, source, words),
        note: incident === null ? '' : source.whenOf(incident),
        href: incident === null ? null : source.incidentHref(incident),
        number: words.difference(change),
        start: percent(Math.min(level, next)),
        length: percent(Math.abs(change)),
        isGain: change > 0,
        level: percent(next),
      }
      level = next
      return line
    })
    const interval = intervalOf(step.to)
    const unsure =
      step.to === 'within-period' && source.surelyInside !== null && after !== null
        ? Math.max(0, after - source.surelyInside)
        : 0
    const reading = readings.find(({ name }) => name === step.to)
    return [
      ...hanging,
      {
        kind: 'level',
        key: step.to,
        label: reconciliation.readings[step.to],
        note: reconciliation.readingTexts[step.to](source.actor, source.period),
        href: reading === undefined ? null : source.exploreHref(reading.query),
        number: textOf(interval),
        length: percent(after ?? 0),
        unsure: percent(unsure),
        isOpen: interval !== null && interval.high === null,
      },
    ]
  })

  const path = pathOf(parts, row, words)
  const name = reconciliation.bridgeTitles[bridge.name]
  const title = `${name}: ${path}`
  const silent = parts.flatMap(({ silent }) => silent)
  return {
    title,
    label: reconciliation.bridgeLabel(name, path),
    lines: [start, ...lines],
    withoutNumber:
      silent.length === 0
        ? null
        : reconciliation.noNumberHere(number.list(silent.map(source.titleOf))),
    hasUnsure: lines.some((line) => line.kind === 'level' && line.unsure > 0),
    isUnchanged: lines.every(({ kind }) => kind === 'level'),
    table: tableOf(title, parts, source, words),
  }
}

interface Part {
  readonly step: BridgeStep
  readonly before: number | null
  readonly after: number | null
  /** What each incident changes; `incident: null` is what no incident explains. */
  readonly changes: readonly { readonly incident: string | null; readonly change: number }[]
  /** Incidents of the step that give no number in the cell. */
  readonly silent: readonly string[]
}

function partOf(step: BridgeStep, { rowIndex, amountOf }: BridgeSource): Part {
  const before = step.before[rowIndex] ?? null
  const after = step.after[rowIndex] ?? null
  const taken = step.incidents.map(({ incident }) => ({
    incident,
    change: -(numberOf(amountOf(incident)) ?? 0),
  }))
  const changes = taken.filter(({ change }) => change !== 0)
  const explained = changes.reduce((sum, { change }) => sum + change, 0)
  const rest = before === null || after === null ? 0 : after - before - explained
  return {
    step,
    before,
    after,
    changes: rest === 0 ? changes : [...changes, { incident: null, change: rest }],
    silent: taken.filter(({ change }) => change === 0).map(({ incident }) => incident),
  }
}

function pathOf(parts: readonly Part[], row: ReconciledRow, words: Words): string {
  const passed = [numberOf(row.reported), ...parts.map(({ after }) => after)]
  const numbers = passed
    .filter((level) => level !== null)
    .filter((level, index, all) => index === 0 || level !== all[index - 1])
  return words.say.reconciliation.bridgePath(numbers.map((level) => words.number(level)))
}

function labelOf(
  incident: string | null,
  step: BridgeStep,
  { titleOf }: BridgeSource,
  words: Words,
): string {
  if (incident !== null) return titleOf(incident)
  const { rest, unexplained } = words.say.reconciliation
  return step.reason === 'compared' ? unexplained : rest
}

function whyOf({ reason }: BridgeStep, actor: string, words: Words): string {
  const { whys } = words.say.reconciliation
  return reason === 'compared' || reason === 'outside-period' ? whys[reason] : whys[reason](actor)
}

function tableOf(
  caption: string,
  parts: readonly Part[],
  source: BridgeSource,
  words: Words,
): TableModel {
  const { reconciliation, number } = words.say
  const text = (count: number | null) => (count === null ? number.noNumber : words.number(count))
  const printed: TableRow = {
    key: 'printed',
    quiet: true,
    cells: [
      { text: reconciliation.printed },
      { text: '' },
      { text: '' },
      { text: text(numberOf(source.row.reported)) },
    ],
  }
  const rows = parts.flatMap((part): TableRow[] => {
    const { step, after } = part
    const why = whyOf(step, source.actor, words)
    let level = part.before
    const changes = part.changes.map(({ incident, change }): TableRow => {
      level = level === null ? null : level + change
      const label = labelOf(incident, step, source, words)
      return {
        key: `${step.to} ${incident ?? 'rest'}`,
        cells: [
          incident === null
            ? { text: label }
            : {
                text: label,
                href: source.incidentHref(incident),
                note: source.whenOf(incident),
              },
          { text: why },
          { text: words.difference(change) },
          { text: text(level) },
        ],
      }
    })
    const reading: TableRow = {
      key: step.to,
      quiet: true,
      cells: [
        { text: reconciliation.readings[step.to] },
        { text: reconciliation.readingTexts[step.to](source.actor, source.period) },
        { text: '' },
        { text: text(after) },
      ],
    }
    return [...changes, reading]
  })
  return {
    caption,
    columns: [
      { key: 'step', label: reconciliation.step, numeric: false },
      { key: 'why', label: reconciliation.why, numeric: false },
      { key: 'difference', label: reconciliation.takesAway, numeric: true },
      { key: 'leaves', label: reconciliation.leaves, numeric: true },
    ],
    rows: [printed, ...rows],
  }
}

function numberOf(interval: Interval | null): number | null {
  return interval === null ? null : (interval.best ?? interval.low)
}

function percentOf(greatest: number): (count: number) => number {
  return (count) => Math.round((10_000 * count) / greatest) / 100
}
