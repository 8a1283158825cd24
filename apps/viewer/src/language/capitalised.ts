/**
 * A text with a capital first letter, for headings. Scripts without capitals stay as they are.
 *
 * @example
 * capitalised('killed') //=> 'Killed'
 */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
