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

/** The same codes in the array that codes up to `greatest` have; it must hold them. */
export function widen(codes: Codes, greatest: number): Codes {
  const wide = makeCodes(codes.length, greatest)
  if (wide.BYTES_PER_ELEMENT === codes.BYTES_PER_ELEMENT) return codes
  wide.set(codes)
  return wide
}

/** Numbers of up to `greatest` in the narrowest array. */
export function narrow(numbers: Uint32Array, greatest: number): Codes {
  if (greatest <= 0xff) return new Uint8Array(numbers)
  return greatest <= 0xffff ? new Uint16Array(numbers) : numbers
}

/**
 * Codes in 32 bits each. A loop that always meets the same kind of array runs several times faster than
 * one that meets all three, and copying is cheap beside that.
 */
export function widest(codes: Codes): Uint32Array {
  return codes instanceof Uint32Array ? codes : new Uint32Array(codes)
}
