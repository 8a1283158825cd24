const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The same text with storage of its own.
 *
 * A piece cut out of a long text may keep all of that text in memory. What is kept beyond the row that
 * it came from, as a key or as a record that is told once, is copied first.
 *
 * @example
 * copyText('police') //=> 'police'
 */
export function copyText(text: string): string {
  return decoder.decode(encoder.encode(text))
}
