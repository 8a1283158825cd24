import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstall } from './install-debian.ts'

/** A PostgreSQL server of the tests' own, or why there is none. */
export type PostgresServer =
  | {
      readonly reason: null
      /** The folder of its socket: it listens on no network. */
      readonly host: string
      readonly folder: string
      /** Starts it with settings such as `fsync=off`. */
      start(...settings: readonly string[]): Promise<void>
      /** Stops it at once, as a power switch would, or gently. */
      stop(signal: 'SIGKILL' | 'SIGINT'): Promise<void>
      remove(): void
    }
  | { readonly reason: string }

/**
 * A throw-away cluster in a temporary folder, run by an unprivileged user and reached through a socket.
 * Debian's package is installed where it is missing and this may be done.
 */
export function makePostgresServer(): PostgresServer {
  const binaries = findOrInstall(findBinaries, 'postgresql')
  if (binaries === null) return { reason: 'PostgreSQL is not there and could not be installed' }
  const user = unprivilegedUser()
  if (user === null) return { reason: 'there is no unprivileged user to run PostgreSQL' }

  const folder = mkdtempSync(join(tmpdir(), 'recount-pg-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'recount', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '-N'],
    { ...user, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) return { reason: `initdb failed: ${made.stderr}` }

  let server: ReturnType<typeof spawn> | null = null
  return {
    reason: null,
    host: folder,
    folder,
    async start(...settings) {
      server = spawn(
        join(binaries, 'postgres'),
        [
          ...['-D', data, '-k', folder],
          ...['listen_addresses=', ...settings].flatMap((setting) => ['-c', setting]),
        ],
        { ...user, cwd: folder, stdio: 'ignore' },
      )
      await untilReady(join(binaries, 'pg_isready'), folder)
    },
    async stop(signal) {
      const running = server
      if (running === null || running.exitCode !== null) return
      const children = childrenOf(running.pid ?? 0)
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill(signal)
      await ended
      await untilGone(children)
      server = null
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function findBinaries(): string | null {
  return existsSync('/usr/lib/postgresql')
    ? (readdirSync('/usr/lib/postgresql')
        .map((version) => `/usr/lib/postgresql/${version}/bin`)
        .find((path) => existsSync(join(path, 'initdb'))) ?? null)
    : null
}

/** PostgreSQL refuses to be run by root. Nobody else needs another user. */
function unprivilegedUser(): { readonly uid?: number; readonly gid?: number } | null {
  if (process.getuid?.() !== 0) return {}
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  return null
}

async function untilReady(isReady: string, host: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (spawnSync(isReady, ['-h', host, '-q']).status === 0) return
    await pause()
  }
  throw new Error('PostgreSQL did not start within a minute')
}

function childrenOf(pid: number): readonly number[] {
  const listed = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return listed.stdout.split('\n').filter(Boolean).map(Number)
}

/** After a kill its children end by themselves, and a new server waits for them. */
async function untilGone(processes: readonly number[]): Promise<void> {
  for (const pid of processes) {
    while (existsSync(`/proc/${pid}`)) await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100))
}
