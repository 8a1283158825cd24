import type { Claim, CountableHarm, Quantity } from '@recount/core/records'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import type { Column, RowCells } from '../cells/row-cells.ts'
import { slugOf } from '../places/slug-of.ts'
import { attributionOf, type Said, statementOf, tollOf } from '../reading/make-claims.ts'
import { addNamedActor } from '../reading/named-actor.ts'
import type { RowSink } from '../reading/source-format.ts'
import { copyText } from '../streaming/copy-text.ts'
import type { GtdColumns } from './gtd-columns.ts'
import { gtdQuantity, readGtdCount, withoutAttackers } from './gtd-count.ts'

/** All claims of a row of GTD. Counts that cannot be read refuse the row. */
export function gtdClaims(
  cells: RowCells,
  column: GtdColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  return [
    ...tollClaims(cells, column, said, sink),
    ...abducted(cells, column, said, sink),
    ...attributions(cells, column, said, sink),
    ...statements(cells, column, said),
    ...citations(cells, column, said, sink),
  ]
}

function tollClaims(
  cells: RowCells,
  column: GtdColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  return [
    ...tollOfHarm(cells, column, said, sink, 'killed', column.killed, column.killedAttackers),
    ...tollOfHarm(cells, column, said, sink, 'wounded', column.wounded, column.woundedAttackers),
  ]
}

function tollOfHarm(
  cells: RowCells,
  column: GtdColumns,
  said: Said,
  sink: RowSink,
  harm: 'killed' | 'wounded',
  all: Column,
  ofAttackers: Column,
): readonly Claim[] {
  const total = readCount(cells, all)
  const attackers = readCount(cells, ofAttackers)
  const claims: Claim[] = []
  if (attackers !== null) {
    const quantity = gtdQuantity(attackers, cells.text(ofAttackers))
    claims.push(tollOf(said, `${harm}-attackers`, harm, 'attacker', null, quantity))
  }
  if (total === null) {
    sink.countToll(harm, null, null)
    return claims
  }
  const quantity = withoutAttackers(
    gtdQuantity(total, cells.text(all)),
    attackers,
    harm === 'killed' ? suicideAttackers(cells, column) : 0,
  )
  noteChanges(cells, all, total, attackers, quantity)
  sink.countToll(harm, { low: total, best: total, high: total }, quantity)
  return [tollOf(said, harm, harm, 'all', null, quantity), ...claims]
}

function noteChanges(
  cells: RowCells,
  all: Column,
  total: number,
  attackers: number | null,
  { low, high }: Quantity,
): void {
  const given = cells.text(all)
  if (!Number.isInteger(total)) {
    const expected = 'a whole number; taken as the whole numbers around it'
    cells.note('changed', 'fraction', all, expected, given)
  }
  if (attackers !== null && attackers > total) {
    const expected = `at least the ${attackers} attackers among them`
    cells.note('noted', 'attackers-exceed-total', all, expected, given)
  }
  if (attackers === null && Number.isInteger(total) && low !== high) {
    const expected = 'the attackers among them to be told; they may be included in the toll'
    cells.note('changed', 'attackers-not-told', all, expected, given)
  }
}

function suicideAttackers(cells: RowCells, column: GtdColumns): number {
  if (cells.text(column.suicide) !== '1') return 0
  return Math.max(1, Math.floor(readGtdCount(cells.text(column.perpetrators)) || 1))
}

function readCount(cells: RowCells, column: Column): number | null {
  const count = readGtdCount(cells.text(column))
  if (count === null || !Number.isNaN(count)) return count
  cells.refuse(column, 'a number from 0, -9, -99 or nothing')
  return null
}

function abducted(
  cells: RowCells,
  column: GtdColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  if (cells.text(column.hostages) !== '1') return []
  const harm: CountableHarm = 'abducted'
  const count = readCount(cells, column.hostageCount)
  const quantity =
    count === null
      ? { low: 1, best: null, high: null, wording: 'unknown number' }
      : gtdQuantity(count, cells.text(column.hostageCount))
  if (count === null) sink.countToll(harm, null, null)
  else sink.countToll(harm, { low: count, best: count, high: count }, quantity)
  return [tollOf(said, harm, harm, 'all', null, quantity)]
}

function attributions(
  cells: RowCells,
  column: GtdColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  const claims: Claim[] = []
  const named = new Set<string>()
  column.groups.forEach((groupColumn, index) => {
    const name = cells.text(groupColumn)
    if (name === '' || name === 'Unknown') return
    const actor = addNamedActor('gtd', name, 'armed-group', sink)
    if (named.has(actor)) return
    named.add(actor)
    const number = index + 1
    const isUncertain = flag(cells, column.uncertain[index])
    claims.push(
      attributionOf(said, `by-${number}`, isUncertain ? 'suspected' : 'attributed', actor),
    )
    if (!flag(cells, column.claimed[index])) return
    claims.push(attributionOf(said, `claimed-${number}`, 'claimed', actor))
    const mode = textOf(cells, column.claimModes[index])
    if (mode === '' || mode === 'Unknown') return
    const summary = `Claimed by: ${mode}`
    claims.push(
      statementOf(said, `claim-mode-${number}`, 'report', `claimed-${number}`, { en: summary }),
    )
  })
  if (flag(cells, column.competing)) {
    const summary = 'Several groups claim responsibility, and their claims exclude one another.'
    claims.push(statementOf(said, 'competing-claims', 'doubt', null, { en: summary }))
  }
  return claims
}

function statements(cells: RowCells, column: GtdColumns, said: Said): readonly Claim[] {
  const claims: Claim[] = []
  const captured = readWholeNumber(cells.text(column.captured))
  if (captured !== null && captured > 0) {
    const summary = `${captured} of the perpetrators were taken into custody.`
    claims.push(statementOf(said, 'captured', 'arrest', null, { en: summary }))
  }
  const summary = cells.text(column.summary)
  if (summary !== '') claims.push(statementOf(said, 'summary', 'report', null, { en: summary }))
  return claims
}

function citations(
  cells: RowCells,
  column: GtdColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  return column.citations.flatMap((citationColumn, index) => {
    const citation = cells.text(citationColumn)
    if (citation === '') return []
    const publisher = publisherOf(citation)
    const speaker = publisher === null ? said.speaker : `gtd-source-${slugOf(publisher)}`
    if (publisher !== null) {
      sink.once('source', speaker, () => ({
        id: speaker,
        version: 1,
        name: { en: copyText(publisher) },
        kind: 'media',
        languages: [],
        url: null,
        actor: null,
        derivedFrom: [],
      }))
    }
    const id = `cited-${index + 1}`
    return [statementOf(said, id, 'report', null, { en: citation }, speaker)]
  })
}

/** The publisher in a citation like `"Headline," North Wire, May 2, 2011.`; `null` where it has another form. */
function publisherOf(citation: string): string | null {
  const match = /["”]\s*([^,"“”]{3,60}),\s*\w/.exec(citation)
  return match?.[1]?.trim() ?? null
}

function flag(cells: RowCells, column: Column | undefined): boolean {
  return textOf(cells, column) === '1'
}

function textOf(cells: RowCells, column: Column | undefined): string {
  return column === undefined ? '' : cells.text(column)
}
