import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 120_000,
    // A busy machine may take long to load a page's code; nothing else waits that long.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 180_000,
    fileParallelism: false,
  },
})
