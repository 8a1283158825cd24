/**
 * Whether a value never changes: it is no object, or it is frozen, and what lies in it too.
 *
 * @example
 * isFrozen(Object.freeze({ en: 'Kabul' })) //=> true
 * @example
 * isFrozen(Object.freeze([{}])) //=> false
 */
export function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isFrozen)
}
