/** The columns of single words. */
export const wordColumns = ['country', 'province', 'district', 'type', 'grade', 'dataset'] as const

/** The columns of lists of words; a row has them in the plural. */
export const listColumns = ['method', 'target', 'source', 'document'] as const

/**
 * A value for each of some names.
 *
 * @example
 * forEachName(['a', 'b'], (name) => name + name) //=> { a: 'aa', b: 'bb' }
 */
export function forEachName<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>
}
