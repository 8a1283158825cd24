import type { Issue } from '@recount/core'

/** Ends a command with a message for people and an exit code for programs. */
export class CommandFailure extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'CommandFailure'
    this.exitCode = exitCode
  }
}

/** The failure of a question that could not be read: every issue on its own line. */
export function unreadable(issues: readonly Issue[]): CommandFailure {
  const lines = issues.map(({ message }) => `  ${message}`)
  return new CommandFailure(['the question could not be read:', ...lines].join('\n'))
}
