/**
 * An object whose fields are made when they are first read, and then kept.
 *
 * @example
 * lazily({ rows: () => 42 }).rows //=> 42
 */
export function lazily<Fields extends object>(
  makers: {
    readonly [Name in keyof Fields]: () => Fields[Name]
  },
): Fields {
  const fields = {} as Fields
  for (const name of Object.keys(makers) as (keyof Fields)[]) {
    Object.defineProperty(fields, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[name]()
        Object.defineProperty(fields, name, { value, enumerable: true })
        return value
      },
    })
  }
  return fields
}
