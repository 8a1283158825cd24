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

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(stages.map((stage) => [stage, `src/${stage}/index.ts`])),
  },
  format: ['esm'],
  dts: true,
  clean: true,
  splitting: true,
  target: 'es2022',
  sourcemap: true,
})
