declare namespace Cloudflare {
  interface Env {
    readonly LEDGER: D1Database
  }
}
