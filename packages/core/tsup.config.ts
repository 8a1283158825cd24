import { globSync } from 'node:fs'
import { defineConfig } from 'tsup'

const stages = [
  'primitives',
  'records',
  'protection',
  'counting',
  'table',
  'query',
  'statistics',
  'figures',
  'presentation',
]

/** What others import: everything, or one stage. */
const entries = {
  index: 'src/index.ts',
  ...Object.fromEntries(stages.map((stage) => [stage, `src/${stage}/index.ts`])),
}

/**
 * Every file stays a module of its own, so that a bundler can leave out those that are not used, and with
 * them the schema library: one chunk for a whole stage would drag it along.
 */
const modules = globSync('src/*/**/*.ts').filter(
  (file) => !/\.(test|test-d|bench)\.ts$/.test(file) && !file.endsWith('/index.ts'),
)

export default defineConfig({
  entry: {
    ...entries,
    ...Object.fromEntries(
      modules.map((file) => [file.replace(/^src\//, 'modules/').replace(/\.ts$/, ''), file]),
    ),
  },
  format: ['esm'],
  dts: { entry: entries },
  clean: true,
  splitting: true,
  target: 'es2022',
  sourcemap: true,
})
