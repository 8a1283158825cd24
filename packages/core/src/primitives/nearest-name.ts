/**
 * The name most like what somebody wrote, for an error that helps; `null` when none is near.
 *
 * Near is at most a third of the longer text, but always one, in edits: a character more, less or another
 * one, or two neighbours changed about; capitals and small letters are alike. Among equals the first name
 * wins. Texts of more than 64 characters are near to nothing.
 *
 * Source: optimal string alignment, a restricted Damerau–Levenshtein distance.
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
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const edits = [
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      ]
      if (isSwapped) edits.push((beforePrevious[column - 2] ?? 0) + 1)
      current.push(Math.min(...edits))
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
