/**
 * The name most like what somebody wrote, for an error that helps; `null` when none is near.
 *
 * Near is at most a third of the longer text, but always one, in single-character edits (Levenshtein
 * distance, capitals and small letters alike). Among equals the first name wins. Texts of more than 64
 * characters are near to nothing.
 *
 * @example
 * nearestName('contry', ['country', 'province']) //=> 'country'
 * @example
 * nearestName('zzz', ['country', 'province']) //=> null
 */
export function nearestName(written: string, names: readonly string[]): string | null {
  let nearest: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const name of names) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase())
    const bound = Math.max(1, Math.floor(Math.max(written.length, name.length) / 3))
    if (distance <= bound && distance < least) {
      nearest = name
      least = distance
    }
  }
  return nearest
}

const longestCompared = 64

function editDistance(a: string, b: string): number {
  if (a.length > longestCompared || b.length > longestCompared) return Number.POSITIVE_INFINITY
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(
        Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      )
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
