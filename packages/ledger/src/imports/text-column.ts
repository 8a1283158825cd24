/**
 * Texts one behind another as UTF-8: a thread hands many of them to another at the price of one, and a driver
 * can bind their bytes.
 */
export interface TextColumn {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each text ends in `bytes`; it begins where the one before it ends. */
  readonly ends: Uint32Array<ArrayBuffer>
}

// A mark at the beginning of a text is part of the text.
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

/**
 * The bytes of one text of a column, counted from 0, without copying them.
 *
 * @throws RangeError where the column has no such text.
 */
export function bytesAt({ bytes, ends }: TextColumn, index: number): Uint8Array<ArrayBuffer> {
  const end = ends[index]
  if (end === undefined) throw new RangeError(`a column of ${ends.length} texts has no ${index}`)
  return bytes.subarray(index === 0 ? 0 : ends[index - 1], end)
}

/**
 * One text of a column, counted from 0.
 *
 * @throws RangeError where the column has no such text.
 */
export function textAt(column: TextColumn, index: number): string {
  return decoder.decode(bytesAt(column, index))
}
