/** Says whether something may be done now; it counts what it allows. */
export type RateLimit = () => boolean

/**
 * Lets things be done at a steady rate, and up to `most` of them at once after a pause. It counts for
 * this process alone, whoever asks.
 *
 * @example
 * limitRate(() => new Date(0), 1, 1)() //=> true
 */
export function limitRate(now: () => Date, most: number, perSecond: number): RateLimit {
  let left = most
  let last = now().getTime()
  return () => {
    const at = now().getTime()
    // A clock that was set back gives nothing.
    left = Math.min(most, left + (Math.max(0, at - last) / 1000) * perSecond)
    last = at
    if (left < 1) return false
    left -= 1
    return true
  }
}
