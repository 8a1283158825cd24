import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    recount: 'src/recount.ts',
    'prepare-thread': 'src/importing/prepare-thread.ts',
  },
  format: ['esm'],
  clean: true,
  splitting: true,
  // Some hundred files of packages become the few that a command needs.
  noExternal: [/^@recount\/(core|ledger|sources|casebook)/],
  target: 'node22',
  platform: 'node',
  sourcemap: true,
  removeNodeProtocol: false,
  esbuildOptions(options) {
    // The packages have no side effects: what is left of an import that was not needed may go.
    options.logOverride = { 'ignored-bare-import': 'silent' }
  },
})
