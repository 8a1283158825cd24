import {
  describeInterval,
  describeTotal,
  type Interval,
  type RecordSet,
  type StatisticAnswer,
  textIn,
} from '@recount/core'
import { formatTable } from './format-table.ts'

/**
 * A statistic's answer as text for people: a sentence and a table for a total, a table for rows, and
 * the counts of what could not be used below.
 */
export function printAnswer(answer: StatisticAnswer, records: Pick<RecordSet, 'actors'>): string {
  const { used, unknownToll, tooImprecise, partlyInside } = answer.incidents
  const notes = [
    `${used} incidents`,
    ...(unknownToll > 0 ? [`${unknownToll} with an unknown toll`] : []),
    ...(partlyInside > 0 ? [`${partlyInside} perhaps outside the period`] : []),
    ...(tooImprecise > 0 ? [`${tooImprecise} not known exactly enough`] : []),
  ]
  const head = `${answer.statistic}${answer.query === '' ? '' : `  ${answer.query}`}`
  const foot = `${notes.join(' · ')} · ${answer.rule} · ledger revision ${answer.revision}`
  return [head, '', bodyOf(answer, records), '', foot].join('\n')
}

function bodyOf(
  { result, incidents }: StatisticAnswer,
  records: Pick<RecordSet, 'actors'>,
): string {
  if ('rows' in result) return rowsTable(result.rows)
  const nameOf = (id: string) => {
    const actor = records.actors.find((known) => known.id === id)
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

function rowsTable(rows: Extract<StatisticAnswer['result'], { rows: unknown }>['rows']): string {
  const names = Object.keys(rows[0]?.key ?? {})
  return formatTable(
    [
      ...names.map((title) => ({ title, align: 'start' }) as const),
      { title: 'killed', align: 'end' },
      { title: 'wounded', align: 'end' },
      { title: 'incidents', align: 'end' },
      { title: 'unknown', align: 'end' },
    ],
    rows.map((row) => [
      ...names.map((name) => row.key[name] ?? '(not known)'),
      shown(row.killed),
      shown(row.wounded),
      String(row.incidents),
      row.unknownToll === 0 ? '' : String(row.unknownToll),
    ]),
  )
}

function shown(quantity: Interval | null): string {
  return quantity === null ? 'not reported' : describeInterval(quantity, 'en')
}
