import { spawnSync } from 'node:child_process'
import { findOrInstall } from '../install-debian.ts'

/** Why system calls cannot be watched here; `null` where they can. */
export function whyNoStrace(): string | null {
  const runs = (...options: readonly string[]) =>
    spawnSync('strace', [...options], { stdio: 'ignore' }).status === 0 || null
  if (process.platform !== 'linux') return 'strace is for Linux'
  if (findOrInstall(() => runs('-V'), 'strace') === null) {
    return 'strace is not there and could not be installed'
  }
  return runs('-e', 'trace=none', 'true') === null ? 'processes may not be traced here' : null
}
