import {
  describeInterval,
  type FigureDifference,
  type Interval,
  type Verification,
} from '@recount/core'
import { formatTable } from './format-table.ts'

const sentences: Readonly<Record<Verification['status'], string>> = {
  holds: 'Holds: counted again, the result is the same.',
  changed: 'Changed: counted again today, the result is another one. The figure keeps its number.',
  'not-reproducible':
    'Not reproducible: the result does not follow from the records of its own revision.',
  tampered: 'Tampered: the content does not fit the figure’s id.',
}

/** What came of counting a figure again, as text for people. */
export function printVerification(verification: Verification): string {
  const { figure, status, revisionThen, revisionNow, resultThen, resultNow, differences } =
    verification
  const lines = [
    `${figure}  ${sentences[status]}`,
    `  at revision ${revisionThen}: ${killedOf(resultThen)}`,
    ...(resultNow === null ? [] : [`  at revision ${revisionNow}: ${killedOf(resultNow)}`]),
  ]
  if (differences.length === 0) return lines.join('\n')
  const table = formatTable(
    [
      { title: 'incident', align: 'start' },
      { title: 'what happened', align: 'start' },
      { title: 'version', align: 'start' },
      { title: 'killed', align: 'start' },
      { title: 'wounded', align: 'start' },
    ],
    differences.map(rowOf),
  )
  return [...lines, '', table].join('\n')
}

function rowOf(difference: FigureDifference): readonly string[] {
  const { incident, reason, versionThen, versionNow, killed, wounded } = difference
  return [
    incident,
    reason,
    `${versionThen ?? '–'} → ${versionNow ?? '–'}`,
    `${shown(killed.before)} → ${shown(killed.after)}`,
    `${shown(wounded.before)} → ${shown(wounded.after)}`,
  ]
}

function killedOf(result: Verification['resultThen']): string {
  if ('rows' in result) return `${result.rows.length} rows`
  if (!('killed' in result)) return 'see --json'
  return `${shown(result.killed)} killed, ${shown(result.wounded)} wounded`
}

function shown(quantity: Interval | null): string {
  return quantity === null ? '–' : describeInterval(quantity, 'en')
}
