/**
 * Where each of some runs begins, and where the last ends.
 *
 * @example
 * offsetsOf(Uint32Array.of(2, 0, 1)) //=> new Uint32Array([0, 2, 2, 3])
 */
export function offsetsOf(lengths: ArrayLike<number>): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1)
  for (let run = 0; run < lengths.length; run++) {
    offsets[run + 1] = (offsets[run] ?? 0) + (lengths[run] ?? 0)
  }
  return offsets
}
