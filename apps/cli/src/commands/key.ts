import { isIsoDate } from '@recount/core'
import { type ApiKey, type Scope, scopes } from '@recount/ledger'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { formatTable } from '../terminal/format-table.ts'
import { printResult } from '../terminal/print-result.ts'
import { withLedger } from '../with-ledger.ts'

interface Output {
  readonly ledger: string
  readonly json?: boolean
  readonly table?: boolean
}

interface CreateOptions extends Output {
  readonly scope: readonly string[]
  readonly name: string
  readonly expires?: string
}

/** Adds `recount key create`, `list` and `revoke`. */
export function addKeyCommand(program: Command): void {
  const key = program.command('key').description('Makes, lists and ends API keys.')
  const withOutput = (command: Command) =>
    withLedgerOption(command)
      .option('--json', 'JSON on a terminal too')
      .option('--table', 'text in a pipe too')
  withOutput(key.command('create'))
    .description('Makes a key. Its secret is printed once and kept nowhere.')
    .requiredOption('--scope <scope...>', `what it may do: ${scopes.join(', ')}`)
    .option('--name <pseudonym>', 'whose it is: the author of what it writes', 'key-holder')
    .option('--expires <day>', 'the last day on which it can be used, in UTC')
    .addHelpText(
      'after',
      '\nExamples:\n  recount key create --scope import --name desk-2\n  recount key create --scope edit publish --name editor-1 --expires 2027-06-30',
    )
    .action((options: CreateOptions) => createKey(options))
  withOutput(key.command('list'))
    .description('Lists all keys, the newest first, without their secrets.')
    .action((options: Output) => listKeys(options))
  withOutput(key.command('revoke').argument('<id>', 'the key’s id'))
    .description('Ends a key at once.')
    .addHelpText('after', '\nExample:\n  recount key revoke k3m9w2x7q4')
    .action((id: string, options: Output) => revokeKey(id, options))
  for (const command of key.commands) command.exitOverride()
}

async function createKey(options: CreateOptions): Promise<void> {
  const wanted = options.scope.flatMap((list) => list.split(',')).map(readScope)
  const expiresAt = options.expires === undefined ? null : endOfDay(options.expires)
  await withLedger(options.ledger, async (ledger) => {
    const issued = await ledger.keys.create({
      holder: options.name,
      scopes: scopes.filter((scope) => wanted.includes(scope)),
      expiresAt,
    })
    const { key, token } = issued
    printResult(
      issued,
      () =>
        `${token}\n\nKeep it now: it is shown this once. Send it as "Authorization: Bearer …".\n  id       ${key.id}\n  holder   ${key.holder}\n  may      ${key.scopes.join(', ')}\n  expires  ${key.expiresAt ?? 'never'}`,
      options,
    )
  })
}

async function listKeys(options: Output): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const keys = await ledger.keys.list()
    printResult({ keys }, () => printKeys(keys), options)
  })
}

async function revokeKey(id: string, options: Output): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const known = (await ledger.keys.list()).find((key) => key.id === id)
    if (known === undefined) {
      throw new CommandFailure(`there is no key ${id}. See them with recount key list.`)
    }
    const isRevoked = await ledger.keys.revoke(id)
    const what = isRevoked ? 'revoked' : 'was revoked before'
    printResult({ id, revoked: true, before: !isRevoked }, () => `${id} ${what}`, options)
  })
}

function printKeys(keys: readonly ApiKey[]): string {
  if (keys.length === 0) return 'There are no keys. Make one with recount key create.'
  return formatTable(
    ['id', 'holder', 'may', 'made', 'expires', 'last used', 'revoked'].map(
      (title) => ({ title, align: 'start' }) as const,
    ),
    keys.map(({ id, holder, scopes: may, createdAt, expiresAt, lastUsedDay, revokedAt }) => [
      id,
      holder,
      may.join(', '),
      createdAt.slice(0, 10),
      expiresAt?.slice(0, 10) ?? 'never',
      lastUsedDay ?? 'never',
      revokedAt?.slice(0, 10) ?? '',
    ]),
  )
}

function readScope(text: string): Scope {
  const scope = scopes.find((known) => known === text)
  if (scope !== undefined) return scope
  throw new CommandFailure(`--scope: expected some of ${scopes.join(', ')}, received ${text}`)
}

function endOfDay(day: string): Date {
  if (!isIsoDate(day)) {
    throw new CommandFailure(`--expires: expected a day as YYYY-MM-DD, received ${day}`)
  }
  return new Date(`${day}T23:59:59.999Z`)
}
