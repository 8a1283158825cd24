import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a command printed and how it ended. */
export interface Finished {
  readonly code: number
  readonly output: string
  readonly errors: string
}

/** Runs a command to its end. A code other than 0 is an answer, not an exception. */
export function runCommand(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd: root, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, output, errors) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ code, output, errors })
      },
    )
  })
}

/** A server that runs in a process of its own. */
export interface RunningServer {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Starts a server and waits until it prints its address. */
export function startServer(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /https?:\/\/[a-z0-9.]+:\d+/.exec(printed)?.[0]
      if (address) resolve({ address, stop: () => stop(child) })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${printed}`)))
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve()
    child.removeAllListeners('exit')
    child.on('exit', () => resolve())
    // The whole process group: wrangler starts workerd as a child of its own.
    process.kill(-child.pid, 'SIGTERM')
  })
}
