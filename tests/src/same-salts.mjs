// Preloaded by import-thread.test.ts: chance and time stand still, so that two logs can be compared.
globalThis.crypto.getRandomValues = (bytes) => bytes.fill(7)
const Moving = Date
globalThis.Date = class extends Moving {
  constructor(...parts) {
    if (parts.length === 0) super(0)
    else super(...parts)
  }
  static now() {
    return 0
  }
}
