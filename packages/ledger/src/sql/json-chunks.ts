/**
 * Rows as the fewest JSON lists of which none is longer than a bound parameter may be, so that any
 * number of rows costs one parameter per list. A row that is longer by itself has a list of its own.
 *
 * The default of half a million UTF-16 code units is at most 1.5 MB of UTF-8; D1 refuses 2 MB.
 *
 * @example
 * jsonChunks([1, 2, 3], 5) //=> ['[1,2]', '[3]']
 */
export function jsonChunks(rows: readonly unknown[], longest = 500_000): readonly string[] {
  const chunks: string[] = []
  let chunk: string[] = []
  let length = 1
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (chunk.length > 0 && length + text.length + 1 > longest) {
      chunks.push(`[${chunk.join(',')}]`)
      chunk = []
      length = 1
    }
    chunk.push(text)
    length += text.length + 1
  }
  if (chunk.length > 0) chunks.push(`[${chunk.join(',')}]`)
  return chunks
}
