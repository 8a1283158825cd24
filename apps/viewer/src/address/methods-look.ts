/**
 * The wording that the methods page reads aloud, from its fragment (`#words=dozens`); `null` without one.
 *
 * @example
 * wordingOfFragment('#words=at%20least%2053') //=> 'at least 53'
 */
export function wordingOfFragment(fragment: string): string | null {
  const wording = new URLSearchParams(fragment.replace(/^#/, '')).get('words')
  return wording === null ? null : wording.slice(0, 120)
}

/**
 * The fragment for a wording.
 *
 * @example
 * fragmentOfWording('dozens') //=> '#words=dozens'
 */
export function fragmentOfWording(wording: string): string {
  return `#${new URLSearchParams({ words: wording })}`
}
