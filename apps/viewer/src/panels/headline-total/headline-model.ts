import type { Interval } from '@recount/core/primitives'
import { type CountableHarm, isUnknownNumber } from '@recount/core/records'
import type { StatisticAnswer } from '@recount/core/statistics'
import { casualtyTable } from '../../design/casualty-table.ts'
import { greatestOf } from '../../design/interval-bar-model.ts'
import type { Measure } from '../../design/measure.ts'
import type { TableModel } from '../../design/table-model.ts'
import type { Words } from '../../language/words.ts'

/** A number large enough to be read first, with what qualifies it. */
export interface Numeral {
  readonly of: Measure
  readonly label: string
  /** "at least", where the number is a lower bound; else empty. */
  readonly before: string
  readonly number: string
  /** What is known of its bounds. */
  readonly bounds: string
  readonly interval: Interval | null
}

/** One group of victims: its two quantities on the scale of the whole. `isParty` for members of a party. */
export interface GroupRow {
  readonly id: string
  readonly isParty: boolean
  readonly label: string
  readonly killed: Interval | null
  readonly killedText: string
  readonly wounded: Interval | null
  readonly woundedText: string
}

/** The headline of an answer. */
export interface HeadlineModel {
  readonly isEmpty: boolean
  readonly sentence: string
  readonly numerals: readonly Numeral[]
  readonly notes: readonly { readonly kind: 'missing' | 'plain'; readonly text: string }[]
  readonly groups: readonly GroupRow[]
  readonly greatest: { readonly killed: number; readonly wounded: number }
  readonly table: TableModel
}

/**
 * Puts a total into the form in which it is read: a sentence, big numbers with their bounds, what is
 * missing from them, and whose they are. `asked` are the harms that the question names, none for all of
 * them; `nameOf` names the party of an armed group.
 */
export function headlineModel(
  { result, incidents }: Pick<StatisticAnswer<'total'>, 'result' | 'incidents'>,
  asked: readonly CountableHarm[],
  words: Words,
  nameOf: (actor: string) => string,
): HeadlineModel {
  const { say } = words
  const numerals = (['killed', 'wounded'] as const)
    .filter((harm) => asked.length === 0 || asked.includes(harm))
    .map((harm) => numeralOf(harm, result[harm], words))
  const groups = groupRows(result, words, nameOf)
  return {
    isEmpty: incidents.used === 0,
    sentence:
      incidents.used === 0 ? say.explore.headline.none : sentenceOf(result, incidents, words),
    numerals: [...numerals, incidentsNumeral(incidents, words)],
    notes: incidents.used === 0 ? [] : notesOf(incidents, words),
    groups,
    greatest: {
      killed: greatestOf(groups.map(({ killed }) => killed)),
      wounded: greatestOf(groups.map(({ wounded }) => wounded)),
    },
    table: casualtyTable(
      say.explore.ofWhom,
      say.explore.group,
      groupsOf(result, nameOf, words).map(({ id, label, killed, wounded }) => ({
        id,
        label,
        killed,
        wounded,
        incidents: Math.max(killed?.incidents ?? 0, wounded?.incidents ?? 0),
        unknownToll: Math.max(killed?.unknownToll ?? 0, wounded?.unknownToll ?? 0),
      })),
      words,
    ),
  }
}

type Total = StatisticAnswer<'total'>['result']
type Counted = StatisticAnswer['incidents']

function sentenceOf(result: Total, counted: Counted, words: Words): string {
  const { headline } = words.say.explore
  const inIncidents = words.say.number.incidents(counted.used, words.number(counted.used))
  const [killed, wounded] = [result.killed, result.wounded].map((interval) =>
    interval === null ? null : sayNumber(interval, words),
  )
  if (killed && wounded) return headline.killedAndWounded(killed, wounded, inIncidents)
  if (killed) return headline.killedOnly(killed, inIncidents)
  if (wounded) return headline.woundedOnly(wounded, inIncidents)
  return headline.neither(inIncidents)
}

function sayNumber({ low, best, high }: Interval, words: Words): string {
  const { headline } = words.say.explore
  if (isUnknownNumber({ low, best, high })) return headline.unknownNumber
  const isLowerBound = high === null && (best === null || best === low)
  if (isLowerBound) return headline.atLeast(words.number(low))
  return headline.exactly(words.number(best ?? low))
}

function numeralOf(harm: 'killed' | 'wounded', interval: Interval | null, words: Words): Numeral {
  const { number, measures } = words.say
  const label = measures[harm]
  if (interval === null || isUnknownNumber(interval)) {
    const bounds = interval === null ? number.notReported : number.unknown
    return { of: harm, label, before: '', number: number.noNumber, bounds, interval }
  }
  const { low, best, high } = interval
  const isLowerBound = high === null && (best === null || best === low)
  return {
    of: harm,
    label,
    before: isLowerBound ? number.atLeastAlone : '',
    number: words.number(best ?? low),
    bounds: boundsOf(interval, words),
    interval,
  }
}

function incidentsNumeral({ used, unknownToll }: Counted, words: Words): Numeral {
  const { number, measures } = words.say
  return {
    of: 'incidents',
    label: measures.incidents,
    before: '',
    number: words.number(used),
    bounds: unknownToll > 0 ? number.ofThemUnknown(words.number(unknownToll)) : '',
    interval: null,
  }
}

function boundsOf({ low, best, high }: Interval, words: Words): string {
  const { number } = words.say
  if (low === high) return number.exactly
  if (high !== null) return number.range(words.number(low), words.number(high))
  const isLowerBound = best === null || best === low
  return isLowerBound
    ? number.openAbove
    : number.and(number.atLeast(words.number(low)), number.openAbove)
}

function notesOf(counted: Counted, words: Words): HeadlineModel['notes'] {
  const { headline } = words.say.explore
  const { unknownToll, partlyInside, tooImprecise } = counted
  const notes: { kind: 'missing' | 'plain'; text: string }[] = []
  if (unknownToll > 0) {
    const shown = words.number(unknownToll)
    notes.push({ kind: 'missing', text: headline.missing(unknownToll, shown) })
  }
  if (partlyInside > 0) {
    notes.push({
      kind: 'plain',
      text: headline.partly(partlyInside, words.number(partlyInside)),
    })
  }
  if (tooImprecise > 0) {
    notes.push({ kind: 'plain', text: headline.left(tooImprecise, words.number(tooImprecise)) })
  }
  return notes
}

function groupRows(
  result: Total,
  words: Words,
  nameOf: (actor: string) => string,
): readonly GroupRow[] {
  const text = (cell: Total['cells'][number] | null) => {
    return cell === null ? words.say.number.noNumber : words.interval(cell)
  }
  return groupsOf(result, nameOf, words).map(({ id, isParty, label, killed, wounded }) => ({
    id,
    isParty,
    label,
    killed,
    killedText: text(killed),
    wounded,
    woundedText: text(wounded),
  }))
}

/** Groups in the order of the vocabulary; the parties with most killed, then most wounded, first. */
function groupsOf(result: Total, nameOf: (actor: string) => string, words: Words) {
  const byId = new Map<string, Total['cells'][number][]>()
  for (const cell of result.cells) {
    const id = `${cell.group} ${cell.actor ?? ''}`
    byId.set(id, [...(byId.get(id) ?? []), cell])
  }
  const rows = [...byId].map(([id, cells]) => {
    const group = cells[0]?.group ?? 'unspecified'
    const actor = cells[0]?.actor ?? null
    const isParty = group === 'armed-actor' && actor !== null
    const label = isParty
      ? words.say.explore.membersOf(nameOf(actor))
      : words.say.vocabulary.groups[group]
    const cellOf = (harm: string) => cells.find((cell) => cell.harm === harm) ?? null
    return { id, isParty, label, killed: cellOf('killed'), wounded: cellOf('wounded') }
  })
  const parties = rows.filter(({ isParty }) => isParty).sort(byToll)
  return rows.map((row) => (row.isParty ? (parties.shift() ?? row) : row))
}

type Sized = Pick<GroupRow, 'killed' | 'wounded'>

function byToll(a: Sized, b: Sized): number {
  const size = (interval: Interval | null) => interval?.best ?? interval?.low ?? -1
  return size(b.killed) - size(a.killed) || size(b.wounded) - size(a.wounded)
}
