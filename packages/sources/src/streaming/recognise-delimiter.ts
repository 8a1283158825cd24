/** The characters that separate cells, the most usual first. */
export const delimiters = [',', ';', '\t', '|'] as const

/**
 * The delimiter of a text by its first line: the one that occurs most often outside quotes, a comma
 * where there is none. A first line `sep=;`, as spreadsheets write it, decides by itself.
 *
 * @example
 * recogniseDelimiter('id;name;"a,b,c,d"\n1;2;3') //=> ';'
 */
export function recogniseDelimiter(sample: string): string {
  const announced = /^sep=(.)\r?\n/.exec(sample)?.[1]
  if (announced !== undefined) return announced
  const counts = new Map<string, number>()
  let quoted = false
  for (const character of sample.slice(0, longestLine)) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' || character === '\r') break
    else counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const countOf = (delimiter: string) => counts.get(delimiter) ?? 0
  return [...delimiters].sort((a, b) => countOf(b) - countOf(a))[0] ?? ','
}

const longestLine = 65_536
