import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A program of somebody else, or why it cannot be had here. */
export type OtherProgram =
  | { readonly run: (...args: readonly string[]) => string; readonly missing: null }
  | { readonly run: null; readonly missing: string }

/**
 * Finds a program. Where it is missing and this is Debian with the rights to install, its package is
 * installed, which may take minutes; set RECOUNT_INSTALL=no to have the tests skipped instead.
 */
export function otherProgram(command: string, debianPackage: string): OtherProgram {
  if (!isThere(command)) {
    if (process.env.RECOUNT_INSTALL === 'no' || process.getuid?.() !== 0 || !isThere('apt-get')) {
      return { run: null, missing: `${command} is not installed` }
    }
    console.info(`installing ${debianPackage} for the tests with ${command}`)
    const install = ['install', '-y', '--no-install-recommends', debianPackage]
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', install, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (!isThere(command)) return { run: null, missing: `${debianPackage} cannot be installed` }
  }
  return {
    run: (...args) =>
      execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    missing: null,
  }
}

/** An empty folder of its own for a test. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'recount-sources-'))
}

function isThere(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0
}
