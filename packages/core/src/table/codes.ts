/** Whole numbers from 0 upwards, one a row, in the narrowest array that holds them all. */
export type Codes = Uint8Array | Uint16Array | Uint32Array

/**
 * Zeros for codes up to `greatest`, in the narrowest array.
 *
 * @example
 * makeCodes(3, 255) //=> new Uint8Array([0, 0, 0])
 */
export function makeCodes(length: number, greatest: number): Codes {
  if (greatest <= 0xff) return new Uint8Array(length)
  return greatest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length)
}

/** Codes rewritten by a table of new codes, `recoded[old]`, as narrow as `greatest` allows. */
export function recode(codes: Codes, recoded: ArrayLike<number>, greatest: number): Codes {
  const result = makeCodes(codes.length, greatest)
  for (let row = 0; row < codes.length; row++) result[row] = recoded[codes[row] ?? 0] ?? 0
  return result
}
