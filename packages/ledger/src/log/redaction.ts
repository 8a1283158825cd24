/** What was redacted: parts of one row of the log. Its reason names the law or the order. */
export interface Redaction {
  readonly revision: number
  readonly parts: readonly string[]
}

/** Reads the content of a redaction's row; `null` where it is none. */
export function parseRedaction(json: string): Redaction | null {
  const content: { readonly revision?: unknown; readonly parts?: unknown } | null = JSON.parse(json)
  if (content === null || typeof content.revision !== 'number') return null
  if (!Array.isArray(content.parts)) return null
  return { revision: content.revision, parts: content.parts.map(String) }
}
