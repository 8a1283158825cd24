import type { RecordKind } from '@recount/core'
import type { WriteOperation, WriteOutcome } from '@recount/ledger'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { readKind, readRecord } from '../read-record.ts'
import { printResult } from '../terminal/print-result.ts'
import { withLedger } from '../with-ledger.ts'

interface Output {
  readonly ledger: string
  readonly json?: boolean
  readonly table?: boolean
}

interface WriteOptions extends Output {
  readonly author: string
  readonly reason: string
  readonly idempotencyKey?: string
}

interface StatedOptions extends WriteOptions {
  readonly draft?: boolean
}

interface ChangeOptions extends WriteOptions {
  readonly seen: string
}

/** Adds `recount record show`, `create`, `revise`, `publish`, `withdraw`, `merge` and `restore`. */
export function addRecordCommand(program: Command): void {
  const record = program
    .command('record')
    .description('Shows one record of any kind, and writes it: nothing is ever overwritten.')
  const add = (name: string, description: string) =>
    withLedgerOption(record.command(name).description(description))
      .option('--json', 'JSON on a terminal too')
      .option('--table', 'text in a pipe too')
      .argument('<kind>', 'incident, source, document, actor, place or reported-total')
  const addWrite = (name: string, description: string) =>
    add(name, description)
      .requiredOption('--reason <text>', 'why: readers of the log see it')
      .option('--author <pseudonym>', 'who writes', 'local')
      .option('--idempotency-key <key>', 'a repeated command with the same key writes once')
  const addChange = (name: string, description: string) =>
    addWrite(name, description)
      .argument('<id>', 'the record’s id')
      .requiredOption('--seen <version>', 'the version that you have seen, from record show')

  add('show', 'Prints a record as it stands, with what only editors see.')
    .argument('<id>', 'the record’s id')
    .addHelpText('after', '\nExample:\n  recount record show incident afg-2022-aybak > aybak.json')
    .action((kind: string, id: string, options: Output) => showRecord(readKind(kind), id, options))

  addWrite('create', 'Writes a record that was not there, from JSON in a file.')
    .argument('<file>', 'the record as JSON; - for standard input')
    .option('--draft', 'not for the public yet; an incident says so in its own status')
    .addHelpText(
      'after',
      '\nExample:\n  recount record create source wire.json --reason "a new source" --author editor-1',
    )
    .action((kind: string, file: string, options: StatedOptions) => {
      const known = readKind(kind)
      return write(
        // Kind and record belong together: the record was just read as one of this kind.
        {
          operation: 'create',
          kind: known,
          record: readRecord(known, file),
          ...stated(known, options),
        } as WriteOperation,
        options,
      )
    })

  addWrite('revise', 'Writes the next version of a record, from JSON in a file.')
    .argument('<file>', 'the record as JSON; - for standard input')
    .requiredOption('--seen <version>', 'the version that you have seen, from record show')
    .addHelpText(
      'after',
      '\nExample:\n  recount record revise incident aybak.json --seen 1 --reason "the hospital corrected its figure"',
    )
    .action((kind: string, file: string, options: ChangeOptions & StatedOptions) => {
      const known = readKind(kind)
      return write(
        {
          operation: 'revise',
          kind: known,
          record: readRecord(known, file),
          expectedVersion: readVersion('--seen', options.seen),
          ...stated(known, options),
        } as WriteOperation,
        options,
      )
    })

  for (const [operation, description] of [
    ['publish', 'Publishes a draft or a proposal as it stands.'],
    ['withdraw', 'Takes a record out; a tombstone stays.'],
  ] as const) {
    addChange(operation, description).action((kind: string, id: string, options: ChangeOptions) =>
      write({ operation, ...targetOf(kind, id, options) }, options),
    )
  }

  addChange('merge', 'Merges a record into another of its kind; a redirect stays.')
    .requiredOption('--into <id>', 'the record that stays')
    .addHelpText(
      'after',
      '\nExample:\n  recount record merge source wire-2 --into wire --seen 1 --reason "one and the same"',
    )
    .action((kind: string, id: string, options: ChangeOptions & { readonly into: string }) =>
      write({ operation: 'merge', ...targetOf(kind, id, options), into: options.into }, options),
    )

  addChange('restore', 'Brings a record back as it was, or as in an earlier version.')
    .option('--back-to <version>', 'the earlier version; else what was withdrawn or merged')
    .action((kind: string, id: string, options: ChangeOptions & { readonly backTo?: string }) => {
      const { backTo } = options
      const earlier = backTo === undefined ? {} : { version: readVersion('--back-to', backTo) }
      return write({ operation: 'restore', ...targetOf(kind, id, options), ...earlier }, options)
    })
  for (const command of record.commands) command.exitOverride()
}

async function showRecord(kind: RecordKind, id: string, options: Output): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const [newest] = await ledger.revisionsOf(kind, id)
    if (newest === undefined) throw new CommandFailure(`there is no ${kind} ${id}.`)
    const { version, status, record } = newest
    printResult(
      record,
      () => `${kind} ${id}, version ${version}, ${status}\n${JSON.stringify(record, null, 2)}`,
      options,
    )
  })
}

async function write(operation: WriteOperation, options: WriteOptions): Promise<void> {
  const { author, reason, idempotencyKey } = options
  await withLedger(options.ledger, async (ledger) => {
    const note = { author, reason, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }
    const outcome = await ledger.write([operation], note)
    if (outcome.outcome !== 'written') throw failureOf(outcome)
    const [written] = outcome.records
    if (written === undefined) throw new RangeError('a write that wrote nothing')
    const { kind, id, version, status, revision } = written
    const before = outcome.isReplay ? ', written before' : ''
    printResult(
      { ...written, replayed: outcome.isReplay },
      () => `${kind} ${id}: version ${version}, ${status}, at revision ${revision}${before}`,
      options,
    )
  })
}

/** Why nothing was written: exit 3 where somebody else was quicker, 1 where it cannot be taken. */
function failureOf(outcome: Exclude<WriteOutcome, { outcome: 'written' }>): CommandFailure {
  switch (outcome.outcome) {
    case 'conflict': {
      const lines = outcome.conflicts.map(({ kind, id, replaces, found }) => {
        if (found === null) return `there is no ${kind} ${id}.`
        if (replaces === null) return `the ${kind} ${id} is there, in version ${found}.`
        return `the ${kind} ${id} is in version ${found}, and you have seen ${replaces}. Look with recount record show ${kind} ${id}, and say --seen ${found}.`
      })
      return new CommandFailure(lines.join('\n'), 3)
    }
    case 'key-reused':
      return new CommandFailure('another command came with this idempotency key.')
    case 'refused':
    case 'needs-approval':
      return new CommandFailure(
        ['nothing was written:', ...outcome.issues.map(({ message }) => `  ${message}`)].join('\n'),
      )
  }
}

function targetOf(kind: string, id: string, { seen }: ChangeOptions) {
  return { kind: readKind(kind), id, expectedVersion: readVersion('--seen', seen) }
}

function stated(kind: RecordKind, { draft }: StatedOptions) {
  if (draft !== true) return {}
  if (kind !== 'incident') return { status: 'draft' as const }
  throw new CommandFailure('--draft: an incident says so itself: give it "status": "draft".')
}

function readVersion(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new CommandFailure(`${option}: expected a version from 1 on, received ${text}`)
}
