import { spawnSync } from 'node:child_process'

/**
 * What `find` finds, after Debian's package was installed where it finds nothing and this may be done;
 * `null` where there is none still.
 */
export function findOrInstall<Found>(
  find: () => Found | null,
  debianPackage: string,
): Found | null {
  const found = find()
  if (found !== null || process.getuid?.() !== 0) return found
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '--no-install-recommends', debianPackage]
  if (spawnSync('apt-get', install, { env, stdio: 'ignore' }).status !== 0) {
    spawnSync('apt-get', ['update'], { env, stdio: 'ignore' })
    spawnSync('apt-get', install, { env, stdio: 'ignore' })
  }
  return find()
}
