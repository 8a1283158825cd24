import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A Chromium to test in: the one in `CHROMIUM_PATH`, else an installed one, else Debian's package where
 * there is apt and the right to use it, else Playwright's own.
 */
export async function findChromium(say) {
  const known = [process.env.CHROMIUM_PATH, ...usualPlaces].find((path) => path && existsSync(path))
  if (known) return known
  const install = aptInstall()
  if (install) {
    say('browser: none found, installing the package chromium')
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'],
    ]) {
      execFileSync(install[0], [...install.slice(1), ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    }
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  say('browser: none found, asking Playwright for its own')
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  const { chromium } = await import('playwright')
  return chromium.executablePath()
}

/** The command before apt's arguments, or `null` where there is no apt or no right to use it. */
function aptInstall() {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/debian_version')) return null
  if (process.getuid?.() === 0) return ['apt-get']
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return ['sudo', '-n', 'apt-get']
  } catch {
    return null
  }
}
