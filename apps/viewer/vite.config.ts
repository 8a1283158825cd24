import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { serveCasebook } from './tools/serve-casebook.ts'

export default defineConfig({
  plugins: [vue(), serveCasebook()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
