import { Command, CommanderError } from 'commander'
import { CommandFailure } from './command-failure.ts'

type AddCommand = (program: Command) => void

/** The commands in the order in which they are listed. Each is loaded when it is asked for, and starts sooner for it. */
const commands = new Map<string, () => Promise<AddCommand>>([
  ['serve', async () => (await import('./commands/serve.ts')).addServeCommand],
  ['import', async () => (await import('./commands/import.ts')).addImportCommand],
  ['export', async () => (await import('./commands/export.ts')).addExportCommand],
  ['statistic', async () => (await import('./commands/statistic.ts')).addStatisticCommand],
  ['cite', async () => (await import('./commands/cite.ts')).addCiteCommand],
  ['verify', async () => (await import('./commands/verify.ts')).addVerifyCommand],
  ['reconcile', async () => (await import('./commands/reconcile.ts')).addReconcileCommand],
  ['check', async () => (await import('./commands/check.ts')).addCheckCommand],
  ['record', async () => (await import('./commands/record.ts')).addRecordCommand],
  ['redact', async () => (await import('./commands/redact.ts')).addRedactCommand],
  ['key', async () => (await import('./commands/key.ts')).addKeyCommand],
])

const program = new Command('recount')
  .description(
    'Keeps what every source said about each violent incident, and turns it into numbers that anybody can count again.',
  )
  .showHelpAfterError('Run with --help for the options and examples.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()

// Whatever else stands in its place is answered with all of them.
const asked = commands.get(process.argv[2] ?? '')
for (const load of asked === undefined ? commands.values() : [asked]) {
  const add = await load()
  add(program)
}
for (const command of program.commands) command.exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode
  if (error instanceof CommandFailure) {
    console.error(`recount: ${error.message}`)
    return error.exitCode
  }
  throw error
}
