import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

// The whole API on Node, and the same few requests inside workerd with D1.
export default defineConfig({
  test: {
    // The machine may be busy with other suites; nothing here is measured in time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'node', include: ['src/**/*.test.ts', 'test/*.test.ts'] } },
      {
        extends: true,
        plugins: [
          cloudflareTest({
            main: './src/entries/worker.ts',
            miniflare: {
              compatibilityDate: '2026-10-20',
              // For the test runner alone; the built worker is checked to need nothing of Node.
              compatibilityFlags: ['nodejs_compat'],
              d1Databases: ['LEDGER', 'OTHER'],
            },
          }),
        ],
        test: { name: 'workerd', include: ['test/workerd/*.test.ts'] },
      },
    ],
  },
})
