import { defineConfig } from 'tsup'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/preparation.ts',
    'src/node-sqlite.ts',
    'src/d1.ts',
    'src/postgres.ts',
  ],
  format: ['esm'],
  dts: true,
  clean: true,
  splitting: true,
  target: 'es2022',
  sourcemap: true,
  removeNodeProtocol: false,
})
