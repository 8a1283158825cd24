import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Tests on real files read thousands of rows; no test depends on how fast it is.
    testTimeout: 120_000,
  },
})
