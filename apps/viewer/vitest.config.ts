import { existsSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { serveApi } from './tools/serve-api.ts'

const systemChromium = '/usr/bin/chromium'
const chromium =
  process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined)

const launchOptions = {
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  ...(chromium === undefined ? {} : { executablePath: chromium }),
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'models',
          testTimeout: 120_000,
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.ts'],
        },
      },
      {
        plugins: [vue(), serveApi()],
        optimizeDeps: { include: ['axe-core', 'vue', 'vue-router', 'vitest-browser-vue'] },
        test: {
          name: 'panels',
          include: ['src/**/*.browser.test.ts'],
          // A busy machine may take long to load a page's code; nothing else waits that long.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium', viewport: { width: 1024, height: 768 } }],
          },
        },
      },
    ],
  },
})
