import type { CountedIncident } from '@recount/core/counting'
import type { Interval } from '@recount/core/primitives'
import { countableHarms, harms, type Toll, tollGroups } from '@recount/core/records'
import { greatestOf } from '../../design/interval-bar-model.ts'
import { type Measure, measures } from '../../design/measure.ts'
import { capitalised } from '../../language/capitalised.ts'
import { type CellKey, cellId, describeGroup } from '../../language/describe-cell.ts'
import { describeQuantity } from '../../language/describe-quantity.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** A claim that a rule used or set aside. */
export interface WeighedClaim {
  readonly id: string
  readonly text: string
  readonly reason: string | null
}

/** An incident counted by one rule. */
export interface RuleRow {
  readonly rule: string
  readonly name: string
  readonly summary: string
  readonly chosen: boolean
  readonly cells: readonly { readonly text: string; readonly interval: Interval | null }[]
  readonly used: readonly WeighedClaim[]
  readonly setAside: readonly WeighedClaim[]
}

/** An incident counted by every rule. */
export interface RulesModel {
  readonly columns: readonly {
    readonly id: string
    readonly measure: Measure
    readonly harm: string
    readonly group: string
  }[]
  readonly greatest: readonly number[]
  readonly rows: readonly RuleRow[]
}

/** Puts the counts of one incident by several rules side by side, each with the claims it weighed. */
export function rulesModel(
  counts: readonly { readonly rule: string; readonly counted: CountedIncident }[],
  chosen: string,
  names: RecordNames,
  words: Words,
): RulesModel {
  const keys = keysOf(counts.map(({ counted }) => counted))
  const { vocabulary, number } = words.say
  const quantityAt = (counted: CountedIncident, key: CellKey) =>
    counted.cells.find((cell) => cellId(cell) === cellId(key))?.quantity ?? null
  return {
    columns: keys.map((key) => ({
      id: cellId(key),
      measure: measures.find((measure) => measure === key.harm) ?? 'incidents',
      harm: capitalised(vocabulary.harms[key.harm]),
      group: describeGroup(key, names, words),
    })),
    greatest: keys.map((key) => greatestOf(counts.map(({ counted }) => quantityAt(counted, key)))),
    rows: counts.map(({ rule, counted }) => ({
      rule,
      name: vocabulary.rules[rule]?.name ?? rule,
      summary: vocabulary.rules[rule]?.summary ?? '',
      chosen: rule === chosen,
      cells: keys.map((key) => {
        const interval = quantityAt(counted, key)
        return { interval, text: interval === null ? number.noNumber : words.interval(interval) }
      }),
      ...weighed(counted, names, words),
    })),
  }
}

function keysOf(counts: readonly CountedIncident[]): readonly CellKey[] {
  const isCountable = (harm: string) => (countableHarms as readonly string[]).includes(harm)
  const known = new Map<string, CellKey>()
  for (const { cells } of counts)
    for (const { harm, group, actor } of cells)
      if (isCountable(harm)) known.set(cellId({ harm, group, actor }), { harm, group, actor })
  return [...known.values()].sort(
    (a, b) =>
      harms.indexOf(a.harm) - harms.indexOf(b.harm) ||
      tollGroups.indexOf(a.group) - tollGroups.indexOf(b.group) ||
      (cellId(a) < cellId(b) ? -1 : 1),
  )
}

function weighed(counted: CountedIncident, names: RecordNames, words: Words) {
  const tolls = new Map(
    counted.incident.claims.flatMap((claim) =>
      claim.kind === 'toll' ? [[claim.id, claim] as const] : [],
    ),
  )
  const used = counted.cells.flatMap((cell) => cell.used)
  const setAside = [...counted.cells.flatMap((cell) => cell.setAside), ...counted.setAside]
  return {
    used: used.map((id) => ({
      id,
      text: claimText(tolls.get(id), id, names, words),
      reason: null,
    })),
    setAside: setAside.map(({ claim, reason }) => ({
      id: claim,
      text: claimText(tolls.get(claim), claim, names, words),
      reason: words.say.vocabulary.setAsideReasons[reason],
    })),
  }
}

function claimText(toll: Toll | undefined, id: string, names: RecordNames, words: Words): string {
  if (toll === undefined || toll.quantity === null) return id
  const { number } = describeQuantity(toll.quantity, words)
  return `${names.source(toll.speaker)}: ${number} ${words.say.vocabulary.harms[toll.harm]}`
}
