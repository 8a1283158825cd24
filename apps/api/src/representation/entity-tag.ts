import { sha256Hex } from '@recount/core/primitives'

/**
 * A strong entity tag made from what determines a representation, so that it is known before anything
 * is computed. Source: RFC 9110, 8.8.3.
 *
 * @example
 * entityTagOf('build', '1', '/v1').length //=> 34
 */
export function entityTagOf(...parts: readonly string[]): string {
  return `"${sha256Hex(JSON.stringify(parts)).slice(0, 32)}"`
}

/**
 * Whether an `If-None-Match` names an entity tag, by weak comparison: what stands in between may have
 * weakened it. Source: RFC 9110, 13.1.2.
 *
 * @example
 * matchesEntityTag('W/"a", "b"', '"a"') //=> true
 */
export function matchesEntityTag(ifNoneMatch: string, entityTag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === entityTag)
}
