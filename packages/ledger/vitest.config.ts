import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

// One suite on two runtimes: Node with node:sqlite, and workerd with D1.
export default defineConfig({
  test: {
    // The machine may be busy with other suites; nothing here is measured in time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'test/faults/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-10-20',
              // For the test runner alone; the ledger itself is built and checked without it.
              compatibilityFlags: ['nodejs_compat'],
              d1Databases: ['LEDGER'],
            },
          }),
        ],
        test: { name: 'workerd', include: ['test/workerd/*.test.ts'] },
      },
    ],
  },
})
