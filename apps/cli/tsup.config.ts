import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    recount: 'src/recount.ts',
    'prepare-thread': 'src/importing/prepare-thread.ts',
  },
  format: ['esm'],
  clean: true,
  target: 'node22',
  platform: 'node',
  sourcemap: true,
})
