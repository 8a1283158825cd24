import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { serveApi } from './tools/serve-api.ts'

const schemasLeftOut = fileURLToPath(new URL('./tools/schemas-left-out.ts', import.meta.url))

export default defineConfig(({ command }) => ({
  plugins: [vue(), serveApi()],
  resolve: { alias: command === 'build' ? [{ find: /^zod$/, replacement: schemasLeftOut }] : [] },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
}))
