import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The casebook, on which examples run, imports core by its name: it gets the source, not a build.
  resolve: {
    alias: [{ find: /^@recount\/core$/, replacement: join(import.meta.dirname, 'src/index.ts') }],
  },
  test: {
    // The machine may be busy with other suites; nothing here is measured in time.
    testTimeout: 120_000,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts'], tsconfig: './tsconfig.test.json' },
  },
})
