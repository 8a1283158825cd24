import {
  type Actor,
  describeInterval,
  describeTotal,
  type StatisticAnswer,
  textIn,
} from '@recount/core'
import { describeResult } from './describe-result.ts'
import { formatTable } from './format-table.ts'

/**
 * A statistic's answer as text for people: a sentence and a table for a total, the result as it is for
 * the others, and the counts of what could not be used below.
 */
export function printAnswer(answer: StatisticAnswer, actors: readonly Actor[]): string {
  const { used, unknownToll, tooImprecise, partlyInside } = answer.incidents
  const notes = [
    `${used} incidents`,
    ...(unknownToll > 0 ? [`${unknownToll} with an unknown toll`] : []),
    ...(partlyInside > 0 ? [`${partlyInside} perhaps outside the period`] : []),
    ...(tooImprecise > 0 ? [`${tooImprecise} not known exactly enough`] : []),
  ]
  const head = `${answer.statistic}${answer.query === '' ? '' : `  ${answer.query}`}`
  const foot = `${notes.join(' · ')} · ${answer.rule} · ledger revision ${answer.revision}`
  return [head, '', bodyOf(answer, actors), '', foot].join('\n')
}

function bodyOf({ result, incidents }: StatisticAnswer, actors: readonly Actor[]): string {
  if (!('abducted' in result)) return describeResult(result)
  const nameOf = (id: string) => {
    const actor = actors.find((known) => known.id === id)
    return actor ? textIn(actor.name, 'en') : id
  }
  const cells = result.cells.map((cell) => [
    cell.harm,
    cell.actor === null ? cell.group : `${cell.group} (${nameOf(cell.actor)})`,
    describeInterval(cell, 'en'),
    String(cell.incidents),
    cell.unknownToll === 0 ? '' : String(cell.unknownToll),
  ])
  const table = formatTable(
    [
      { title: 'harm', align: 'start' },
      { title: 'group', align: 'start' },
      { title: 'number', align: 'end' },
      { title: 'incidents', align: 'end' },
      { title: 'unknown', align: 'end' },
    ],
    cells,
  )
  return `${describeTotal(result, incidents, 'en', nameOf)}.\n\n${table}`
}
