/** An array of numbers that can be copied as a block. */
export type NumberArray = Uint8Array | Uint32Array | Int32Array | Float64Array

/**
 * The numbers of two arrays of one kind behind one another.
 *
 * @example
 * joinNumbers(Uint8Array.of(1), Uint8Array.of(2)) //=> new Uint8Array([1, 2])
 */
export function joinNumbers<Numbers extends NumberArray>(first: Numbers, second: Numbers): Numbers {
  const make = first.constructor as new (length: number) => Numbers
  const joined = new make(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

/** Arrays of one kind side by side, joined field by field. */
export function joinFields<Fields extends { readonly [Name in keyof Fields]: NumberArray }>(
  first: Fields,
  second: Fields,
): Fields {
  const names = Object.keys(first) as (keyof Fields)[]
  return Object.fromEntries(
    names.map((name) => [name, joinNumbers<NumberArray>(first[name], second[name])]),
  ) as Fields
}
