declare namespace Cloudflare {
  interface Env {
    readonly LEDGER: D1Database
    readonly OTHER: D1Database
  }
  interface GlobalProps {
    readonly mainModule: typeof import('../../src/entries/worker.ts')
  }
}
