import type { RecordKind } from '@recount/core'
import type { Ledger, Revision } from '@recount/ledger'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { readKind } from '../read-record.ts'
import { printResult } from '../terminal/print-result.ts'
import { withLedger } from '../with-ledger.ts'

interface Options {
  readonly ledger: string
  readonly parts: string
  readonly reason: string
  readonly author: string
  readonly yes?: boolean
  readonly json?: boolean
  readonly table?: boolean
}

/** What of one revision of a record goes, or went. */
interface RedactedRevision {
  readonly revision: number
  readonly version: number
  readonly parts: readonly string[]
}

/**
 * What came of the command. `isDone` says whether anything was deleted, `isPurged` whether the engine's own
 * files are rid of it.
 */
interface Redaction {
  readonly kind: RecordKind
  readonly id: string
  readonly revisions: readonly RedactedRevision[]
  readonly isDone: boolean
  readonly isPurged: boolean
}

/** Adds `recount redact KIND ID`. */
export function addRedactCommand(program: Command): void {
  withLedgerOption(program.command('redact'))
    .description(
      'Deletes parts of a record for good, from all of its versions and from the imported rows it came from, as a law or a court may ask. What is left still counts, and the chain still verifies. Without --yes it says what would go and deletes nothing.',
    )
    .argument('<kind>', 'incident, source, document, actor, place or reported-total')
    .argument('<id>', 'the record’s id')
    .requiredOption(
      '--parts <parts>',
      'prose, place, speakers, names or reason; a comma between two',
    )
    .requiredOption('--reason <text>', 'by which law or order: public, so name nobody')
    .option('--author <pseudonym>', 'who redacts', 'local')
    .option('--yes', 'deletes; this cannot be undone')
    .option('--json', 'JSON on a terminal too')
    .option('--table', 'text in a pipe too')
    .addHelpText(
      'after',
      '\nParts:\n  prose     titles, summaries and other free words\n  place     where exactly, finer than the province\n  speakers  who said it, and in which document\n  names     names of targets, and of assessors\n  reason    why the version was written, as the log says it\n\nStop the server first, and redact the copies too: backups and exports are not reached.\n\nExample:\n  recount redact incident afg-2022-kaj --parts place,names --reason "order 7 of a court"\n  recount redact incident afg-2022-kaj --parts place,names --reason "order 7 of a court" --yes',
    )
    .action((kind: string, id: string, options: Options) => runRedact(readKind(kind), id, options))
}

async function runRedact(kind: RecordKind, id: string, options: Options): Promise<void> {
  const { author, reason, yes = false } = options
  const wanted = [...new Set(options.parts.split(',').map((part) => part.trim()))]
  await withLedger(options.ledger, async (ledger) => {
    const versions = await ledger.revisionsOf(kind, id)
    if (versions.length === 0) throw new CommandFailure(`there is no ${kind} ${id}.`)
    checkParts(wanted, versions)
    const revisions = versions
      .map(({ revision, version, commitments, redacted }) => ({
        revision,
        version,
        parts: wanted.filter((part) => part in commitments && !redacted.includes(part)),
      }))
      .filter(({ parts }) => parts.length > 0)
      .reverse()
    const isPurged = yes && (await redactAll(ledger, revisions, { author, reason }))
    const redaction = { kind, id, revisions, isDone: yes && revisions.length > 0, isPurged }
    printResult(redaction, () => printRedaction(redaction), options)
  })
}

/** A part that no version has had is misspelt, or belongs to another kind of record. */
function checkParts(wanted: readonly string[], versions: readonly Revision[]): void {
  const had = new Set(versions.flatMap(({ commitments }) => Object.keys(commitments)))
  had.delete('record')
  const unknown = wanted.filter((part) => !had.has(part))
  if (unknown.length === 0) return
  const expected = [...had].sort().join(', ')
  throw new CommandFailure(`--parts: expected some of ${expected}, received ${unknown.join(', ')}`)
}

async function redactAll(
  ledger: Ledger,
  revisions: readonly RedactedRevision[],
  note: { readonly author: string; readonly reason: string },
): Promise<boolean> {
  let isPurged = true
  for (const { revision, parts } of revisions) {
    const { value, issues } = await ledger.redact(revision, parts, note)
    if (value === null) {
      const lines = issues.map(({ message }) => `  ${message}`)
      throw new CommandFailure([`revision ${revision} was not redacted:`, ...lines].join('\n'))
    }
    isPurged = value.isPurged
  }
  return isPurged
}

function printRedaction({ kind, id, revisions, isDone, isPurged }: Redaction): string {
  if (revisions.length === 0) return `${kind} ${id}: nothing of that is there any more.`
  const lines = revisions.map(
    ({ revision, version, parts }) =>
      `  version ${version} (revision ${revision}): ${parts.join(', ')}`,
  )
  if (!isDone) {
    return [`${kind} ${id}: nothing was deleted. --yes would delete for good:`, ...lines].join('\n')
  }
  const files = isPurged
    ? 'The files of the ledger are rid of it too. Backups and exports are not.'
    : 'The database may keep old pages for a while; backups and exports are not reached.'
  return [`${kind} ${id}: deleted for good:`, ...lines, files].join('\n')
}
