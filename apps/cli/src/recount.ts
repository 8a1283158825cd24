import { Command, CommanderError } from 'commander'
import { CommandFailure } from './command-failure.ts'
import { addCheckCommand } from './commands/check.ts'
import { addCiteCommand } from './commands/cite.ts'
import { addExportCommand } from './commands/export.ts'
import { addImportCommand } from './commands/import.ts'
import { addKeyCommand } from './commands/key.ts'
import { addReconcileCommand } from './commands/reconcile.ts'
import { addRecordCommand } from './commands/record.ts'
import { addServeCommand } from './commands/serve.ts'
import { addStatisticCommand } from './commands/statistic.ts'
import { addVerifyCommand } from './commands/verify.ts'

const program = new Command('recount')
  .description(
    'Keeps what every source said about each violent incident, and turns it into numbers that anybody can count again.',
  )
  .showHelpAfterError('Run with --help for the options and examples.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()

addServeCommand(program)
addImportCommand(program)
addExportCommand(program)
addStatisticCommand(program)
addCiteCommand(program)
addVerifyCommand(program)
addReconcileCommand(program)
addCheckCommand(program)
addRecordCommand(program)
addKeyCommand(program)
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
