import { defineConfig } from 'vite'

/**
 * The service worker, in one file of its own: browsers look for a newer one at the same address, and some
 * take no modules there.
 */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: {
      entry: 'src/offline/service-worker.ts',
      formats: ['iife'],
      name: 'recountOffline',
      fileName: () => 'service-worker.js',
    },
  },
})
