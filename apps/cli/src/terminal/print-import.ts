import type { ImportReport } from '@recount/sources'
import type { FileImport } from '../importing/import-file.ts'
import { formatTable } from './format-table.ts'

/** What came of importing a file, as text for people; what to do next where it was not imported. */
export function printImport(imported: FileImport): string {
  const { report } = imported
  const parts = [
    `${imported.file}: ${verdictOf(imported)}`,
    ...(report.rows.read === 0 ? [] : [describeFile(report), tollTable(report)]),
    ...(report.issueCounts.length === 0 ? [] : [issueTable(report)]),
    ...examples(report),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function verdictOf({ outcome, report, counts, job }: FileImport): string {
  const last = report.issues.at(-1)
  const reason = last === undefined ? '' : ` ${last.message}.`
  const formats =
    'Name its format with --format, or see recount import --help for what can be read.'
  switch (outcome) {
    case 'imported':
      return `imported at revision ${count(job?.publishedAt ?? 0)}. Records: ${describeCounts(counts)}`
    case 'compared':
      return `not imported (--dry-run). ${counts === null ? 'There is no ledger yet.' : `It would be: ${describeCounts(counts)}`}`
    case 'unreadable':
      return `nothing could be read.${reason} ${formats}`
    case 'stopped':
      return `nothing was imported: the file could not be read to its end.${reason} Mend the file there and import it again.`
    case 'input-failed':
      return `not imported yet: reading broke off.${reason} Run the same command again: it goes on where it was.`
    case 'other-file':
      return `nothing was imported: an import of ${job?.dataset} was begun with another file (${job?.fileName ?? 'standard input'}, ${job?.startedAt.slice(0, 16)}) and has not ended. Import that file again to end it, or give it up with --restart.`
  }
}

function describeCounts(counts: FileImport['counts']): string {
  if (counts === null) return ''
  const { created, revised, duplicates, unchanged, kept, refused } = counts
  const parts = [
    [created, 'new'],
    [revised, 'revised'],
    [duplicates + unchanged, 'as they were'],
    [kept, 'kept as somebody edited them'],
    [refused, 'refused'],
  ] as const
  const told = parts.filter(([number], index) => index === 0 || number > 0)
  return `${told.map(([number, what]) => `${count(number)} ${what}`).join(', ')}.`
}

function describeFile({ manifest, rows, bytes, sha256, records }: ImportReport): string {
  const made = Object.entries(records)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${count(number)} ${kind}${number === 1 ? '' : 's'}`)
  return [
    `  format   ${manifest?.format} (${manifest?.title})${manifest?.licence ? `, ${manifest.licence}` : ''}`,
    `  file     ${count(bytes)} bytes${sha256 === null ? '' : `, SHA-256 ${sha256}`}`,
    `  rows     ${count(rows.read)} read, ${count(rows.taken)} taken, ${count(rows.refused)} refused`,
    `  records  ${made.join(', ')}`,
  ].join('\n')
}

/** The tolls over all groups, before and after widening, and how much was widened. */
function tollTable({ tolls }: ImportReport): string {
  if (tolls.length === 0) return ''
  const table = formatTable(
    [
      { title: 'toll over all groups', align: 'start' },
      { title: 'best', align: 'end' },
      { title: 'low', align: 'end' },
      { title: 'high', align: 'end' },
      { title: 'rows', align: 'end' },
      { title: 'rows without', align: 'end' },
    ],
    tolls.flatMap(({ harm, asGiven, asTaken, given, missing, widened }) => {
      const rowOf = (
        title: string,
        { best, low, high }: typeof asGiven,
        rest: readonly string[],
      ) => [title, ...[best, low, high].map(count), ...rest]
      const first = rowOf(`${harm}, as the file gives it`, asGiven, [count(given), count(missing)])
      if (widened.rows === 0) return [first]
      return [first, rowOf(`${harm}, as taken`, asTaken, [])]
    }),
  )
  const widened = tolls.flatMap(({ harm, widened: { rows, lowBy, highBy } }) =>
    rows === 0
      ? []
      : `${rows === 1 ? '1 row' : `${count(rows)} rows`} needed widening (low above best, or best above high) for ${harm}: low by ${count(lowBy)}, high by ${count(highBy)} in sum.`,
  )
  return [table, ...widened].join('\n')
}

function issueTable({ issueCounts }: ImportReport): string {
  return formatTable(
    [
      { title: 'issue', align: 'start' },
      { title: 'what was done', align: 'start' },
      { title: 'times', align: 'end' },
    ],
    issueCounts.map(({ code, effect, count: times }) => [code, deeds[effect], count(times)]),
  )
}

const deeds = {
  stopped: 'reading stopped',
  refused: 'row refused',
  changed: 'value changed',
  noted: 'noted, taken as it is',
} as const

const mostExamples = 5

function examples({ issues, issueCounts }: ImportReport): readonly string[] {
  const refused = issues.filter(({ effect }) => effect === 'refused')
  if (refused.length === 0) return []
  const all = issueCounts
    .filter(({ effect }) => effect === 'refused')
    .reduce((sum, { count: times }) => sum + times, 0)
  const shown = refused.slice(0, mostExamples).map(({ message }) => `  ${message}`)
  const more =
    all > shown.length ? [`  and ${count(all - shown.length)} more: --report FILE has them`] : []
  return [['Refused:', ...shown, ...more].join('\n')]
}

function count(number: number): string {
  return number.toLocaleString('en')
}
