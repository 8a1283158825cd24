/** A stretch of a representation, from one byte to before another. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * The stretch that a `Range` asks for: `null` for the whole, `'unsatisfiable'` where there is nothing of
 * it. Several stretches at once, other units and what cannot be read are answered with the whole, as the
 * standard allows. Source: RFC 9110, 14.
 *
 * @example
 * parseByteRange('bytes=-2', 10) //=> { start: 8, end: 10 }
 */
export function parseByteRange(
  range: string | undefined,
  length: number,
): ByteRange | 'unsatisfiable' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range?.trim() ?? '')
  if (found === null) return null
  const [, first = '', last = ''] = found
  if (first === '' && last === '') return null
  if (first === '') {
    const start = Math.max(0, length - Number(last))
    return start < length ? { start, end: length } : 'unsatisfiable'
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return null
  const end = last === '' ? length : Math.min(Number(last) + 1, length)
  return start < length ? { start, end } : 'unsatisfiable'
}
